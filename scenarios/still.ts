import {
  createReplay,
  type Engine,
  locateBeats,
  type Run,
  type Scene,
  type Seq,
  seek,
  type Typed,
} from '../engine/index.ts'
import type { Scenario } from './format.ts'
import { journalOf, MAIN, play } from './play.ts'

/** A moment of a scenario, to be drawn on its card. */
export interface Still {
  readonly scene: Scene
  readonly layout: Scenario['layout']
  readonly colourBy: Scenario['colourBy']
}

type AnyEngine = Engine<unknown, Typed, Typed, unknown>

type AnyRun = Run<unknown, Typed, Typed, unknown>

/** Runs a scenario and takes the fullest of its beats: of those on its main branch, the first if several are. */
export function stillOf(scenario: Scenario, engine: AnyEngine): Still {
  const run = play(scenario, engine)
  const main = scenario.beats.filter(({ branch = MAIN }) => branch === MAIN)
  const told = locateBeats(run.trace, main).flatMap(({ seq }) => (seq === undefined ? [] : [seq]))
  return fullestOf(scenario, engine, run, told.length > 0 ? told : [run.trace.events.length])
}

function fullestOf(scenario: Scenario, engine: AnyEngine, run: AnyRun, moments: readonly Seq[]): Still {
  const replay = createReplay(engine.model, journalOf(scenario).setup, run.trace)
  let best: { readonly scene: Scene; readonly count: number } | undefined
  for (const seq of [...moments].sort((one, other) => one - other)) {
    const { state, physics } = seek(replay, seq)
    const scene = engine.projection.sceneOf(state, physics, run.trace.ticks.get(seq - 1) ?? 0)
    const slots = scene.places.flatMap((place) => place.slots ?? [])
    if (best === undefined || slots.length > best.count) best = { scene, count: slots.length }
  }
  const { layout, colourBy } = scenario
  return { scene: best?.scene ?? { places: [], wires: [] }, layout, colourBy }
}
