import type { QueueMethod, Table } from '../methods.ts'
import { declaredConsumers, readyCount } from '../queues/count.ts'
import { dropExpired } from '../queues/head.ts'
import type { Consumer, Queue } from '../state.ts'
import { EMPTY_TABLE } from '../table.ts'
import { locked, lockOn, stoppedQueue, usableQueue } from './access.ts'
import { unbindDestination } from './binding.ts'
import {
  accessRefused,
  answer,
  type Desk,
  internalError,
  inVhost,
  type Lane,
  notImplemented,
  preconditionFailed,
  type Refusal,
} from './desk.ts'
import { restartIdle } from './idle.ts'
import { homeOf } from './placement.ts'
import { argumentFault, differingArgument, queueTypeOf } from './queue-arguments.ts'

type Method<Type extends QueueMethod['type']> = Extract<QueueMethod, { readonly type: Type }>

/** queue.declare: makes it, or checks that what is there is equal (qdecl-01 to qdecl-05). */
export function declareQueue(desk: Desk, lane: Lane, method: Method<'queue.declare'>): Refusal | undefined {
  const { broker } = desk
  if (method.passive === true) {
    const queue = usableQueue(desk, lane, method.queue)
    return 'closes' in queue ? queue : declared(desk, lane, queue)
  }
  if (method.queue.startsWith('amq.')) {
    return accessRefused(`queue name '${method.queue}' contains reserved prefix 'amq.*'`)
  }
  const existing = broker.queues.get(method.queue)
  if (existing === undefined) return create(desk, lane, method)
  return stoppedQueue(desk, existing) ?? differs(existing, lane, method) ?? declared(desk, lane, existing)
}

/** queue.delete: its messages are lost, its consumers are told (consume-03, delete-01). */
export function removeQueue(desk: Desk, lane: Lane, method: Method<'queue.delete'>): Refusal | undefined {
  const { queue: name, ifUnused = false, ifEmpty = false } = method
  const queue = desk.broker.queues.get(name === '' ? lane.channel.lastQueue : name)
  if (queue === undefined) {
    deleted(desk, lane, name, 0)
    return undefined
  }
  const refusal = lockOn(queue, lane.connection.name) ?? keeps(queue, ifUnused, ifEmpty)
  if (refusal !== undefined) return refusal
  const count = queue.down ? 0 : readyCount(queue)
  deleteQueue(desk, queue, 'command')
  deleted(desk, lane, queue.name, count)
  return undefined
}

/** queue.purge: ready messages only, and nothing is dead-lettered (purge-01, purge-02). */
export function purge(desk: Desk, lane: Lane, method: Method<'queue.purge'>): Refusal | undefined {
  const queue = usableQueue(desk, lane, method.queue)
  if ('closes' in queue) return queue
  if (queue.type === 'stream') {
    return notImplemented(`queue.purge not supported by stream queues ${inVhost('queue', queue.name)}`)
  }
  const messageCount = queue.ready.size
  desk.turn.emit({ type: 'queue.purged', queue: queue.name, messages: messageCount })
  const place = { connection: lane.connection.name, channel: lane.channel.number }
  answer(desk, lane.connection, { type: 'queue.purge-ok', ...place, queue: queue.name, messageCount })
  return undefined
}

/** A queue goes, with its bindings; nothing of it is dead-lettered (qexp-03, auto-04). */
export function deleteQueue(
  desk: Desk,
  queue: Queue,
  reason: 'command' | 'expired' | 'auto-delete' | 'exclusive' | 'transient',
): void {
  const consumers: readonly Consumer[] = [...queue.consumers]
  unbindDestination(desk, 'queue', queue.name)
  desk.turn.emit({ type: 'queue.deleted', queue: queue.name, reason, messages: readyCount(queue) })
  for (const { connection: name, channel, tag: consumerTag } of consumers) {
    const connection = desk.broker.connections.get(name)
    const place = { connection: name, channel }
    desk.turn.emit({ type: 'consumer.removed', queue: queue.name, ...place, consumerTag, reason: 'queue' })
    if (connection?.channels.has(channel) === true) {
      answer(desk, connection, { type: 'basic.cancel', ...place, consumerTag })
    }
  }
}

/** A name that nobody else has. */
export function named(desk: Desk, prefix: string): string {
  return `${prefix}${desk.broker.nextName}`
}

