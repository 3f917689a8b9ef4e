import { fieldOf, findAll, type Measured, measure, type Plain, type Typed } from '../../engine/index.ts'
import type { Bet } from '../format.ts'
import { MAIN } from '../play.ts'
import { FACTS } from './generator.ts'
import {
  type AnyRun,
  choiceOf,
  decidedAt,
  drawn,
  type Making,
  NOTHING,
  OPTIONS_MAX,
  type Question,
  questionFrom,
  runWith,
  type Setting,
  textIn,
  verdictIn,
} from './question.ts'

type Asked<Kind extends Making['generator']['ask']['kind']> = Extract<
  Making['generator']['ask'],
  { kind: Kind }
>

/** So many other settings are run to find answers that are wrong here and right there. */
const RUNS_MAX = 4
/** What is longer than that is no answer to choose from at a glance. */
const LETTERS_MAX = 120
const SHARES_MAX = 4
const TOTAL_MAX = 24

/** What a measure gives. */
export function askMeasure(making: Making, { measure: name }: Asked<'measure'>): Question | undefined {
  const what = making.scenario.measures[name]
  if (what === undefined || what.take === 'ticks') return undefined
  const { settings, run } = first(making)
  const truth = measure(run.trace, what)
  if (String(truth).length > LETTERS_MAX) return undefined
  const seq = decidedAt(run, what)
  if (what.take === 'split') {
    const form = sharesOf(what.among, String(truth))
    if (form !== undefined) return questionFrom(making, run, seq, { settings, form, truth })
  }
  const values = new Set<Measured>([truth])
  for (let tries = 0; tries < RUNS_MAX && values.size < OPTIONS_MAX; tries++) {
    values.add(measure(runWith(making, drawn(making.generator.draw, making.dice)).trace, what))
  }
  for (const near of nearby(truth)) if (values.size < OPTIONS_MAX - 1) values.add(near)
  if (values.size < 2) return undefined
  return questionFrom(making, run, seq, { settings, form: choiceOf([...values], making.dice), truth })
}

/** With which setting a measure gives what it gave. */
export function askSetting(making: Making, { measure: name }: Asked<'setting'>): Question | undefined {
  const what = making.scenario.measures[name]
  const [asked, ...others] = making.generator.draw
  if (what === undefined || asked === undefined) return undefined
  const same = drawn(others, making.dice)
  const values = making.dice.shuffled(asked.from).slice(0, OPTIONS_MAX)
  const runs = values.map((value) => {
    const settings = [{ set: asked.set, value }, ...same]
    const run = runWith(making, settings)
    return { value, run, settings, gave: measure(run.trace, what) }
  })
  const single = runs.filter(({ gave }) => runs.filter((other) => other.gave === gave).length === 1)
  const right = making.dice.oneOf(single)
  if (right === undefined || right.gave === undefined || runs.length < 2) return undefined
  return questionFrom(making, right.run, decidedAt(right.run, what), {
    settings: right.settings,
    given: right.gave,
    form: choiceOf(values.map(measuredFrom), making.dice),
    truth: measuredFrom(right.value) ?? undefined,
  })
}

/** Whether a promise is kept: asked where the settings decide it. */
export function askPromise(making: Making, { guarantee }: Asked<'promise'>): Question | undefined {
  const { settings, run } = first(making)
  const verdict = verdictIn(making, run, guarantee)
  if (verdict === undefined) return undefined
  const seen = new Set([verdict.holds])
  for (let tries = 0; tries < RUNS_MAX && seen.size < 2; tries++) {
    const other = runWith(making, drawn(making.generator.draw, making.dice))
    seen.add(verdictIn(making, other, guarantee)?.holds ?? verdict.holds)
  }
  if (seen.size < 2) return undefined
  const values = [true, false, ...(seen.has('open') ? ['open'] : [])]
  const form: Bet = {
    id: 'asked',
    kind: 'choice',
    measure: NOTHING,
    options: values.map((value) => ({ id: String(value), value })),
  }
  return questionFrom(making, run, verdict.seq, { settings, form, truth: verdict.holds })
}

/** Who, or where, for something that the run has. */
export function askFact(making: Making, { fact: name }: Asked<'fact'>): Question | undefined {
  const { of, about, asked, which } = FACTS[name]
  const { settings, run } = first(making)
  const { events } = run.trace
  const answers = new Map<string, { readonly answer: string; readonly seq: number }>()
  const options = new Set<string>()
  for (const seq of findAll(run.trace, of)) {
    const subject = textIn(events[seq], about)
    const answer = textIn(events[seq], asked)
    if (subject === undefined || answer === undefined) continue
    options.add(answer)
    if (which === 'last' || !answers.has(subject)) answers.set(subject, { answer, seq })
  }
  const subject = making.dice.oneOf([...answers.keys()])
  const found = subject === undefined ? undefined : answers.get(subject)
  if (subject === undefined || found === undefined || options.size < 2) return undefined
  const shown = [found.answer, ...[...options].filter((option) => option !== found.answer)]
  const form = choiceOf(inOrder(shown.slice(0, OPTIONS_MAX + 2)), {
    ...making.dice,
    shuffled: (all) => [...all],
  })
  return questionFrom(making, run, found.seq + 1, { settings, subject, form, truth: found.answer })
}

