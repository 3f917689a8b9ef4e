import type { Address } from '../../kernel/agenda.ts'
import type { Tick } from '../../kernel/clock.ts'
import type { PartitionMetadata } from '../protocol/client-requests.ts'
import { numberOf, type PartitionName, topicOf } from '../protocol/partition-name.ts'
import type { KafkaResponse } from '../requests.ts'

/** A request that waits for its answer. */
export interface InFlight {
  readonly api: string
  readonly to: Address
  readonly sentAt: Tick
  readonly deadline: Tick
}

/** What a client was told of topics and their leaders, and when. */
export interface ClientMetadata {
  readonly topics: Map<string, readonly PartitionMetadata[]>
  refreshedAt: Tick
  /** Something in it turned out to be wrong, or it is too old: ask again. */
  stale: boolean
}

/** What a client's network thread remembers, be it a consumer's or a producer's. */
export interface ClientNetwork {
  /** `bootstrap.servers`. */
  readonly bootstrap: readonly Address[]
  /** Which of them is asked next when no better is known. */
  nextBootstrap: number
  readonly metadata: ClientMetadata
  /** Requests without an answer, by correlationId. */
  readonly requests: Map<number, InFlight>
  nextCorrelationId: number
  /** Answers that came while nobody looked: the next poll() does. */
  readonly inbox: KafkaResponse[]
  /** Brokers with which there is a connection. */
  readonly connections: Set<Address>
  /** Brokers that could not be reached: until when, and how often in a row. */
  readonly blocked: Map<Address, { readonly until: Tick; readonly attempts: number }>
  /** A timer for request.timeout.ms runs. */
  isTimed: boolean
}

/** A network that has not been used. */
export function createClientNetwork(bootstrap: readonly Address[]): ClientNetwork {
  return {
    bootstrap,
    nextBootstrap: 0,
    metadata: { topics: new Map(), refreshedAt: 0, stale: true },
    requests: new Map(),
    nextCorrelationId: 1,
    inbox: [],
    connections: new Set(),
    blocked: new Map(),
    isTimed: false,
  }
}

/** A copy that shares nothing that changes. */
export function copyClientNetwork(network: ClientNetwork): ClientNetwork {
  const { metadata } = network
  return {
    ...network,
    metadata: { ...metadata, topics: new Map(metadata.topics) },
    requests: new Map(network.requests),
    inbox: network.inbox.slice(),
    connections: new Set(network.connections),
    blocked: new Map(network.blocked),
  }
}

/** Who leads a partition, as a client believes. */
export function knownLeaderOf({ metadata }: ClientNetwork, partition: PartitionName): Address | undefined {
  return metadata.topics.get(topicOf(partition))?.[numberOf(partition)]?.leader ?? undefined
}

/** Whether a broker may be asked: after a refused connection a client waits (reconnect.backoff.ms). */
export function isReachable({ blocked }: ClientNetwork, broker: Address, now: Tick): boolean {
  const block = blocked.get(broker)
  return block === undefined || now >= block.until
}

/** Whether a request of that kind waits for its answer. */
export function isAsking(network: ClientNetwork, api: string): boolean {
  for (const request of network.requests.values()) if (request.api === api) return true
  return false
}

/** A request is answered, or given up. */
export function forgetRequest(network: ClientNetwork, correlationId: number): void {
  network.requests.delete(correlationId)
  const { inbox } = network
  if (inbox.length === 0) return
  const at = inbox.findIndex((response) => response.correlationId === correlationId)
  if (at >= 0) inbox.splice(at, 1)
}
