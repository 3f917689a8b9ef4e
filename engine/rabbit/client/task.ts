import type { Seq, Ticks } from '../../kernel/clock.ts'
import { intBetween } from '../../kernel/rng.ts'
import type { Content } from '../methods.ts'
import { type FailureSetup, latencyOf } from '../setup.ts'
import { die } from './connection.ts'
import type { ConsumerMind, Delivery, Task } from './mind.ts'
import { concerns, countIn, diesAt, failureOf, idOf } from './outcome.ts'
import type { Step } from './plan.ts'
import { withHeader } from './publications.ts'
import { republish, settle } from './settle.ts'
import type { Answer, Operation, RequestKey } from './signals.ts'
import type { ClientTurn } from './turn.ts'

/** Work takes this long where the set-up does not say. */
const WORK_TICKS = 100
const AMOUNT_DEFAULT = 100
const FAILURE_DEFAULT: FailureSetup = { do: 'nack', requeue: true }

/** Begins the step that the task stands at. `ticks` is how long it computes, when it does. */
export function runStep(mind: ConsumerMind, id: number, ticks: number, turn: ClientTurn): void {
  const task = mind.tasks.get(id)
  const step = task?.plan[task.step]
  if (task === undefined || step === undefined) return
  if (step.do === 'work') compute(mind, task, ticks, turn)
  else ask(mind, task, step, turn)
}

/** How long the work on one message takes this time. */
export function drawWork(mind: ConsumerMind, turn: ClientTurn): Ticks {
  const { least, most } = latencyOf(mind.setup.work ?? WORK_TICKS)
  return intBetween(turn.rng, least, most) * mind.factor
}

function compute(mind: ConsumerMind, task: Task, ticks: number, turn: ClientTurn): void {
  const { name, incarnation, setup } = mind
  const { id, step, seq } = task
  turn.pass(name, name, ticks, { type: 'work', incarnation, task: id, step }, seq)
  if (diesAt(setup, 'mid-work', task.delivery))
    turn.pass(name, name, Math.trunc(ticks / 2), { type: 'timer.crash', incarnation }, seq)
}

/** A request to another system; with a `timeout`, a clock that gives up waiting. */
function ask(mind: ConsumerMind, task: Task, step: Exclude<Step, { do: 'work' }>, turn: ClientTurn): void {
  const { name, incarnation, setup } = mind
  const { delivery, id, seq } = task
  const { content } = delivery
  const system = step.do === 'call' ? step.call.system : step.system
  const operation = operationOf(step)
  const key: RequestKey = { incarnation, task: id, step: task.step }
  const about = { client: name, task: id, name: content.id, step: task.step, system, operation }
  const sent = turn.emit({ type: 'call.sent', ...about }, seq)
  const what = { operation, name: content.id, id: idOf(content), amount: amountOf(step, task) }
  turn.send(name, system, { type: 'system.request', ...what, ...key }, sent)
  if (setup.timeout !== undefined) turn.pass(name, name, setup.timeout, { type: 'timer.call', ...key }, sent)
}

function operationOf(step: Exclude<Step, { do: 'work' }>): Operation {
  return step.do === 'call' ? (step.call.operation ?? 'request') : step.do
}

function amountOf(step: Step, { delivery }: Task): number {
  const said = step.do === 'call' ? step.call.amount : step.do === 'transact' ? step.amount : undefined
  const body = delivery.content.body?.['amount']
  return said ?? (typeof body === 'number' ? body : AMOUNT_DEFAULT)
}

/** Work is done: it may throw now, and it may be the last thing that the process does. */
export function onWorked(mind: ConsumerMind, task: Task, turn: ClientTurn): void {
  const { setup, name: client } = mind
  if (mind.hung) {
    turn.emit({ type: 'work.stuck', client, task: task.id, name: task.delivery.content.id }, task.seq)
    return
  }
  if (diesAt(setup, 'after-work', task.delivery)) {
    die(mind, turn, 'after-work')
    return
  }
  const rule = failureOf(setup, task.delivery, turn.rng)
  if (rule === undefined) goOn(mind, task, turn)
  else fail(mind, task, rule.reason ?? 'error', rule.answer, turn)
}

/** Another system has answered, or has not for too long. */
export function onAnswer(mind: ConsumerMind, task: Task, answer: Answer | 'timeout', turn: ClientTurn): void {
  const step = task.plan[task.step]
  if (step === undefined || step.do === 'work') return
  const system = step.do === 'call' ? step.call.system : step.system
  const about = { client: mind.name, task: task.id, name: task.delivery.content.id }
  turn.emit({ type: 'call.answered', ...about, system, operation: operationOf(step), answer })
  if (answer === '503' || answer === 'timeout') fail(mind, task, answer, undefined, turn)
  else if (answer === 'known' && !(step.do === 'mark' && !step.asks)) finish(mind, task, 'work.skipped', turn)
  else if (diesAfter(mind, task, step)) die(mind, turn, step.do === 'mark' ? 'after-mark' : 'after-effect')
  else goOn(mind, task, turn)
}

