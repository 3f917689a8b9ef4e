import type { Bet } from '../../scenarios/index.ts'
import { type Answer, firstAnswer, isWhole } from '../panels/bet/answers.ts'
import type { Placed } from '../store.ts'
import { type Pair, SIDES, type Side, sharedAt } from './pair.ts'
import type { Questions } from './world.ts'

/** What a reader said of each world, by bet or promise. */
export type Bets = Readonly<Record<Side, Readonly<Record<string, Placed>>>>

/** Nothing was asked yet. */
export const NO_BETS: Bets = { left: {}, right: {} }

/** How a promise ends: what can be said of it. */
export const ENDS = ['kept', 'broken', 'open'] as const

/**
 * What is asked of one side, and the moment of both at which its run has answered: a bet of its story, or how
 * its promises end.
 */
export type Asked = { readonly side: Side; readonly at: number } & (
  | { readonly bet: Bet }
  | { readonly promises: readonly string[] }
)

/** Nearer than this is the same moment, in ms of reading. */
const SLACK_MS = 0.01

/** What is asked next of each side: its first bet that lies ahead; when there is none, its promises. */
export function askedNext(
  questions: Readonly<Record<Side, Questions>>,
  pair: Pair,
  shared: number,
  bets: Bets,
): readonly Asked[] {
  return SIDES.flatMap((side) => {
    const told = questions[side].bets.map(({ bet, reading }): Asked => {
      return { side, bet, at: sharedAt(pair, side, reading) }
    })
    const { promises } = questions[side]
    const ends: Asked = { side, promises, at: pair.end }
    const isAhead = (each: Asked) => each.at > shared + SLACK_MS && !isRevealed(bets, each)
    const next = [...told, ...(promises.length > 0 ? [ends] : [])].find(isAhead)
    return next === undefined ? [] : [next]
  })
}

/** What was said so far: to a bet, or of one of its promises. */
export function saidOf(bets: Bets, side: Side, asked: Bet | string): Answer | undefined {
  const first = typeof asked === 'string' ? undefined : firstAnswer(asked)
  return bets[side][keyOf(asked)]?.answer ?? first
}

/** Whether what was said is all that was asked. */
export function isAnswered(bets: Bets, asked: Asked): boolean {
  return partsOf(asked).every((part) => isSaid(part, saidOf(bets, asked.side, part)))
}

/** The bets with an answer taken in: it can be changed until it is revealed. */
export function withAnswer(bets: Bets, side: Side, asked: Bet | string, answer: Answer): Bets {
  const key = keyOf(asked)
  if (bets[side][key]?.isRevealed === true) return bets
  return { ...bets, [side]: { ...bets[side], [key]: { answer, isRevealed: false } } }
}

/** The bets with those that were asked revealed: with what was said to each, if that was all that was asked. */
export function withRevealed(bets: Bets, asked: readonly Asked[]): Bets {
  const placed = (side: Side, part: Bet | string): Placed => {
    const answer = saidOf(bets, side, part)
    return { ...(isSaid(part, answer) && { answer }), isRevealed: true }
  }
  const on = (side: Side) => {
    const own = asked.filter((each) => each.side === side).flatMap(partsOf)
    return { ...bets[side], ...Object.fromEntries(own.map((part) => [keyOf(part), placed(side, part)])) }
  }
  return { left: on('left'), right: on('right') }
}

function isRevealed(bets: Bets, asked: Asked): boolean {
  return partsOf(asked).every((part) => bets[asked.side][keyOf(part)]?.isRevealed === true)
}

function isSaid(part: Bet | string, answer: Answer | undefined): answer is Answer {
  return typeof part === 'string' ? answer !== undefined : isWhole(part, answer)
}

function partsOf(asked: Asked): readonly (Bet | string)[] {
  return 'bet' in asked ? [asked.bet] : asked.promises
}

/** A bet and a promise may have one name. */
function keyOf(asked: Bet | string): string {
  return typeof asked === 'string' ? `promise ${asked}` : asked.id
}
