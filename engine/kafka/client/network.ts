import type { Address } from '../../kernel/agenda.ts'
import type { Tick } from '../../kernel/clock.ts'
import type { MetadataResponse } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { KafkaRequest, KafkaResponse } from '../requests.ts'
import type { KafkaTurn } from '../turn.ts'
import { type ClientNetwork, isAsking, isReachable } from './network-state.ts'

/** reconnect.backoff.ms and its maximum. */
const RECONNECT_BACKOFF_MS = 50
const RECONNECT_BACKOFF_MAX_MS = 1000

const LEADERLESS_RETRY_MS = 1000

/** A consumer or a producer as far as its network goes. */
export interface NetworkClient {
  readonly name: Address
  readonly incarnation: number
  readonly network: ClientNetwork
  readonly config: {
    readonly requestTimeoutMs: number
    readonly metadataMaxAgeMs: number
    readonly retryBackoffMs: number
  }
}

/** Sends a request that has the client's next correlationId; its answer, or its failure, will come. */
export function ask(
  client: NetworkClient,
  turn: KafkaTurn,
  to: Address,
  request: KafkaRequest,
  timeoutMs: number = client.config.requestTimeoutMs,
): void {
  const { name, network, incarnation } = client
  const isTimed = network.isTimed
  const { type: api, correlationId } = request
  turn.emit({ type: 'request.sent', client: name, api, to, correlationId, timeoutMs })
  turn.send(name, to, request)
  if (!isTimed)
    turn.pass(name, name, client.config.requestTimeoutMs, { type: 'request.timeout', incarnation })
}

/** Notes that an answer is looked at; false when its request is not waited for any more. */
export function takeAnswer(
  client: NetworkClient,
  turn: KafkaTurn,
  response: KafkaResponse,
  error: ErrorCode,
): boolean {
  const { correlationId } = response
  const asked = client.network.requests.get(correlationId)
  if (asked === undefined) return false
  const { api, to: from } = asked
  turn.emit({ type: 'response.received', client: client.name, api, from, correlationId, error })
  return true
}

/** A broker to ask when any will do. */
export function anyBroker({ network }: NetworkClient, now: Tick): Address | undefined {
  const { bootstrap, nextBootstrap } = network
  for (let at = 0; at < bootstrap.length; at++) {
    const broker = bootstrap[(nextBootstrap + at) % bootstrap.length]
    if (broker !== undefined && isReachable(network, broker, now)) return broker
  }
  return undefined
}

/**
 * Asks for the topics' partitions and leaders when they are not known, or not to be trusted any more. New topics
 * do not wait for retry.backoff.ms.
 */
export function refreshMetadata(
  client: NetworkClient,
  turn: KafkaTurn,
  topics: readonly string[],
  isOrdered = false,
): void {
  const { network, config } = client
  const { metadata, nextCorrelationId: correlationId } = network
  const isOld = turn.now - metadata.refreshedAt >= config.metadataMaxAgeMs
  const isKnown = topics.every((topic) => metadata.topics.has(topic))
  if ((isKnown && !isOld && !metadata.stale && !isOrdered) || isAsking(network, 'Metadata')) return
  if (isKnown && !isOrdered && turn.now < metadata.refreshedAt + config.retryBackoffMs) return
  const broker = anyBroker(client, turn.now)
  if (broker !== undefined) ask(client, turn, broker, { type: 'Metadata', correlationId, topics })
}

/** What a broker says of topics. A partition without a leader is asked for again (retry.backoff.max.ms). */
export function takeMetadata(
  client: NetworkClient,
  turn: KafkaTurn,
  topics: MetadataResponse['topics'],
): void {
  const { name, incarnation } = client
  turn.emit({ type: 'metadata.received', client: name, topics })
  const isLeaderless = topics.some(({ partitions }) => partitions.some(({ leader }) => leader === null))
  if (isLeaderless) turn.pass(name, name, LEADERLESS_RETRY_MS, { type: 'metadata.retry', incarnation })
}

/** What the client believes is not so: it asks again, but not twice within retry.backoff.ms. */
export function distrustMetadata(client: NetworkClient, turn: KafkaTurn, reason: string): void {
  const { name, incarnation, network, config } = client
  const { metadata } = network
  if (metadata.stale) return
  turn.emit({ type: 'metadata.stale', client: name, reason })
  const delayMs = metadata.refreshedAt + config.retryBackoffMs - turn.now
  if (delayMs > 0) turn.pass(name, name, delayMs, { type: 'backoff.over', incarnation })
}

/** A request that failed without an answer. */
export interface FailedRequest {
  readonly api: string
  readonly to: Address
  readonly correlationId: number
}

/** request.timeout.ms: what has waited too long fails, and its connection is closed. */
export function failOverdue(client: NetworkClient, turn: KafkaTurn): FailedRequest[] {
  const { network, name, incarnation } = client
  const failed: FailedRequest[] = []
  for (const [correlationId, { api, to, deadline }] of [...network.requests]) {
    if (deadline > turn.now) continue
    failed.push({ api, to, correlationId })
    turn.emit({ type: 'request.failed', client: name, api, to, correlationId, reason: 'timeout' })
  }
  let next = Number.POSITIVE_INFINITY
  for (const { deadline } of network.requests.values()) next = Math.min(next, deadline)
  if (next === Number.POSITIVE_INFINITY) turn.emit({ type: 'requests.untimed', client: name })
  else turn.pass(name, name, next - turn.now, { type: 'request.timeout', incarnation })
  return failed
}

/** The connection to a broker is gone, and everything that was asked on it. */
export function failConnection(client: NetworkClient, turn: KafkaTurn, broker: Address): FailedRequest[] {
  const { network, name } = client
  const failed: FailedRequest[] = []
  for (const [correlationId, { api, to }] of [...network.requests]) {
    if (to !== broker) continue
    failed.push({ api, to, correlationId })
    turn.emit({ type: 'request.failed', client: name, api, to, correlationId, reason: 'disconnected' })
  }
  // A second refusal says nothing new.
  if (failed.length === 0 && !network.connections.has(broker)) return failed
  const attempts = (network.blocked.get(broker)?.attempts ?? 0) + 1
  const backoffMs = Math.min(RECONNECT_BACKOFF_MS * 2 ** Math.min(attempts - 1, 5), RECONNECT_BACKOFF_MAX_MS)
  turn.emit({ type: 'connection.lost', client: name, to: broker, attempts, backoffMs })
  turn.pass(name, name, backoffMs, { type: 'backoff.over', incarnation: client.incarnation })
  distrustMetadata(client, turn, `${broker} is disconnected`)
  return failed
}

/** The operating system closes a dying process's connections. */
export function closeConnections(client: NetworkClient, turn: KafkaTurn): void {
  for (const broker of client.network.connections) {
    turn.send(client.name, broker, { type: 'connection.closed' })
  }
}
