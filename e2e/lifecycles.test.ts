import { describe, expect, it } from 'vitest'
import { advance, createReplay, createRun, seek } from '../engine/index.ts'
import { scenarioOf } from '../scenarios/index.ts'
import { engines } from './engines.ts'

/** A scenario with much coming and going, and ways that its run takes. */
const RUNS: readonly (readonly [id: string, ways: readonly string[]])[] = [
  ['connection-leak', ['connection handshake running', 'publisher opening running']],
  ['shared-channel-race', ['channel open closing', 'connection running closing']],
  [
    'rebalance-triggers',
    [
      'group Empty PreparingRebalance',
      'group PreparingRebalance CompletingRebalance',
      'group CompletingRebalance Stable',
      'member COMPLETING_REBALANCE STABLE',
    ],
  ],
]

describe('whatever lives', () => {
  it.each(RUNS)('is in a state of its table, and goes on only as it says: %s', async (id, ways) => {
    const scenario = (await scenarioOf(id)?.scenario())?.default
    if (scenario === undefined) throw new Error(id)
    const { model, projection } = engines[scenario.model]
    const { seed, setup, commands } = scenario
    const run = createRun(model, { seed, setup, commands } as never)
    advance(run, Math.min(scenario.until, 60_000))
    const replay = createReplay(model, setup as unknown, run.trace)
    const known = new Map<string, string>()
    const taken = new Set<string>()
    for (let seq = 0; seq <= run.trace.events.length; seq++) {
      const lives = projection.livesOf?.(seek(replay, seq).state) ?? []
      for (const { id: life, kind, lifecycle, state } of lives) {
        const table = projection.lifecycles?.[lifecycle] ?? {}
        if (!(state in table)) throw new Error(`${life} is in ${state}, which is not in ${lifecycle}`)
        const before = known.get(life) ?? state
        known.set(life, state)
        if (before === state) continue
        taken.add(`${kind} ${before} ${state}`)
        const isFree = Object.values(table).every((next) => Object.keys(next).length === 0)
        if (!isFree) expect(Object.values(table[before] ?? {}), `${life}: from ${before}`).toContain(state)
      }
    }
    expect([...taken]).toEqual(expect.arrayContaining([...ways]))
  })
})
