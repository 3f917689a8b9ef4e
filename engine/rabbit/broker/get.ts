import type { BasicMethod } from '../methods.ts'
import { readyCount } from '../queues/count.ts'
import { dropExpired } from '../queues/head.ts'
import { ruleOf } from '../queues/index.ts'
import { counted, returnsOf, watchAcks } from '../queues/offer.ts'
import { peekReady } from '../queues/ready.ts'
import type { Entry, Queue } from '../state.ts'
import { usableQueue } from './access.ts'
import {
  answer,
  type Desk,
  inVhost,
  type Lane,
  notImplemented,
  type Refusal,
  resourceLocked,
} from './desk.ts'
import { restartIdle } from './idle.ts'

type Get = Extract<BasicMethod, { readonly type: 'basic.get' }>

/** basic.get: pulls one message, whatever the consumers (ack-14, prefetch-08, excl-03). */
export function get(desk: Desk, lane: Lane, { queue: name, noAck = false }: Get): Refusal | undefined {
  const queue = usableQueue(desk, lane, name)
  if ('closes' in queue) return queue
  const what = inVhost('queue', queue.name)
  if (queue.type === 'stream') return notImplemented(`basic.get not supported by stream queues ${what}`)
  if (queue.type === 'quorum' && queue.settings.singleActive) {
    return resourceLocked(
      `cannot obtain access to locked ${what}. basic.get operations are not supported by quorum queues with ` +
        'single active consumer',
    )
  }
  restartIdle(desk, queue)
  // A queue with priorities does not look whether a new head has come in expired (rabbit_amqqueue_process).
  if (queue.settings.maxPriority === undefined) dropExpired(desk, queue)
  const entry = peekReady(queue)
  if (entry === undefined) {
    const place = { connection: lane.connection.name, channel: lane.channel.number }
    answer(desk, lane.connection, { type: 'basic.get-empty', ...place })
    return undefined
  }
  hand(desk, lane, queue, entry, noAck)
  return undefined
}

/** What is left is counted after the next head was looked at (ttl-06); by a quorum queue before that (qq-22). */
function hand(desk: Desk, { connection, channel }: Lane, queue: Queue, entry: Entry, noAck: boolean): void {
  const { id: message, content, exchange, routingKey } = entry.message
  const { redelivered } = entry
  const deliveryTag = channel.nextTag
  const place = { connection: connection.name, channel: channel.number }
  const fact = { message, name: content.id, queue: queue.name, ...place, deliveryTag, redelivered, noAck }
  const seq = desk.turn.emit({ type: 'message.got', ...fact }, entry.seq)
  const left = readyCount(queue)
  if (queue.type === 'quorum') ruleOf(queue).run(desk, queue)
  else dropExpired(desk, queue)
  const shown = queue.type === 'quorum' && (returnsOf(entry) > 0 || desk.broker.profile.getShowsFirstCount)
  answer(
    desk,
    connection,
    {
      type: 'basic.get-ok',
      ...place,
      message,
      deliveryTag,
      redelivered,
      messageCount: queue.type === 'quorum' ? left : readyCount(queue),
      exchange,
      routingKey,
      content: shown ? counted(content, returnsOf(entry)) : content,
    },
    seq,
  )
  if (!noAck) watchAcks(desk, channel)
}
