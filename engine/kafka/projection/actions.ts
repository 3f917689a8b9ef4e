import type { Address } from '../../kernel/agenda.ts'
import { WORLD } from '../../kernel/engine.ts'
import type { ApplicationWanted } from '../../kernel/newcomer.ts'
import { nameOf, PHYSICS, type Physics } from '../../kernel/physics.ts'
import type { ActionView } from '../../kernel/scene.ts'
import type { Broker } from '../broker/broker-state.ts'
import type { BrokerOrder } from '../broker/orders.ts'
import type { Consumer } from '../client/consumer-state.ts'
import type { ClientOrder } from '../client/orders.ts'
import type { Producer } from '../client/producer/producer-state.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'

const SLOW_WORK_MS = 1000
const DELAY_TICKS = 200
/** The least that Linux waits before TCP sends a packet again: TCP_RTO_MIN. */
const RESEND_TICKS = 200
/** Of more partitions than this, or brokers, the menu does not speak one by one. */
const EACH_MAX = 3

/** What a reader may have a producer's application do. */
export function producerActions({ name, setup, config, transaction }: Producer): ActionView[] {
  const [first] = setup.sends ?? []
  const records = [{ key: first?.key ?? null, value: 'by hand' }]
  const send = order('send', name, { type: 'send', topic: first?.topic ?? '', records })
  if (config.transactionalId === null) return [send]
  const isOpen = transaction.phase === 'IN_TRANSACTION'
  return isOpen
    ? [
        send,
        order('commit-transaction', name, { type: 'commitTransaction' }),
        order('abort-transaction', name, { type: 'abortTransaction' }),
      ]
    : [order('begin-transaction', name, { type: 'beginTransaction' })]
}

/** One more member of its group, like it. */
export function addAction(like: Address): ActionView {
  const signal: ApplicationWanted = { type: 'application.add', like }
  return { id: 'add', to: WORLD, signal }
}

/** What the handler of any member may do: hang, or take its time. */
export function workActions(name: string, hung: boolean): ActionView[] {
  const slow = order('slow', name, { type: 'slow', workMs: SLOW_WORK_MS })
  return [
    hung ? order('unhang', name, { type: 'unhang' }) : order('hang', name, { type: 'hang' }),
    { ...slow, asks: { field: 'workMs', unit: 'ms', value: SLOW_WORK_MS } },
  ]
}

/** What a reader may have a member's application do. */
export function memberActions(consumer: Consumer): ActionView[] {
  const { name, hung, assigned } = consumer
  return [
    ...workActions(name, hung),
    ...[...assigned.keys()].slice(0, EACH_MAX).flatMap((partition) => readingActions(consumer, partition)),
    ...(assigned.size > 0 ? [order('commit', name, { type: 'commitSync' })] : []),
  ]
}

/** Where a member reads on in one of its partitions, and whether it does. */
function readingActions({ name, assigned }: Consumer, partition: PartitionName): ActionView[] {
  const own = assigned.get(partition)
  if (own === undefined) return []
  const partitions = [partition]
  const seek = order('seek', name, { type: 'seek', partition, offset: 0 }, partition)
  const stop = own.paused
    ? order('resume-partition', name, { type: 'resume', partitions }, partition)
    : order('pause-partition', name, { type: 'pause', partitions }, partition)
  return [{ ...seek, asks: { field: 'offset', unit: 'offset', value: 0 } }, stop]
}

/** What may happen to a process. */
export function processActions(name: string, isRunning: boolean, physics: Physics): ActionView[] {
  if (!isRunning) return [order('restart', name, { type: 'start' })]
  return [
    order('crash', name, { type: 'crash' }),
    order('close', name, { type: 'close' }),
    physics.frozen.has(name)
      ? { id: 'resume', to: PHYSICS, signal: { type: 'process.resume', place: name } }
      : { id: 'freeze', to: PHYSICS, signal: { type: 'process.freeze', place: name } },
  ]
}

/** What may happen to the cables between a process and the brokers. */
export function cableActions(name: string, brokers: readonly Address[], physics: Physics): ActionView[] {
  return brokers.slice(0, EACH_MAX).flatMap((broker): ActionView[] => {
    const between = [name, broker] as const
    const about = brokers.length > 1 ? { about: broker } : {}
    if (physics.links.has(nameOf(between))) {
      return [{ id: 'restore', to: PHYSICS, signal: { type: 'link.restore', between }, ...about }]
    }
    return [
      { id: 'cut', to: PHYSICS, signal: { type: 'link.cut', between }, ...about },
      { id: 'hold', to: PHYSICS, signal: { type: 'link.hold', between }, ...about },
      {
        id: 'drop',
        to: PHYSICS,
        signal: { type: 'link.drop', from: name, to: broker, ticks: RESEND_TICKS },
        asks: { field: 'ticks', unit: 'ms', value: RESEND_TICKS },
        ...about,
      },
      {
        id: 'delay',
        to: PHYSICS,
        signal: { type: 'link.delay', between, ticks: DELAY_TICKS },
        asks: { field: 'ticks', unit: 'ms', value: DELAY_TICKS },
        ...about,
      },
    ]
  })
}

/** What its operator may do to a broker. */
export function brokerActions({ address, status }: Broker): ActionView[] {
  if (status !== 'running') return [operator('restart', address, { type: 'broker.start' })]
  return [
    operator('crash', address, { type: 'broker.crash' }),
    operator('close', address, { type: 'broker.stop' }),
  ]
}

/** What an operator may do with a partition; where one broker is alone, it is not drawn, and dies here. */
export function partitionActions(state: KafkaState, name: PartitionName, leader: Address): ActionView[] {
  const topic = state.cluster.partitions.get(name)?.topic ?? ''
  const partitions = (state.cluster.topics.get(topic)?.partitions.length ?? 0) + 1
  const log = state.brokers.get(leader)?.logs.get(name)
  const offset = log?.highWatermark ?? 0
  const remove = operator('delete-records', leader, { type: 'DeleteRecords', partition: name, offset })
  return [
    operator('add-partition', leader, { type: 'CreatePartitions', topic, partitions }, topic),
    { ...remove, asks: { field: 'offset', unit: 'offset', value: offset } },
    ...(state.brokers.size === 1 ? [operator('kill-broker', leader, { type: 'broker.crash' }, leader)] : []),
  ]
}

/** `kafka-consumer-groups.sh --reset-offsets`: refused while the group has members, and the log says so. */
export function groupActions(state: KafkaState, { groupId }: { readonly groupId: string }): ActionView[] {
  const to = state.brokers.keys().next().value ?? ''
  const committed = [...(state.offsets.get(groupId)?.keys() ?? [])].slice(0, EACH_MAX)
  const [first] = [...state.consumers.values(), ...state.shareConsumers.values()].filter(
    ({ setup }) => setup.group === groupId,
  )
  const resets = committed.map((partition) => ({
    ...operator(
      'reset-offsets',
      to,
      { type: 'AlterConsumerGroupOffsets', groupId, partition, offset: 0 },
      partition,
    ),
    asks: { field: 'offset', unit: 'offset', value: 0 } as const,
  }))
  return [...(first === undefined ? [] : [addAction(first.name)]), ...resets]
}

function order(id: string, to: Address, signal: ClientOrder, about?: string): ActionView {
  return { id, to, signal, ...(about !== undefined && { about }) }
}

function operator(id: string, to: Address, signal: BrokerOrder, about?: string): ActionView {
  return { id, to, signal, ...(about !== undefined && { about }) }
}
