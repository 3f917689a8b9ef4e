import type { Address } from '../../kernel/agenda.ts'
import type { Physics } from '../../kernel/physics.ts'
import type { PlaceView, TimerView } from '../../kernel/scene.ts'
import { speaksConsumerProtocol } from '../client/consumer/states.ts'
import type { Consumer } from '../client/consumer-state.ts'
import { busyIn, waitingIn } from '../client/pool/pool-state.ts'
import type { Producer } from '../client/producer/producer-state.ts'
import type { KafkaState } from '../state.ts'
import { addAction, cableActions, memberActions, processActions, producerActions } from './actions.ts'
import { memberId, producerId } from './places.ts'

/** So many partitions of a member are named one by one. */
const NAMES_MAX = 2

/** The applications: producers, and members of groups. */
export function clientPlaces(state: KafkaState, physics: Physics): PlaceView[] {
  const brokers = [...state.brokers.keys()]
  return [
    ...[...state.producers.values()].map((producer) => producerPlace(producer, physics, brokers)),
    ...[...state.consumers.values()].map((consumer) => consumerPlace(state, consumer, physics, brokers)),
  ]
}

function producerPlace(producer: Producer, physics: Physics, brokers: readonly Address[]): PlaceView {
  const { name, status } = producer
  const isFrozen = physics.frozen.has(name)
  return {
    id: producerId(name),
    kind: 'producer',
    name,
    address: name,
    status: isFrozen ? 'frozen' : status,
    health: isFrozen ? 'paused' : status === 'running' ? 'well' : 'down',
    facts: factsOf(producer),
    actions: [
      ...(status === 'running' ? producerActions(producer) : []),
      ...processActions(name, status === 'running', physics),
      ...(status === 'running' ? cableActions(name, brokers, physics) : []),
    ],
  }
}

/** What a transactional producer may say of its transaction. */
function factsOf({ config, transaction, status }: Producer): { label: string; value: string }[] {
  if (config.transactionalId === null || status !== 'running') return []
  return [
    { label: 'transactional.id', value: config.transactionalId },
    { label: 'transaction', value: transaction.phase },
  ]
}

function consumerPlace(
  state: KafkaState,
  consumer: Consumer,
  physics: Physics,
  brokers: readonly Address[],
): PlaceView {
  const { name, setup, assigned } = consumer
  const isRunning = consumer.status === 'running'
  return {
    id: memberId(name),
    kind: 'member',
    name,
    address: name,
    status: statusOf(consumer, physics),
    health: healthOf(state, consumer, physics),
    notes: [`group.id ${setup.group}`],
    // What it believed to own was in its memory, and is gone with its process.
    facts: isRunning
      ? [
          { label: 'partitions', value: partitionsOf(state, assigned) },
          ...seatOf(consumer),
          ...poolOf(consumer),
        ]
      : [],
    timers: isRunning ? clocksOf(consumer) : [],
    actions: [
      ...(isRunning ? memberActions(consumer) : []),
      addAction(name),
      ...processActions(name, isRunning, physics),
      ...(isRunning ? cableActions(name, brokers, physics) : []),
    ],
  }
}

/** A member of a KIP-848 group says of itself where it is on its way, and in which epoch. */
function seatOf(consumer: Consumer): { label: string; value: string }[] {
  if (!speaksConsumerProtocol(consumer)) return []
  const { state, epoch } = consumer.member
  return [
    { label: 'member', value: state },
    { label: 'member epoch', value: String(epoch) },
  ]
}

/** How many threads of its pool are busy, and what waits for one. */
function poolOf({ pool }: Consumer): { label: string; value: string }[] {
  if (pool === undefined) return []
  const waiting = waitingIn(pool)
  const busy = `${busyIn(pool)}/${pool.threads.length}`
  return [{ label: 'pool', value: waiting === 0 ? busy : `${busy} +${waiting}` }]
}

/** By name; more than a line has room for as `kafka-consumer-groups --members --verbose` has them: `orders(0,1,2)`. */
function partitionsOf({ cluster }: KafkaState, assigned: Consumer['assigned']): string {
  const names = [...assigned.keys()]
  if (names.length <= NAMES_MAX) return names.length === 0 ? 'none' : names.join(' ')
  const topics = new Map<string, number[]>()
  for (const name of names) {
    const { topic = name, number = 0 } = cluster.partitions.get(name) ?? {}
    topics.set(topic, [...(topics.get(topic) ?? []), number])
  }
  return [...topics].map(([topic, numbers]) => `${topic}(${numbers.join(',')})`).join(' ')
}

function statusOf({ status, hung, thread, name, assigned }: Consumer, physics: Physics): string {
  if (physics.frozen.has(name)) return 'frozen'
  if (status !== 'running') return status
  if (hung) return 'hung'
  return thread === 'polling' && assigned.size === 0 ? 'idle' : thread
}

/** Its process is gone and its coordinator does not know: a ghost, still with a seat and partitions. */
function healthOf(state: KafkaState, consumer: Consumer, physics: Physics): PlaceView['health'] {
  const { name, status, hung, thread, setup } = consumer
  if (status !== 'running') {
    const group = state.groups.get(setup.group)
    const hasSeat = [...(group?.members.values() ?? [])].some(({ client }) => client === name)
    return hasSeat ? 'ghost' : 'down'
  }
  if (physics.frozen.has(name) || hung) return 'paused'
  const isBusy = thread === 'processing' || (consumer.pool !== undefined && busyIn(consumer.pool) > 0)
  return isBusy ? 'busy' : 'well'
}

/** `max.poll.interval.ms`, as the client itself counts it. */
function clocksOf(consumer: Consumer): TimerView[] {
  const { lastPollAt, membership, member } = consumer
  // The network thread of a KIP-848 member counts as long as it belongs to the group.
  const isCounted = speaksConsumerProtocol(consumer) ? member.epoch > 0 : membership.isHeartbeating
  if (!isCounted || membership.pollDeadline <= lastPollAt) return []
  return [{ label: 'max.poll.interval.ms', from: lastPollAt, until: membership.pollDeadline }]
}
