import {
  advance,
  createReplay,
  createRun,
  type Journal,
  locateBeats,
  type Run,
  type Scene,
  type Seq,
  seek,
  type Tick,
  type Typed,
} from '../../engine/index.ts'
import { type ModelName, type Scenario, scenarioOf } from '../../scenarios/index.ts'
import { journalOf } from '../../scenarios/play.ts'
import type { AnyEngine } from '../playback/session.ts'

/** A moment of a scenario, to be drawn. */
export interface Still {
  readonly scene: Scene
  readonly layout: Scenario['layout']
  readonly colourBy: Scenario['colourBy']
  /** Message keys in the order in which the run shows them. */
  readonly keys: readonly string[]
}

type AnyRun = Run<unknown, Typed, Typed, unknown>

/** A still is not worth more than that: of a long run it shows the beginning. */
const EVENTS_MAX = 6_000
/** The page must go on scrolling while stills are made. */
const BREATH_MS = 6
const SLICES = 60

/** Runs a scenario as far as its beats and takes the fullest of those moments. */
export async function makeStill(id: string): Promise<Still | undefined> {
  const entry = scenarioOf(id)
  if (entry === undefined) return undefined
  const scenario = (await entry.scenario()).default
  const engine = await engineOf(scenario.model)
  const run = await runOf(scenario, engine)
  const main = scenario.beats.filter(({ branch }) => branch === undefined || branch === 'main')
  const found = locateBeats(run.trace, main, run.world.now).flatMap(({ seq }) =>
    seq === undefined ? [] : [seq],
  )
  return fullestOf(scenario, engine, run, found.length > 0 ? found : [run.trace.events.length])
}

async function engineOf(model: ModelName): Promise<AnyEngine> {
  const engine: unknown =
    model === 'kafka'
      ? (await import('../../engine/kafka/index.ts')).kafkaEngine
      : (await import('../../engine/rabbit/index.ts')).rabbitEngine
  return engine as AnyEngine
}

async function runOf(scenario: Scenario, engine: AnyEngine): Promise<AnyRun> {
  const run = createRun(engine.model, journalOf(scenario) as Journal<Typed, unknown>)
  let breath = performance.now()
  for (let slice = 1; slice <= SLICES && run.trace.events.length < EVENTS_MAX; slice++) {
    advance(run, Math.floor((scenario.until * slice) / SLICES))
    if (performance.now() - breath < BREATH_MS) continue
    await pause()
    breath = performance.now()
  }
  return run
}

/** The moment at which most is to be seen: the first of them, if there are several. */
function fullestOf(scenario: Scenario, engine: AnyEngine, run: AnyRun, moments: readonly Seq[]): Still {
  const replay = createReplay(engine.model, journalOf(scenario).setup, run.trace)
  const keys: string[] = []
  let best: { readonly scene: Scene; readonly count: number } | undefined
  for (const seq of [...moments].sort((one, other) => one - other)) {
    const { state, physics } = seek(replay, seq)
    const scene = engine.projection.sceneOf(state, physics, tickOf(run, seq))
    const slots = scene.places.flatMap((place) => place.slots ?? [])
    for (const { key } of slots) if (key !== '' && !keys.includes(key)) keys.push(key)
    if (best === undefined || slots.length > best.count) best = { scene, count: slots.length }
  }
  const { layout, colourBy } = scenario
  return { scene: best?.scene ?? { places: [], wires: [] }, layout, colourBy, keys }
}

function tickOf({ trace, world }: AnyRun, seq: Seq): Tick {
  return trace.ticks[seq - 1] ?? world.now
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