function diesAfter(mind: ConsumerMind, task: Task, step: Step): boolean {
  if (step.do === 'mark') return diesAt(mind.setup, 'after-mark', task.delivery)
  return step.do !== 'look' && diesAt(mind.setup, 'after-effect', task.delivery)
}

/** The next step; after the last one the message is done. */
function goOn(mind: ConsumerMind, task: Task, turn: ClientTurn): void {
  const step = nextStep(task)
  const { name: client } = mind
  const { id, delivery } = task
  const name = delivery.content.id
  const next = task.plan[step]
  if (next === undefined) {
    finish(mind, task, 'work.ended', turn)
  } else if (next.do === 'work') {
    const ticks = drawWork(mind, turn)
    turn.emit({ type: 'work.continued', client, task: id, name, step, ticks }, task.seq)
    runStep(mind, id, ticks, turn)
  } else {
    ask(mind, { ...task, step }, next, turn)
  }
}

/** Calls that are not for this message are left out. */
function nextStep({ plan, step, delivery }: Task): number {
  for (let next = step + 1; next < plan.length; next++) {
    const candidate = plan[next]
    if (candidate?.do !== 'call' || concerns(candidate.call, delivery.content)) return next
  }
  return plan.length
}

function finish(mind: ConsumerMind, task: Task, type: 'work.ended' | 'work.skipped', turn: ClientTurn): void {
  const { delivery, id } = task
  const { message, deliveryTag, content } = delivery
  const about = { client: mind.name, task: id, name: content.id, message, deliveryTag }
  const seq = turn.emit({ type, ...about }, task.seq)
  const { forwards } = mind.setup
  const { exchange, routing_key: routingKey = delivery.routingKey } = forwards ?? { exchange: '' }
  const copy = { exchange, routingKey, content }
  const last =
    forwards === undefined || type === 'work.skipped'
      ? seq
      : republish(mind, delivery, copy, 'forwarded', seq, turn)
  if (last !== undefined) settle(mind, delivery, { method: 'basic.ack', requeue: false }, last, turn)
}

function fail(
  mind: ConsumerMind,
  task: Task,
  reason: string,
  answer: FailureSetup | undefined,
  turn: ClientTurn,
): void {
  const { delivery, id } = task
  const { message, deliveryTag, content, visit: attempt } = delivery
  const about = { client: mind.name, task: id, name: content.id, message, deliveryTag, attempt, reason }
  const seq = turn.emit({ type: 'work.failed', ...about }, task.seq)
  answerFailure(mind, task, answer ?? mind.setup.on_failure ?? FAILURE_DEFAULT, seq, turn)
}

function answerFailure(
  mind: ConsumerMind,
  { delivery }: Task,
  failure: FailureSetup,
  cause: Seq,
  turn: ClientTurn,
): void {
  switch (failure.do) {
    case 'nack':
    case 'reject': {
      const answering = { method: `basic.${failure.do}`, requeue: failure.requeue ?? true } as const
      settle(mind, delivery, answering, cause, turn)
      break
    }
    case 'ack':
      settle(mind, delivery, { method: 'basic.ack', requeue: false }, cause, turn)
      break
    case 'crash':
      die(mind, turn)
      break
    case 'nothing':
      break
    case 'republish':
      sendOn(mind, delivery, failure, cause, turn)
  }
}

/** A copy to somewhere else, counted in a header of its own if one is named; then the acknowledgement. */
function sendOn(
  mind: ConsumerMind,
  delivery: Delivery,
  failure: FailureSetup,
  cause: Seq,
  turn: ClientTurn,
): void {
  const { exchange = '', routing_key: routingKey = delivery.routingKey } = failure
  const copy = { exchange, routingKey, content: copyOf(delivery.content, failure) }
  const seq = republish(mind, delivery, copy, 'retry', cause, turn)
  if (seq !== undefined) settle(mind, delivery, { method: 'basic.ack', requeue: false }, seq, turn)
}

function copyOf(content: Content, { count_header: header, expiration }: FailureSetup): Content {
  const counted = header === undefined ? content : withHeader(content, header, countIn(content, header) + 1)
  if (expiration === undefined) return counted
  const field = /^\{(.+)\}$/.exec(expiration)?.[1]
  const said = field === undefined ? expiration : content.body?.[field]
  if (said === undefined) return counted
  return { ...counted, properties: { ...counted.properties, expiration: String(said) } }
}
