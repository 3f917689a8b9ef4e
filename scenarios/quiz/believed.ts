import { type Measure, type Measured, measure } from '../../engine/index.ts'
import type { Said } from '../curriculum/said.ts'
import type { Bet } from '../format.ts'
import type { Belief, Written } from './generator.ts'
import {
  type AnyRun,
  decidedAt,
  drawn,
  type Making,
  NOTHING,
  OPTIONS_MAX,
  type Question,
  questionFrom,
  runWith,
  type Setting,
} from './question.ts'

/** So often it is drawn anew where all that one could believe is the same as the truth. */
const DRAWS_MAX = 8
/** Two numbers from here on are alike when they differ by less than this part of them. */
const ALIKE_FROM = 500
const ALIKE_PART = 20

/** A question in its own words: the run gives the truth, the beliefs give the wrong answers. */
export function askWritten(making: Making, asked: Written): Question | undefined {
  const what = typeof asked.measure === 'string' ? making.scenario.measures[asked.measure] : asked.measure
  if (what === undefined) return undefined
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const settings = drawn(making.generator.draw, making.dice)
    const run = runWith(making, settings)
    const question = questionOn(making, asked, what, settings, run)
    if (question !== undefined) return question
  }
  return undefined
}

function questionOn(
  making: Making,
  { beliefs, because }: Written,
  what: Measure,
  settings: readonly Setting[],
  run: AnyRun,
): Question | undefined {
  const truth = measure(run.trace, what)
  const why = new Map<string, Said>([[idOf(truth), because]])
  const values: (Measured | null)[] = [truth ?? null]
  for (const belief of beliefs) {
    const value = believed(making, belief, what, settings)
    if (values.length === OPTIONS_MAX || why.has(idOf(value))) continue
    if (values.some((other) => areAlike(value, other))) continue
    why.set(idOf(value), belief.why)
    values.push(value)
  }
  if (values.length < 2) return undefined
  const form: Bet = {
    id: 'asked',
    kind: 'choice',
    measure: NOTHING,
    options: inOrder(making, values).map((value) => ({ id: idOf(value), value })),
  }
  const seq = decidedAt(run, what)
  return questionFrom(making, run, seq, { settings, form, truth, why: Object.fromEntries(why) })
}

function believed(
  making: Making,
  { gives, is, times = 1, on, as = {} }: Belief,
  what: Measure,
  settings: readonly Setting[],
): Measured | null {
  if (gives !== undefined) return gives
  if (is !== undefined) return Number(settings.find(({ set }) => set === is)?.value) * times
  const kept = settings.filter(({ set }) => !(set in as))
  const others = [...kept, ...Object.entries(as).map(([set, value]) => ({ set, value }))]
  const { generator } = making
  const branched = on === undefined ? making : { ...making, generator: { ...generator, branch: on } }
  return measure(runWith(branched, others).trace, what) ?? null
}

/** Numbers as they count, so that their order tells nothing; all else as the dice fall. */
function inOrder({ dice }: Making, values: readonly (Measured | null)[]): readonly (Measured | null)[] {
  if (values.some((value) => typeof value !== 'number')) return dice.shuffled(values)
  return [...values].sort((one, other) => Number(one) - Number(other))
}

/** Moments, and other large numbers, that nobody would tell apart. */
function areAlike(one: Measured | null, other: Measured | null): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return false
  const larger = Math.max(one, other)
  return larger >= ALIKE_FROM && Math.abs(one - other) * ALIKE_PART < larger
}

function idOf(value: Measured | null): string {
  return String(value ?? null)
}
