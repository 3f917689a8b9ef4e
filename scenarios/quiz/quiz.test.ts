import { describe, expect, it } from 'vitest'
import { type Measured, measure } from '../../engine/index.ts'
import { kafkaEngine } from '../../engine/kafka/index.ts'
import { rabbitEngine } from '../../engine/rabbit/index.ts'
import { scenarioOf, scenarios } from '../index.ts'
import { play } from '../play.ts'
import { type AnyEngine, ask, examine, type Question } from './examine.ts'
import { generatorsOf } from './generators.ts'
import { WRITTEN } from './written/index.ts'

const engines = { rabbitmq: rabbitEngine, kafka: kafkaEngine } as unknown as Record<string, AnyEngine>

const load = async (id: string) => {
  const entry = scenarioOf(id)
  if (entry === undefined) throw new Error(`there is no scenario ${id}`)
  const scenario = (await entry.scenario()).default
  return { scenario, engine: engines[scenario.model] as AnyEngine }
}

/** Whether an answer can be given that is the truth, and just one. */
function hasOneAnswer({ form, truth }: Question): boolean {
  const same = (value: Measured | null) => String(value ?? null) === String(truth ?? null)
  if (form.kind === 'choice') return form.options.filter(({ value }) => same(value ?? null)).length === 1
  if (form.kind !== 'distribution') return truth !== undefined
  const shares = String(truth).split('/').map(Number)
  return shares.length === form.of.length && shares.reduce((sum, one) => sum + one, 0) === form.total
}

describe.each(scenarios.map(({ card }) => card.id))('the quiz on %s', (id) => {
  it('has two to four generators, or more that were written for it, and asks what has one answer', async () => {
    const { scenario, engine } = await load(id)
    const generators = generatorsOf(scenario)
    expect(new Set(generators.map((one) => one.id)).size).toBe(generators.length)
    const asking = generators.filter((generator) => {
      const question = ask(scenario, engine, generator, 1) ?? ask(scenario, engine, generator, 2)
      if (question === undefined) return false
      expect({ id: generator.id, ...question, one: hasOneAnswer(question) }).toMatchObject({ one: true })
      return true
    })
    expect(asking.length).toBeGreaterThanOrEqual(2)
  })
})

const SEEDS_LEAST = 4
const SEEDS_MOST = 60

describe.each(scenarios.map(({ card }) => card.id))('what was written for %s', (id) => {
  it('always has a question, explains each of its options, and has several answers', async () => {
    const { scenario, engine } = await load(id)
    const written = WRITTEN[id] ?? []
    expect(written.length, 'write its questions: scenarios/quiz/written').toBeGreaterThanOrEqual(1)
    for (const generator of written) {
      const truths = new Set<Measured>()
      for (let seed = 1; seed <= SEEDS_LEAST || (truths.size < 2 && seed <= SEEDS_MOST); seed++) {
        const question = ask(scenario, engine, generator, seed)
        if (question === undefined) throw new Error(`${generator.id} has nothing to ask for seed ${seed}`)
        const { form, why = {}, truth } = question
        const options = form.kind === 'choice' ? form.options.map((option) => option.id) : []
        expect(hasOneAnswer(question)).toBe(true)
        expect(options.length).toBeGreaterThanOrEqual(2)
        expect(Object.keys(why).sort()).toEqual([...options].sort())
        expect(JSON.stringify(why)).not.toMatch(/"(en|ru)":""/)
        truths.add(truth)
      }
      expect({ id: generator.id, answers: truths.size > 1 }).toEqual({ id: generator.id, answers: true })
    }
  }, 30_000)

  it('names in its words only what it draws', () => {
    for (const { draw, ask: asked } of WRITTEN[id] ?? []) {
      if (asked.kind !== 'written') continue
      const drawn = draw.map(({ set }) => set)
      for (const words of [asked.question.en, asked.question.ru]) {
        const named = [...words.matchAll(/\{([^}]+)\}/g)].map(([, set = '']) => set)
        expect(named.filter((set) => !drawn.includes(set))).toEqual([])
      }
    }
  })
})

describe('a question', () => {
  it('is the same for the same seed, and another for others', async () => {
    const { scenario, engine } = await load('round-robin-3x6')
    const [deal] = generatorsOf(scenario)
    const asked = [1, 2, 3, 4, 5].map((seed) => deal && ask(scenario, engine, deal, seed))
    expect(deal && ask(scenario, engine, deal, 3)).toEqual(asked[2])
    expect(new Set(asked.map((question) => JSON.stringify(question?.settings))).size).toBeGreaterThan(2)
  })

  it('is answered by the run of the settings that are told', async () => {
    const { scenario, engine } = await load('round-robin-3x6')
    const [deal] = generatorsOf(scenario)
    const question = deal && ask(scenario, engine, deal, 7)
    const knobs = Object.fromEntries(question?.settings.map(({ set, value }) => [set, value]) ?? [])
    const split = scenario.measures['split']
    expect(question?.truth).toBe(split && measure(play(scenario, engine, { knobs }).trace, split))
  })

  it('is decided where its moment says: the first who works on a message', async () => {
    const { scenario, engine } = await load('round-robin-3x6')
    const whose = generatorsOf(scenario).find(({ id }) => id === 'whose')
    const question = whose && ask(scenario, engine, whose, 4)
    const knobs = Object.fromEntries(question?.settings.map(({ set, value }) => [set, value]) ?? [])
    const { trace } = play(scenario, engine, { knobs })
    const event = trace.events[(question?.moment.seq ?? 0) - 1]
    expect(event).toMatchObject({ type: 'work.started', name: question?.subject, client: question?.truth })
  })

  it('on a mask has yes and no among its answers', async () => {
    const { scenario, engine } = await load('topic-wildcards')
    const [takes] = generatorsOf(scenario)
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
    const asked = seeds.map((seed) => takes && ask(scenario, engine, takes, seed))
    expect(new Set(asked.map((question) => question?.truth))).toEqual(new Set([true, false]))
    // `#` takes every key.
    const any = asked.filter((question) => question?.settings[0]?.value === '#')
    expect(any.every((question) => question?.truth === true)).toBe(true)
  })

  it('is found for any seed', async () => {
    const { scenario, engine } = await load('retry-ttl-60s')
    for (const seed of [1, 20, 300, 4000]) expect(examine(scenario, engine, seed)).toBeDefined()
  })
})
