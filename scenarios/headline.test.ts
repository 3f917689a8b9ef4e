import { expect, it } from 'vitest'
import { type Engine, type Typed, verdictsOf } from '../engine/index.ts'
import { kafkaEngine } from '../engine/kafka/index.ts'
import { rabbitEngine } from '../engine/rabbit/index.ts'
import type { Scenario } from './format.ts'
import { scenarios } from './index.ts'
import { play } from './play.ts'

type AnyEngine = Engine<unknown, Typed, Typed, unknown>

/** The promises that are broken at the end of a run. */
function brokenIn(scenario: Scenario, knobs: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const engine = (scenario.model === 'kafka' ? kafkaEngine : rabbitEngine) as unknown as AnyEngine
  const { trace } = play(scenario, engine, { knobs: knobs as never })
  const broken = scenario.guarantees.filter(({ guarantee, options }) => {
    const known = engine.guarantees.find(({ id }) => id === guarantee)
    if (known === undefined) throw new Error(`${scenario.id} promises ${guarantee}, which nobody can judge`)
    return verdictsOf(known, options, trace.events, trace.ticks).at(-1)?.verdict.holds === false
  })
  return new Set(broken.map(({ id }) => id))
}

it.each(scenarios)(
  'what the headline knob of $card.id is said to do, it does',
  async ({ scenario: load }) => {
    const scenario = (await load()).default
    const { headline } = scenario
    if (headline === undefined) return
    const before = brokenIn(scenario, {})
    const after = brokenIn(scenario, { [headline.knob]: headline.value })
    const breaks = [...after].some((id) => !before.has(id))
    const mends = [...before].some((id) => !after.has(id))
    if (breaks && !mends) expect(headline.does).toBe('breaks')
    if (mends && !breaks) expect(headline.does).toBe('mends')
    if (breaks || headline.does === 'breaks') expect(headline.does).not.toBe('mends')
    if (headline.does === 'breaks') expect(breaks).toBe(true)
  },
)
