import { describe, expect, it } from 'vitest'
import {
  createReplay,
  digestOf,
  type Engine,
  locateBeats,
  type Measured,
  measure,
  type Run,
  seek,
  type Typed,
  valueAt,
  verdictsOf,
} from '../engine/index.ts'
import { type Bet, type Narration, type Scenario, scenarios } from './index.ts'
import { branchesOf, MAIN, type PlayOptions, play } from './play.ts'
import { parseScenario } from './schema/validate.ts'

const SAY_WORDS_MAX = 45

type AnyEngine = Engine<unknown, Typed, Typed, unknown>

type AnyRun = Run<unknown, Typed, Typed, unknown>

/** A scenario with its words and its runs, each made once. */
interface Lesson {
  readonly scenario: Scenario
  readonly engine: AnyEngine
  readonly words: readonly (readonly [language: string, words: Narration])[]
  run(branch?: string): AnyRun
}

async function engineOf(model: Scenario['model']): Promise<AnyEngine> {
  const engine =
    model === 'rabbitmq'
      ? (await import('../engine/rabbit/index.ts')).rabbitEngine
      : (await import('../engine/kafka/index.ts')).kafkaEngine
  return engine as unknown as AnyEngine
}

const lessons = new Map<string, Lesson>()

async function lessonOf(id: string): Promise<Lesson> {
  const known = lessons.get(id)
  if (known !== undefined) return known
  const entry = scenarios.find(({ card }) => card.id === id) as (typeof scenarios)[number]
  const scenario = (await entry.scenario()).default
  const engine = await engineOf(scenario.model)
  const words = [
    ['en', (await entry.words.en()).default],
    ['ru', (await entry.words.ru()).default],
  ] as const
  const runs = new Map<string, AnyRun>()
  const run = (branch: string = MAIN): AnyRun => {
    const made = runs.get(branch) ?? runOf(scenario, engine, { branch })
    runs.set(branch, made)
    return made
  }
  const lesson = { scenario, engine, words, run }
  lessons.set(id, lesson)
  return lesson
}

function runOf(scenario: Scenario, engine: AnyEngine, options: PlayOptions): AnyRun {
  return play(scenario, engine, options)
}

/** What can be read off a run: every measure, and the verdict on every promise. */
function outcomeOf({ scenario, engine }: Lesson, run: AnyRun): Readonly<Record<string, unknown>> {
  const measures = Object.entries(scenario.measures).map(([id, what]) => [id, measure(run.trace, what)])
  const verdicts = scenario.guarantees.map(({ id }) => [
    `guarantee ${id}`,
    verdictOf(scenario, engine, run, id),
  ])
  return Object.fromEntries([...measures, ...verdicts])
}

function verdictOf(
  scenario: Scenario,
  engine: AnyEngine,
  run: AnyRun,
  id: string,
): boolean | 'open' | undefined {
  const promised = scenario.guarantees.find((one) => one.id === id)
  const guarantee = engine.guarantees.find((one) => one.id === promised?.guarantee)
  if (promised === undefined || guarantee === undefined) return undefined
  const { events, ticks } = run.trace
  return verdictsOf(guarantee, promised.options, events, ticks).at(-1)?.verdict.holds
}

/** The branch that a bet is about: its own, or that of the beat before which it is asked. */
function branchOf(scenario: Scenario, bet: Bet): string {
  return bet.branch ?? scenario.beats.find((beat) => beat.bet === bet.id)?.branch ?? MAIN
}

function isAnswer(bet: Bet, value: Measured): boolean {
  switch (bet.kind) {
    case 'choice':
      return bet.options.filter((option) => option.value === value).length === 1
    case 'distribution': {
      const shares = String(value).split('/').map(Number)
      return shares.length === bet.of.length && shares.reduce((sum, share) => sum + share, 0) === bet.total
    }
    case 'order':
      return String(value).split(' ').toSorted().join() === [...bet.items].sort().join()
    case 'pick':
      return bet.places.includes(String(value))
    default:
      return typeof value === 'number'
  }
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Every id of a narration, however deep; the texts themselves do not matter. */
function idsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => idsOf(inner, `${path}/${key}`))
}

