import {
  type Measured,
  measure,
  type Scene,
  type Seen,
  type Seq,
  seek,
  type TableView,
} from '../../engine/index.ts'
import type { Scenario } from '../../scenarios/index.ts'
import { Past } from './past.ts'
import type { AnyEngine, JudgedPromise, ToldBeat } from './session.ts'
import type { Telling } from './telling.ts'

/** What is seen at the playhead. What costs something is kept until the playhead has moved. */
export class Showing {
  private readonly engine: AnyEngine
  private known:
    | { readonly telling: Telling; readonly seq: Seq; readonly tick: number; scene: Scene }
    | undefined
  private knownPast: Past | undefined
  private readonly measured = new WeakMap<Telling, Map<string, Measured>>()

  constructor(engine: AnyEngine) {
    this.engine = engine
  }

  seen({ replay }: Telling, seq: Seq): Seen<unknown> {
    return seek(replay, seq)
  }

  /** The same object for the same moment; while it plays, for the same fact. */
  scene(telling: Telling, seq: Seq, tick: number, isMoving: boolean): Scene {
    const { known } = this
    const isKnown = known?.telling === telling && known.seq === seq && (isMoving || known.tick === tick)
    if (isKnown) return known.scene
    const { state, physics } = this.seen(telling, seq)
    const scene = this.engine.projection.sceneOf(state, physics, tick)
    this.known = { telling, seq, tick, scene }
    return scene
  }

  /** The scene after so many events, wherever the playhead is. */
  sceneAt(telling: Telling, seq: Seq): Scene {
    const { state, physics } = this.seen(telling, seq)
    return this.engine.projection.sceneOf(state, physics, telling.trace.ticks.get(seq - 1) ?? 0)
  }

  /** What rested where and what went where, wherever the playhead is. */
  past(telling: Telling): Past {
    if (this.knownPast?.telling !== telling) this.knownPast = new Past(this.engine, telling)
    return this.knownPast
  }

  tables(telling: Telling, seq: Seq, tick: number): readonly TableView[] {
    const { state, physics } = this.seen(telling, seq)
    return this.engine.projection.tablesOf(state, physics, tick)
  }

  promises({ promises }: Telling, seq: Seq): JudgedPromise[] {
    return promises.map(({ id, changes }) => {
      const now = changes.findLast((change) => change.seq < seq) ?? changes[0]
      return { id, verdict: now?.verdict ?? { holds: 'open' }, since: now?.seq ?? -1, changes }
    })
  }

  /** What is right for a bet on a run. */
  truth(scenario: Scenario, telling: Telling, bet: string): Measured {
    const known = this.measured.get(telling) ?? new Map<string, Measured>()
    this.measured.set(telling, known)
    if (known.has(bet)) return known.get(bet)
    const what = scenario.bets.find(({ id }) => id === bet)?.measure
    const truth = what === undefined ? undefined : measure(telling.trace, what)
    known.set(bet, truth)
    return truth
  }
}

/** The beat that asks a bet. */
export function beatOfBet(scenario: Scenario, beats: readonly ToldBeat[], bet: string): ToldBeat | undefined {
  return beats.find(({ index }) => scenario.beats[index]?.bet === bet)
}
