import {
  createReplay,
  lengthAt,
  type Replay,
  type Seq,
  seek,
  type Tick,
  type Typed,
} from '../../engine/index.ts'
import { type Passage, Passages } from './passages.ts'
import type { AnyEngine } from './session.ts'
import type { Telling } from './telling.ts'

/** How much rested where, and how much went where, at any moment of a run; each is looked at once. */
export class Past {
  readonly telling: Telling
  private readonly engine: AnyEngine
  /** One of its own: the one that is shown stays where it is. */
  private readonly replay: Replay<unknown, Typed, Typed, unknown>
  private readonly known = new Map<Tick, ReadonlyMap<string, number>>()
  private passages: Passages | undefined

  constructor(engine: AnyEngine, telling: Telling) {
    this.engine = engine
    this.telling = telling
    this.replay = createReplay(engine.model, telling.journal.setup, telling.trace)
  }

  /** How many messages each place held at the end of a tick, by the place's id. */
  depthsAt(tick: Tick): ReadonlyMap<string, number> {
    const known = this.known.get(tick)
    if (known !== undefined) return known
    const { state, physics } = seek(this.replay, lengthAt(this.telling.trace, tick))
    const { places } = this.engine.projection.sceneOf(state, physics, tick)
    const depths = new Map(
      places.flatMap(({ id, slots }) => (slots === undefined ? [] : [[id, slots.length] as const])),
    )
    this.known.set(tick, depths)
    return depths
  }

  /** How much had gone from where to where after `seq` events, at `tick`. */
  passagesUpTo(seq: Seq, tick: Tick): readonly Passage[] {
    this.passages ??= new Passages(this.telling)
    return this.passages.upTo(seq, tick)
  }
}
