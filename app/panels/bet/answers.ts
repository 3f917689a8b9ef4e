import type { Measured } from '../../../engine/index.ts'
import type { Bet } from '../../../scenarios/index.ts'

/**
 * A reader's answer is one string, so that it can be kept and put into a link:
 * choice: the option's id; distribution: `2/2/2`; order: names joined by spaces; number: digits in the bet's
 * unit; pick: a place's id; where: a tick.
 */
export type Answer = string

type Of<Kind extends Bet['kind']> = Extract<Bet, { kind: Kind }>

const MS_IN_SECOND = 1000

/** Whether an answer is what the run gave. Nobody but the run knows what is right. */
export function isRight(bet: Bet, answer: Answer, truth: Measured): boolean {
  switch (bet.kind) {
    case 'choice':
      return answer === rightOption(bet, truth)
    case 'distribution':
      return truth !== undefined && answer === String(truth)
    case 'order':
      return answer !== '' && answer === orderIn(bet, truth)
    case 'number':
      return isNear(Number(answer), truthInUnit(bet, truth), bet.tolerance)
    case 'pick':
      return truth !== undefined && isPlace(answer, truth)
    case 'where':
      return isNear(Number(answer), numberIn(truth), bet.tolerance)
  }
}

/** The answer that would have been right; undefined when none that can be given is. */
export function rightAnswer(bet: Bet, truth: Measured): Answer | undefined {
  switch (bet.kind) {
    case 'choice':
      return rightOption(bet, truth)
    case 'distribution':
      return truth === undefined ? undefined : String(truth)
    case 'order':
      return orderIn(bet, truth)
    case 'number':
      return textOf(truthInUnit(bet, truth))
    case 'pick':
      return bet.places.find((place) => truth !== undefined && isPlace(place, truth))
    case 'where':
      return textOf(numberIn(truth))
  }
}

/** Whether an answer says all that is asked, so that it can be placed. */
export function isWhole(bet: Bet, answer: Answer | undefined): answer is Answer {
  if (answer === undefined || answer === '') return false
  switch (bet.kind) {
    case 'choice':
      return bet.options.some(({ id }) => id === answer)
    case 'distribution':
      return sum(countsIn(bet, answer)) === bet.total
    case 'order':
      return itemsIn(bet, answer).length === bet.items.length
    case 'pick':
      return bet.places.includes(answer)
    case 'number':
    case 'where':
      return Number.isFinite(Number(answer))
  }
}

/** What a form begins with: nothing is chosen for the reader, but items must stand in some order. */
export function firstAnswer(bet: Bet): Answer | undefined {
  if (bet.kind === 'order') return bet.items.join(' ')
  if (bet.kind === 'distribution') return bet.of.map(() => 0).join('/')
  return undefined
}

/** The counts of a distribution, as many as are asked for. */
export function countsIn(bet: Of<'distribution'>, answer: Answer | undefined): readonly number[] {
  const said = (answer ?? '').split('/').map(Number)
  return bet.of.map((_, at) => {
    const count = said[at]
    return count === undefined || !Number.isInteger(count) || count < 0 ? 0 : count
  })
}

/** How many are still to be given out; negative when too many are. */
export function leftIn(bet: Of<'distribution'>, answer: Answer | undefined): number {
  return bet.total - sum(countsIn(bet, answer))
}

/** One more, or one less, for one of them. Never below none. */
export function withCount(
  bet: Of<'distribution'>,
  answer: Answer | undefined,
  at: number,
  by: 1 | -1,
): Answer {
  return countsIn(bet, answer)
    .map((count, row) => (row === at ? Math.max(0, count + by) : count))
    .join('/')
}

/** The names of an order as they stand: those that the bet knows, each once. */
export function itemsIn(bet: Of<'order'>, answer: Answer | undefined): readonly string[] {
  const said = (answer ?? '').split(' ')
  return [...new Set(said)].filter((name) => bet.items.includes(name))
}

/** One name moved by one place. At the ends it stays. */
export function withMoved(bet: Of<'order'>, answer: Answer | undefined, name: string, by: 1 | -1): Answer {
  const items = [...itemsIn(bet, answer)]
  const from = items.indexOf(name)
  const to = from + by
  if (from < 0 || to < 0 || to >= items.length) return items.join(' ')
  items.splice(from, 1)
  items.splice(to, 0, name)
  return items.join(' ')
}

/**
 * The line that explains an answer, by its key in the narration's `why`: an answer's own id or text, else
 * `right` or `wrong`.
 */
export function whyKeyOf(answer: Answer, right: boolean, keys: readonly string[]): string | undefined {
  return [answer, right ? 'right' : 'wrong'].find((key) => keys.includes(key))
}

function rightOption(bet: Of<'choice'>, truth: Measured): string | undefined {
  // An option without a value is right when there is nothing to measure: it never happened.
  const said = truth === undefined ? null : String(truth)
  return bet.options.find(
    ({ value }) => (value === null || value === undefined ? null : String(value)) === said,
  )?.id
}

function orderIn(bet: Of<'order'>, truth: Measured): string | undefined {
  if (truth === undefined) return undefined
  const items = itemsIn(bet, String(truth))
  return items.length === bet.items.length ? items.join(' ') : undefined
}

/** Measures give ms; a bet in seconds is asked, and tolerates, in seconds. */
function truthInUnit(bet: Of<'number'>, truth: Measured): number {
  return bet.unit === 's' ? numberIn(truth) / MS_IN_SECOND : numberIn(truth)
}

/** Places are measured by the names in events, `W3`, and stand on the stage as `consumer:W3`. */
function isPlace(place: string, truth: Measured): boolean {
  const name = String(truth)
  return place === name || place.endsWith(`:${name}`)
}

function numberIn(truth: Measured): number {
  return truth === undefined || truth === '' ? Number.NaN : Number(truth)
}

function isNear(said: number, truth: number, tolerance: number): boolean {
  return Math.abs(said - truth) <= tolerance
}

function textOf(value: number): string | undefined {
  return Number.isNaN(value) ? undefined : String(value)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
