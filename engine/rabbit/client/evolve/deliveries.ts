import { popFront, pushBack } from '../../../base/deque.ts'
import type { Folds } from '../../../kernel/handlers.ts'
import type { DeliveryEvent } from '../events.ts'
import type { ConsumerMind, Delivery, Task } from '../mind.ts'

type Fields<Type> = Extract<DeliveryEvent, { type: Type }>

/** What each fact about deliveries changes in the consumer's mind. */
export const deliveryFolds: Folds<ConsumerMind, DeliveryEvent> = {
  'delivery.received': receive,
  'poll.sent'(mind, { poll }) {
    mind.polls = poll
    mind.asked = true
  },
  'poll.empty'() {},
  'work.started': begin,
  'work.continued'(mind, { task: id, step, ticks }, tick, seq) {
    const task = mind.tasks.get(id)
    if (task !== undefined) move(task, step, tick, tick + ticks, seq)
  },
  'work.stuck'(mind, { task: id }, _tick, seq) {
    const task = mind.tasks.get(id)
    if (task === undefined) return
    task.stuck = true
    task.seq = seq
  },
  'work.ended'(mind, { task, deliveryTag }) {
    mind.processed++
    mind.done++
    end(mind, task, deliveryTag)
  },
  'work.failed'(mind, { task, deliveryTag }) {
    mind.failed++
    end(mind, task, deliveryTag)
  },
  'work.skipped'(mind, { task, deliveryTag }) {
    mind.done++
    end(mind, task, deliveryTag)
  },
  'retries.exhausted'(mind) {
    popFront(mind.buffer)
    mind.done++
  },
  'call.sent'(mind, { task: id, step }, tick, seq) {
    const task = mind.tasks.get(id)
    if (task !== undefined) move(task, step, tick, tick, seq)
  },
  'call.answered'(mind, { task: id }, _tick, seq) {
    const task = mind.tasks.get(id)
    if (task !== undefined) task.seq = seq
  },
  'delivery.republished'(mind, { publishTag, deliveryTag }) {
    const delivery = deliveryTag === undefined ? undefined : mind.held.get(deliveryTag)
    if (publishTag === undefined || delivery === undefined) return
    mind.nextTag = publishTag + 1
    mind.unconfirmed.set(publishTag, delivery)
  },
  'republish.confirmed'(mind, { publishTag }) {
    mind.unconfirmed.delete(publishTag)
  },
  'delivery.settled'(mind, { deliveryTag, multiple, method }) {
    mind.held.delete(deliveryTag)
    if (method === 'basic.ack') mind.done = 0
    if (!multiple) return
    for (const tag of mind.held.keys()) if (tag < deliveryTag) mind.held.delete(tag)
  },
  'delivery.orphaned'() {},
}

function receive(mind: ConsumerMind, event: Fields<'delivery.received'>, _tick: number, seq: number): void {
  const { deliveryTag, message, name, redelivered, exchange, routingKey, content, noAck } = event
  const visit = (mind.visits.get(name) ?? 0) + 1
  mind.visits.set(name, visit)
  mind.received++
  if (redelivered) mind.redelivered++
  const { lane, received: ordinal } = mind
  const what = { message, redelivered, exchange, routingKey, content, noAck }
  const delivery: Delivery = { lane, deliveryTag, ...what, ordinal, visit, seq }
  pushBack(mind.buffer, delivery)
  mind.held.set(deliveryTag, delivery)
  mind.asked = false
}

function begin(mind: ConsumerMind, event: Fields<'work.started'>, tick: number, seq: number): void {
  const delivery = popFront(mind.buffer)
  if (delivery === undefined) return
  const { task: id, ticks } = event
  const { plan } = mind
  mind.nextTask = id + 1
  mind.tasks.set(id, { id, delivery, plan, step: 0, from: tick, until: tick + ticks, stuck: false, seq })
}

function move(task: Task, step: number, from: number, until: number, seq: number): void {
  task.step = step
  task.from = from
  task.until = until
  task.seq = seq
}

/** What needs no answer is out of its hands now; the rest is held until it is answered. */
function end(mind: ConsumerMind, task: number, deliveryTag: number): void {
  const delivery = mind.tasks.get(task)?.delivery
  mind.tasks.delete(task)
  if (delivery?.noAck === true) mind.held.delete(deliveryTag)
}