function create(desk: Desk, lane: Lane, method: Method<'queue.declare'>): Refusal | undefined {
  const { durable = false, exclusive = false, autoDelete = false, arguments: given = EMPTY_TABLE } = method
  const name = method.queue === '' ? named(desk, 'amq.gen-') : method.queue
  const refusal = declarationFault(desk, name, method, given)
  if (refusal !== undefined) return refusal
  const owner = exclusive ? { owner: lane.connection.name } : {}
  const queueType = queueTypeOf(given) ?? 'classic'
  desk.turn.emit({
    type: 'queue.declared',
    queue: name,
    queueType,
    durable: durable && !exclusive,
    autoDelete,
    node: homeOf(desk, given, lane.connection.node),
    arguments: given,
    ...owner,
  })
  return declared(desk, lane, desk.broker.queues.get(name) as Queue)
}

/** What no queue may be. */
function declarationFault(
  { broker: { profile } }: Desk,
  name: string,
  { durable = false, exclusive = false, autoDelete = false }: Method<'queue.declare'>,
  given: Table,
): Refusal | undefined {
  const what = inVhost('queue', name)
  const type = queueTypeOf(given)
  if (type === undefined)
    return preconditionFailed(`invalid arg 'x-queue-type' for ${what}: unsupported queue type`)
  const fault = argumentFault(type, given, what, profile)
  if (fault !== undefined) return fault
  if (type !== 'classic') {
    if (!durable) return preconditionFailed(`invalid property 'non-durable' for ${what}`)
    if (autoDelete) return preconditionFailed(`invalid property 'auto-delete' for ${what}`)
    if (exclusive) return preconditionFailed(`invalid property 'exclusive-owner' for ${what}`)
  }
  const isTransient = !durable && !exclusive
  return isTransient && profile.transientQueuesRefused
    ? internalError(`Feature \`transient_nonexcl_queues\` is deprecated`)
    : undefined
}

/** Asking for exclusive, or not, of a queue that is the other, is 405; everything else that differs is 406. */
function differs(queue: Queue, lane: Lane, method: Method<'queue.declare'>): Refusal | undefined {
  const { durable = false, exclusive = false, autoDelete = false, arguments: given = EMPTY_TABLE } = method
  if (queue.owner !== (exclusive ? lane.connection.name : undefined)) return locked(queue.name)
  const what = inVhost('queue', queue.name)
  const inequivalent = (field: string, received: unknown, current: unknown) =>
    preconditionFailed(
      `inequivalent arg '${field}' for ${what}: received '${received}' but current is '${current}'`,
    )
  const isDurable = durable && !exclusive
  if (queue.durable !== isDurable) return inequivalent('durable', isDurable, queue.durable)
  if (queue.autoDelete !== autoDelete) return inequivalent('auto_delete', autoDelete, queue.autoDelete)
  const name = differingArgument(queue.type, queue.arguments, given)
  return name === undefined ? undefined : inequivalent(name, given[name], queue.arguments[name])
}

function declared(desk: Desk, lane: Lane, queue: Queue): undefined {
  const place = { connection: lane.connection.name, channel: lane.channel.number }
  if (lane.channel.lastQueue !== queue.name)
    desk.turn.emit({ type: 'queue.named', queue: queue.name, ...place })
  restartIdle(desk, queue)
  dropExpired(desk, queue)
  answer(desk, lane.connection, {
    type: 'queue.declare-ok',
    ...place,
    queue: queue.name,
    messageCount: readyCount(queue),
    consumerCount: declaredConsumers(desk.broker, queue),
  })
  return undefined
}

function keeps(queue: Queue, ifUnused: boolean, ifEmpty: boolean): Refusal | undefined {
  const what = inVhost('queue', queue.name)
  if (queue.type === 'quorum' && (ifUnused || ifEmpty)) {
    const flag = ifUnused ? 'if-unused' : 'if-empty'
    return notImplemented(
      `cannot delete ${what}. queue.delete operations with ${flag} flag set are not supported by quorum queues`,
    )
  }
  if (ifEmpty && queue.ready.size > 0) return preconditionFailed(`${what} not empty`)
  return ifUnused && queue.consumers.size > 0 ? preconditionFailed(`${what} in use`) : undefined
}

function deleted(desk: Desk, { connection, channel }: Lane, queue: string, messageCount: number): void {
  const place = { connection: connection.name, channel: channel.number }
  answer(desk, connection, { type: 'queue.delete-ok', ...place, queue, messageCount })
}
