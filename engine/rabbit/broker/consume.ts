import type { BasicMethod, Table } from '../methods.ts'
import { chooseActive } from '../queues/active.ts'
import { ruleOf } from '../queues/index.ts'
import { readFrom } from '../queues/stream.ts'
import type { Consumer, Queue } from '../state.ts'
import { EMPTY_TABLE } from '../table.ts'
import { usableQueue } from './access.ts'
import { consumerArgumentFault } from './consumer-arguments.ts'
import {
  accessRefused,
  answer,
  type Desk,
  inVhost,
  type Lane,
  notAllowed,
  notImplemented,
  preconditionFailed,
  type Refusal,
} from './desk.ts'
import { restartIdle } from './idle.ts'
import { deleteQueue, named } from './queue.ts'

type Method<Type extends BasicMethod['type']> = Extract<BasicMethod, { readonly type: Type }>

/** basic.consume: delivery begins at once, so the first of several gets a whole backlog (rr-04, rr-05). */
export function consume(desk: Desk, lane: Lane, method: Method<'basic.consume'>): Refusal | undefined {
  const { connection, channel } = lane
  const { exclusive = false, noAck = false, arguments: given = EMPTY_TABLE } = method
  if (method.consumerTag !== '' && channel.consumers.has(method.consumerTag)) {
    return notAllowed(`attempt to reuse consumer tag '${method.consumerTag}'`)
  }
  const queue = usableQueue(desk, lane, method.queue)
  if ('closes' in queue) return queue
  const refusal =
    consumerArgumentFault(queue, given, desk.broker.profile) ?? checkUse(lane, queue, exclusive, noAck)
  if (refusal !== undefined) return refusal
  const offset = queue.type === 'stream' ? readFrom(desk, queue, given['x-stream-offset']) : 0
  const consumerTag = method.consumerTag === '' ? named(desk, 'amq.ctag-') : method.consumerTag
  const place = { connection: connection.name, channel: channel.number }
  desk.turn.emit({
    type: 'consumer.added',
    queue: queue.name,
    ...place,
    consumerTag,
    noAck,
    exclusive,
    prefetchCount: channel.prefetchCount,
    priority: priorityOf(given),
    arguments: given,
    ...(queue.type === 'stream' ? { offset } : {}),
  })
  answer(desk, connection, { type: 'basic.consume-ok', ...place, consumerTag })
  chooseActive(desk, queue)
  ruleOf(queue).run(desk, queue)
  return undefined
}

/** basic.cancel: no more deliveries; what the channel holds it keeps (cancel-01). An unknown tag is fine. */
export function cancel(desk: Desk, lane: Lane, { consumerTag }: Method<'basic.cancel'>): Refusal | undefined {
  const { connection, channel } = lane
  const place = { connection: connection.name, channel: channel.number }
  const consumer = channel.consumers.get(consumerTag)
  if (consumer === undefined) {
    answer(desk, connection, { type: 'basic.cancel-ok', ...place, consumerTag })
    return undefined
  }
  const { queue: name } = consumer
  const queue = desk.broker.queues.get(name)
  desk.turn.emit({ type: 'consumer.removed', queue: name, ...place, consumerTag, reason: 'cancel' })
  answer(desk, connection, { type: 'basic.cancel-ok', ...place, consumerTag })
  if (queue === undefined) return undefined
  const changed = chooseActive(desk, queue)
  if (isAbandoned(queue)) deleteQueue(desk, queue, 'auto-delete')
  else {
    restartIdle(desk, queue)
    if (queue.type === 'quorum' || (changed && desk.broker.profile.activeCancelRunsQueue)) {
      ruleOf(queue).run(desk, queue)
    }
  }
  return undefined
}

/** An auto-delete queue goes with its last consumer, never before it had one (auto-01 to auto-04). */
export function isAbandoned({ autoDelete, hadConsumers, consumers }: Queue): boolean {
  return autoDelete && hadConsumers && consumers.size === 0
}

function priorityOf({ 'x-priority': priority }: Table): number {
  return typeof priority === 'number' ? priority : 0
}

function checkUse({ channel }: Lane, queue: Queue, exclusive: boolean, noAck: boolean): Refusal | undefined {
  const what = inVhost('queue', queue.name)
  if (queue.type === 'stream') {
    if (channel.prefetchCount === 0)
      return preconditionFailed(`consumer prefetch count is not set for '${what}'`)
    if (noAck) return notImplemented(`automatic acknowledgement not supported by stream queues ${what}`)
  }
  if (queue.type !== 'classic' && channel.globalPrefetch > 0) {
    return notImplemented(`${what} does not support global qos`)
  }
  if (queue.type !== 'classic') return undefined
  if (isTaken(queue, exclusive)) return accessRefused(`${what} in exclusive use`)
  return undefined
}

/** An exclusive consumer tolerates no other, and a single active one cannot be exclusive (excl-01, sac-06). */
function isTaken(queue: Queue, exclusive: boolean): boolean {
  if (queue.settings.singleActive) return exclusive
  const holder: Consumer | undefined = queue.exclusiveConsumer
  return holder !== undefined || (exclusive && queue.consumers.size > 0)
}
