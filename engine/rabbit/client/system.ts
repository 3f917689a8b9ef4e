import { intBetween } from '../../kernel/rng.ts'
import { latencyOf } from '../setup.ts'
import type { SystemMind } from './mind.ts'
import type { Answer, SystemSignal } from './signals.ts'
import type { ClientTurn } from './turn.ts'

type Request = Extract<SystemSignal, { type: 'system.request' }>
type Work = Extract<SystemSignal, { type: 'system.work' }>

/** Something is asked of a system: it thinks for as long as its latency says. */
export function onRequest(
  mind: SystemMind,
  { type: _, ...request }: Request,
  client: string,
  turn: ClientTurn,
): void {
  const { least, most } = latencyOf(mind.setup.latency ?? 0)
  const ticks = intBetween(turn.rng, least, most)
  const work: Work = { type: 'system.work', client, ...request }
  if (ticks === 0) onWork(mind, work, turn)
  else turn.pass(mind.name, mind.name, ticks, work)
}

/** It has an effect or says why not. It knows nothing of brokers: what comes twice is done twice. */
export function onWork(mind: SystemMind, work: Work, turn: ClientTurn): void {
  const { client, operation, name, incarnation, task, step } = work
  const answer = (mind.setup.up ?? true) ? answerTo(mind, work, turn) : refuse(mind, work, '503', turn)
  const key = { incarnation, task, step }
  turn.send(mind.name, client, { type: 'system.response', operation, name, answer, ...key })
}

function answerTo(mind: SystemMind, work: Work, turn: ClientTurn): Answer {
  switch (work.operation) {
    case 'look':
      return isMarked(mind, work.id, turn.now) ? 'known' : 'unknown'
    case 'mark':
      if (isMarked(mind, work.id, turn.now)) return 'known'
      mark(mind, work.id, turn)
      return 'ok'
    case 'transact':
      if (hasConstraint(mind) && isMarked(mind, work.id, turn.now)) return refuse(mind, work, 'unique', turn)
      mark(mind, work.id, turn)
      return apply(mind, work, turn)
    default:
      return apply(mind, work, turn)
  }
}

/** A unique constraint refuses the row, and with it the transaction: nothing of it has happened. */
function hasConstraint({ setup }: SystemMind): boolean {
  return setup.kind !== 'database' || (setup.unique ?? true)
}

function isMarked(mind: SystemMind, id: string, now: number): boolean {
  const until = mind.marked.get(id)
  return until !== undefined && now < until
}

function mark(mind: SystemMind, id: string, turn: ClientTurn): void {
  const ttl = mind.setup.kind === 'set' ? mind.setup.ttl : undefined
  const until = ttl === undefined ? {} : { until: turn.now + ttl }
  turn.emit({ type: 'id.marked', system: mind.name, id, ...until })
}

function apply(mind: SystemMind, { client, operation, name, amount }: Work, turn: ClientTurn): Answer {
  const effects = (mind.effects.get(name) ?? 0) + 1
  const value = operation === 'set' ? amount : valueAfter(mind, amount)
  turn.emit({ type: 'effect.applied', system: mind.name, client, operation, name, effects, value })
  return 'ok'
}

/** A balance is charged; other systems count. */
function valueAfter({ setup, value }: SystemMind, amount: number): number {
  return setup.kind === 'balance' || setup.kind === 'database' ? value - amount : value + 1
}

function refuse(
  mind: SystemMind,
  { client, name }: Work,
  reason: '503' | 'unique',
  turn: ClientTurn,
): Answer {
  turn.emit({ type: 'effect.refused', system: mind.name, client, name, reason })
  return reason === '503' ? '503' : 'known'
}