describe('the curriculum', () => {
  it('has scenarios', () => {
    expect(scenarios.length).toBeGreaterThan(0)
  })

  it('has no id and no number twice', () => {
    const ids = scenarios.map(({ card }) => card.id)
    const numbers = scenarios.map(({ card }) => card.number)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('has twins that name each other', () => {
    const twinsOf = new Map(scenarios.map(({ card }) => [card.id, card.twins ?? []]))
    for (const [id, twins] of twinsOf) {
      for (const twin of twins) expect(twinsOf.get(twin), `${twin}, a twin of ${id}`).toContain(id)
    }
  })
})

describe.each(scenarios.map(({ card }) => ({ id: card.id, card })))('$id', ({ id, card }) => {
  it('is what its card says', async () => {
    const { scenario, words } = await lessonOf(id)
    expect(scenario.id).toBe(card.id)
    expect(scenario.model).toBe(card.model)
    expect(scenario.beats).toHaveLength(card.beats)
    expect(scenario.beats.flatMap(({ erratum }) => erratum ?? []).sort()).toEqual([...card.errata].sort())
    for (const [language, { title }] of words) expect(title).toBe(card.title[language as 'en' | 'ru'])
  })

  it('is plain data that the format allows, and the same run after a round trip through JSON', async () => {
    const { scenario, engine, run } = await lessonOf(id)
    const copy = JSON.parse(JSON.stringify(scenario)) as Scenario
    expect(parseScenario(copy)).toMatchObject({ ok: true })
    expect(copy).toEqual(scenario)
    expect(digestOf(runOf(copy, engine, {}).trace)).toBe(digestOf(run().trace))
  })

  it('runs to its end on every branch and breaks no law', async () => {
    const { scenario, run, engine } = await lessonOf(id)
    for (const branch of branchesOf(scenario)) {
      const { world } = run(branch)
      expect(world.now).toBe(scenario.until)
      for (const law of engine.model.laws) expect(law.audit?.(world.state, world.now)).toBeUndefined()
    }
  })

  it('reaches every beat, in order, on its branch', async () => {
    const { scenario, run } = await lessonOf(id)
    for (const branch of branchesOf(scenario)) {
      const beats = scenario.beats.filter((beat) => (beat.branch ?? MAIN) === branch)
      const located = locateBeats(run(branch).trace, beats, scenario.until)
      expect(located.filter(({ seq, holds }) => seq === undefined || !holds)).toEqual([])
      const seqs = located.map(({ seq }) => seq as number)
      expect(seqs).toEqual(seqs.toSorted((one, other) => one - other))
    }
  })

  it('gives its goldens, by simulation', async () => {
    const { scenario, run } = await lessonOf(id)
    const wanted = scenario.goldens.map(({ measure: what, branch = MAIN, value }) => ({
      what,
      branch,
      value,
    }))
    const found = wanted.map(({ what, branch }) => {
      const how = scenario.measures[what]
      return { what, branch, value: how === undefined ? undefined : measure(run(branch).trace, how) }
    })
    expect(found).toEqual(wanted)
  })

  it('asks bets that the run answers with one of the options', async () => {
    const { scenario, run } = await lessonOf(id)
    for (const bet of scenario.bets) {
      const value = measure(run(branchOf(scenario, bet)).trace, bet.measure)
      expect({ bet: bet.id, value, isAnswer: isAnswer(bet, value) }).toMatchObject({ isAnswer: true })
    }
    const asked = scenario.beats.flatMap(({ bet }) => bet ?? [])
    expect(asked.toSorted()).toEqual(scenario.bets.map((bet) => bet.id).sort())
  })

  it('keeps and breaks the promises that it says it does', async () => {
    const { scenario, engine, run } = await lessonOf(id)
    const found = scenario.guarantees.map((one) => ({
      id: one.id,
      holds: verdictOf(scenario, engine, run(), one.id),
    }))
    expect(found).toEqual(scenario.guarantees.map((one) => ({ id: one.id, holds: one.expect })))
  })

  it('has a headline knob that changes a measure or a promise', async () => {
    const lesson = await lessonOf(id)
    const { scenario, engine, run } = lesson
    const { headline } = scenario
    if (headline === undefined) return
    expect(scenario.knobs.map((knob) => knob.id)).toContain(headline.knob)
    const turned = runOf(scenario, engine, { knobs: { [headline.knob]: headline.value } })
    expect(outcomeOf(lesson, turned)).not.toEqual(outcomeOf(lesson, run()))
  })

  it('has knobs that stand at one of their values when it begins', async () => {
    const { knobs, setup } = (await lessonOf(id)).scenario
    for (const { id: knob, paths, values } of knobs) {
      for (const path of paths) expect(values, knob).toContainEqual(valueAt(setup, path))
    }
  })

  it('stands on the stage as its layout and its beats say', async () => {
    const { scenario, engine, run } = await lessonOf(id)
    const seen = new Set<string>()
    for (const branch of branchesOf(scenario)) {
      const { trace, journal } = run(branch)
      const replay = createReplay(engine.model, journal.setup, trace)
      const beats = scenario.beats.filter((beat) => (beat.branch ?? MAIN) === branch)
      for (const { id: beat, seq } of locateBeats(trace, beats, scenario.until)) {
        const { state, physics } = seek(replay, seq as number)
        const { places, wires } = engine.projection.sceneOf(
          state,
          physics,
          trace.ticks.get(seq as number) ?? 0,
        )
        const ids = new Set(places.map((place) => place.id))
        const { focus = [] } = scenario.beats.find((one) => one.id === beat) ?? {}
        const spoken = [...focus, ...wires.flatMap(({ from, to }) => [from, to])]
        expect({ beat, missing: spoken.filter((place) => !ids.has(place)) }).toEqual({ beat, missing: [] })
        expect(ids.size).toBe(places.length)
        for (const place of ids) seen.add(place)
      }
    }
    // Some come later, as a group does with its first member; each has to come.
    expect(Object.keys(scenario.layout).filter((place) => !seen.has(place))).toEqual([])
  })

  it('shows every fact and every transit', async () => {
    const { engine, run } = await lessonOf(id)
    const { trace, journal } = run()
    const replay = createReplay(engine.model, journal.setup, trace)
    for (const event of trace.events) expect(engine.projection.lineOf(event).text).not.toBe('')
    const { state } = seek(replay, trace.events.length)
    for (const transit of trace.transits) {
      const motion = engine.projection.motionOf(transit, state)
      // Work has no words: it is an arc round who does it.
      if (motion !== undefined && motion.weight !== 'work') expect(motion.label).not.toBe('')
    }
  })

  it('has its words whole, in both languages, and short', async () => {
    const { scenario, words } = await lessonOf(id)
    const [[, en], [, ru]] = words as [[string, Narration], [string, Narration]]
    expect(idsOf(ru).sort()).toEqual(idsOf(en).sort())
    for (const [language, narration] of words) {
      const empty = idsOf(narration).filter((path) => path.endsWith('/'))
      expect({ language, empty }).toEqual({ language, empty: [] })
      const long = Object.entries(narration.beats).filter(([, { say }]) => countWords(say) > SAY_WORDS_MAX)
      expect({ language, long: long.map(([beat, { say }]) => `${beat}: ${countWords(say)}`) }).toEqual({
        language,
        long: [],
      })
    }
    expect(Object.keys(en.beats)).toEqual(scenario.beats.map((beat) => beat.id))
    const conditional = scenario.beats.filter(({ holds }) => holds !== undefined).map((beat) => beat.id)
    const told = Object.entries(en.beats).filter(([, { differs }]) => differs !== undefined)
    expect(told.map(([beat]) => beat)).toEqual(conditional)
    expect(Object.keys(en.knobs)).toEqual(scenario.knobs.map((knob) => knob.id))
    expect(Object.keys(en.branches)).toEqual(scenario.branches.map((branch) => branch.id))
    expect(Object.keys(en.bets)).toEqual(scenario.bets.map((bet) => bet.id))
    expect(Object.keys(en.guarantees)).toEqual(scenario.guarantees.map((promised) => promised.id))
    expect(Object.keys(en.errata ?? {}).sort()).toEqual([...card.errata].sort())
    expect(en.breakIt !== undefined).toBe(scenario.headline !== undefined)
    for (const bet of scenario.bets) {
      if (bet.kind !== 'choice') continue
      const options = bet.options.map((option) => option.id)
      expect(Object.keys(en.bets[bet.id]?.options ?? {})).toEqual(options)
      expect(Object.keys(en.bets[bet.id]?.why ?? {})).toEqual(options)
    }
  })
})
