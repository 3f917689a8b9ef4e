import { describe, expect, it } from 'vitest'
import { stage } from '../app/i18n/stage/en.ts'
import { createReplay, type PlaceView, seek } from '../engine/index.ts'
import { scenarios } from '../scenarios/index.ts'
import { branchesOf, journalOf, play } from '../scenarios/play.ts'
import { engines } from './engines.ts'

/** Words of the protocols and of the tools that come with them: the same in every language. */
const PROTOCOL: ReadonlySet<string> = new Set([
  ...['direct', 'topic', 'fanout', 'headers', 'reject-publish', '503', 'memory alarm'],
  ...['Empty', 'PreparingRebalance', 'CompletingRebalance', 'Stable', 'Dead', 'Assigning', 'Reconciling'],
  ...['Ready', 'Unacked', 'Messages', 'LOG-START-OFFSET', 'LOG-END-OFFSET', 'LAG'],
])

const GLANCES = 60

describe.each(scenarios.map(({ card, scenario }) => [card.id, scenario] as const))('%s', (_, load) => {
  it('says states, quantities and actions in words that the page knows in every language', async () => {
    const scenario = (await load()).default
    const unknown = new Set<string>()
    for (const branch of branchesOf(scenario)) {
      for (const { status, facts, actions, kind } of placesOf(scenario, branch)) {
        if (!(status in stage.statuses) && !PROTOCOL.has(status)) unknown.add(status)
        for (const { label } of facts) {
          if (!(label in stage.facts) && !PROTOCOL.has(label.replace(/^LAG .*/, 'LAG'))) unknown.add(label)
        }
        for (const { id } of actions) if (!(id in stage.actions)) unknown.add(id)
        if (!(kind in stage.kinds)) unknown.add(kind)
      }
    }
    expect([...unknown]).toEqual([])
  })
})

type Scenario = Parameters<typeof play>[0]

function* placesOf(scenario: Scenario, branch: string): Iterable<PlaceView> {
  const engine = engines[scenario.model]
  const { trace } = play(scenario, engine, { branch })
  const replay = createReplay(engine.model, journalOf(scenario, { branch }).setup, trace)
  const stride = Math.ceil(trace.events.length / GLANCES)
  for (let seq = 0; seq <= trace.events.length; seq += stride) {
    const { state, physics } = seek(replay, seq)
    yield* engine.projection.sceneOf(state, physics, trace.ticks.get(seq - 1) ?? 0).places
  }
}