/** How often a message is processed. Half of the time one is chosen that is not processed just once. */
export function askTimes(making: Making): Question | undefined {
  const { settings, run } = first(making)
  const names = new Set(namesIn(run, 'message.published'))
  const ended = findAll(run.trace, { type: 'work.ended' })
  const timesOf = (name: string) =>
    ended.filter((seq) => fieldOf(run.trace.events[seq] as Typed, 'name') === name)
  const strange = [...names].filter((name) => timesOf(name).length !== 1)
  const subject = making.dice.below(2) === 0 ? making.dice.oneOf(strange) : undefined
  const name = subject ?? making.dice.oneOf([...names])
  if (name === undefined || findAll(run.trace, { type: 'work.started' }).length === 0) return undefined
  const rows = timesOf(name)
  const values = [...new Set([0, 1, 2, rows.length])].sort((one, other) => one - other)
  const form = choiceOf(values, { ...making.dice, shuffled: (all) => [...all] })
  const last = rows.at(-1)
  const seq = last === undefined ? run.trace.events.length : last + 1
  return questionFrom(making, run, seq, { settings, subject: name, form, truth: rows.length })
}

/** Whether a message with a key gets into a queue. As often one that does as one that does not, where both are. */
export function askArrives(making: Making): Question | undefined {
  const { settings, run } = first(making)
  const { events } = run.trace
  const published = findAll(run.trace, { type: 'message.published' }).map((seq) => {
    const [key, name] = [textIn(events[seq], 'routingKey'), textIn(events[seq], 'name')]
    const entered = findAll(run.trace, { type: 'message.enqueued', name: name ?? '' })[0]
    return { key, seq: entered ?? seq, arrives: entered !== undefined }
  })
  const wanted = making.dice.below(2) === 0
  const alike = published.filter(({ arrives }) => arrives === wanted)
  const asked = making.dice.oneOf(alike.length > 0 ? alike : published)
  if (asked?.key === undefined || asked.key === '') return undefined
  const form = choiceOf([true, false], { ...making.dice, shuffled: (all) => [...all] })
  return questionFrom(making, run, asked.seq + 1, {
    settings,
    subject: asked.key,
    form,
    truth: asked.arrives,
  })
}

/** The scenario's own question, on its own branch. */
export function askBet(making: Making, { bet: id }: Asked<'bet'>): Question | undefined {
  const { scenario, generator } = making
  const bet = scenario.bets.find((one) => one.id === id)
  if (bet === undefined || bet.kind === 'where') return undefined
  const branch = bet.branch ?? scenario.beats.find((beat) => beat.bet === id)?.branch ?? MAIN
  const own: Making = { ...making, generator: { ...generator, branch } }
  const run = runWith(own, [])
  const truth = measure(run.trace, bet.measure)
  return questionFrom(own, run, decidedAt(run, bet.measure), { settings: [], form: bet, truth })
}

function first(making: Making): { readonly settings: readonly Setting[]; readonly run: AnyRun } {
  const settings = drawn(making.generator.draw, making.dice)
  return { settings, run: runWith(making, settings) }
}

/** A split that is small enough to be counted out. */
function sharesOf(among: readonly Plain[], split: string): Bet | undefined {
  const total = split.split('/').reduce((sum, share) => sum + Number(share), 0)
  if (among.length < 2 || among.length > SHARES_MAX || total < 2 || total > TOTAL_MAX) return undefined
  return { id: 'asked', kind: 'distribution', measure: NOTHING, of: among.map(String), total }
}

/** Numbers that one would also believe, where all settings give the same. */
function nearby(truth: Measured): readonly Measured[] {
  if (typeof truth !== 'number') return []
  return truth >= 100 ? [truth * 2, Math.round(truth / 2)] : [truth + 1, truth === 0 ? 2 : truth - 1]
}

function namesIn({ trace }: AnyRun, type: string): readonly string[] {
  return findAll(trace, { type }).flatMap((seq) => textIn(trace.events[seq], 'name') ?? [])
}

/** Names with numbers in their order: W2 before W10. */
function inOrder(names: readonly string[]): readonly string[] {
  return [...names].sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
}

function measuredFrom(value: Plain): string | number | boolean | null {
  return value
}
