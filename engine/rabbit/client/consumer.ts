import { itemAt } from '../../base/deque.ts'
import type { BasicMethod } from '../methods.ts'
import { die } from './connection.ts'
import type { ConsumerMind, Delivery } from './mind.ts'
import { diesAt, retriesOf } from './outcome.ts'
import { republish, settle } from './settle.ts'
import type { ClientTimer } from './signals.ts'
import { drawWork, runStep } from './task.ts'
import { type ClientTurn, tell } from './turn.ts'

const POLL_TICKS = 1_000

/** After its channel is open: with confirms it says so first. */
export function prepareConsumer(mind: ConsumerMind, turn: ClientTurn): void {
  const { connection, channel, setup } = mind
  if (setup.confirm === true) tell(mind, turn, { type: 'confirm.select', connection, channel })
  else declare(mind, turn)
}

/** Its own queue, if the set-up says that it brings one: declaring what is there already changes nothing. */
export function declare(mind: ConsumerMind, turn: ClientTurn): void {
  const { connection, channel, setup } = mind
  const { queue, declares } = setup
  if (declares === undefined) {
    limit(mind, turn)
    return
  }
  const { durable = true, exclusive = false, auto_delete: autoDelete = false } = declares
  const traits = { durable, exclusive, autoDelete, arguments: declares.arguments ?? {} }
  tell(mind, turn, { type: 'queue.declare', connection, channel, queue, ...traits })
}

/** The queue is there. It binds without waiting for each answer: a channel keeps the order of what is asked. */
export function bindDeclared(mind: ConsumerMind, turn: ClientTurn): void {
  const { connection, channel, setup } = mind
  const { queue, declares } = setup
  for (const { source: exchange, routing_key: routingKey = '' } of declares?.bindings ?? [])
    tell(mind, turn, { type: 'queue.bind', connection, channel, queue, exchange, routingKey })
  limit(mind, turn)
}

/** The limit before the order, since it holds for consumers that are started later. */
export function limit(mind: ConsumerMind, turn: ClientTurn): void {
  const { prefetch_count: prefetchCount = 0 } = mind.setup
  if (prefetchCount === 0) subscribe(mind, turn)
  else
    tell(mind, turn, { type: 'basic.qos', connection: mind.connection, channel: mind.channel, prefetchCount })
}

/** A standing order; or, with `mode: get`, the first of many questions. */
export function subscribe(mind: ConsumerMind, turn: ClientTurn): void {
  const { name, setup, connection } = mind
  if (setup.mode === 'get') {
    turn.emit({ type: 'client.ready', client: name })
    return
  }
  tell(mind, turn, {
    type: 'basic.consume',
    connection,
    channel: mind.channel,
    queue: setup.queue,
    consumerTag: name,
    noAck: setup.ack === 'auto',
    exclusive: setup.exclusive ?? false,
    arguments: setup.arguments ?? {},
  })
}

/** No more deliveries; what it holds may still be answered. */
export function unsubscribe(mind: ConsumerMind, turn: ClientTurn): void {
  const { name: consumerTag, connection } = mind
  tell(mind, turn, { type: 'basic.cancel', connection, channel: mind.channel, consumerTag })
}

/** A message has come, pushed or asked for. It waits for a thread, if there is memory for it. */
export function onMessage(
  mind: ConsumerMind,
  method: Extract<BasicMethod, { type: 'basic.deliver' | 'basic.get-ok' }>,
  turn: ClientTurn,
): void {
  const { message, deliveryTag, redelivered, exchange, routingKey, content, connection } = method
  turn.emit({
    type: 'delivery.received',
    client: mind.name,
    connection,
    message,
    name: content.id,
    deliveryTag,
    redelivered,
    exchange,
    routingKey,
    content,
    noAck: mind.setup.ack === 'auto',
  })
  const { memory } = mind.setup
  if (memory !== undefined && mind.held.size > memory) die(mind, turn, 'out-of-memory')
}

/**
 * Free threads take what waits, oldest first; a consumer that polls asks for more when nothing does. Called
 * after everything that reaches a consumer.
 */
export function takeWork(mind: ConsumerMind, turn: ClientTurn): void {
  const { threads = 1, mode } = mind.setup
  while (mind.tasks.size < threads) {
    const next = itemAt(mind.buffer, 0)
    if (next === undefined) break
    begin(mind, next, turn)
  }
  if (mode === 'get' && mind.status === 'running' && !mind.asked && mind.tasks.size < threads)
    poll(mind, turn)
}

function begin(mind: ConsumerMind, delivery: Delivery, turn: ClientTurn): void {
  const { setup, name: client } = mind
  if (diesAt(setup, 'before-work', delivery)) {
    die(mind, turn, 'before-work')
    return
  }
  const { message, deliveryTag, content, redelivered, visit, seq } = delivery
  const count = setup.max_retries === undefined ? 0 : retriesOf(setup, content)
  if (setup.max_retries !== undefined && count >= setup.max_retries) {
    const about = { client, message, name: content.id, deliveryTag, count }
    giveUp(mind, delivery, turn.emit({ type: 'retries.exhausted', ...about }, seq), turn)
    return
  }
  const task = mind.nextTask
  const ticks = mind.plan[0]?.do === 'work' ? drawWork(mind, turn) : 0
  const about = { client, task, message, name: content.id, deliveryTag, redelivered, attempt: visit, ticks }
  turn.emit({ type: 'work.started', ...about }, seq)
  runStep(mind, task, ticks, turn)
}

/** The publication first: dying in between makes a duplicate, the other order would make a loss. */
function giveUp(mind: ConsumerMind, delivery: Delivery, cause: number, turn: ClientTurn): void {
  const { gives_up: place } = mind.setup
  let last = cause
  if (place !== undefined) {
    const { routing_key: routingKey = delivery.routingKey, exchange } = place
    const copy = { exchange, routingKey, content: delivery.content }
    const published = republish(mind, delivery, copy, 'given-up', cause, turn)
    if (published === undefined) return
    last = published
  }
  settle(mind, delivery, { method: 'basic.ack', requeue: false }, last, turn)
}

/** Asks for one message. */
function poll(mind: ConsumerMind, turn: ClientTurn): void {
  const { name: client, connection, setup } = mind
  turn.emit({ type: 'poll.sent', client, poll: mind.polls + 1 })
  const noAck = setup.ack === 'auto'
  tell(mind, turn, { type: 'basic.get', connection, channel: mind.channel, queue: setup.queue, noAck })
}

/** Nothing there: it asks again later. */
export function onEmpty(mind: ConsumerMind, turn: ClientTurn): void {
  const { name, connection, polls, setup } = mind
  turn.emit({ type: 'poll.empty', client: name })
  turn.pass(name, name, setup.every ?? POLL_TICKS, { type: 'timer.poll', connection, poll: polls })
}

/** Stale when the connection is another one, or when it has asked in the meantime. */
export function onPollTimer(
  mind: ConsumerMind,
  { connection, poll: asked }: Extract<ClientTimer, { type: 'timer.poll' }>,
  turn: ClientTurn,
): void {
  if (mind.status === 'running' && mind.connection === connection && mind.polls === asked) poll(mind, turn)
}
