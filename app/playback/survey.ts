import {
  createReplay,
  type LineView,
  type MotionView,
  type PlaceView,
  type Replay,
  type Scene,
  type Seq,
  seek,
  type Tick,
  type Typed,
} from '../../engine/index.ts'
import { inNaturalOrder } from '../stage/keys.ts'
import { SceneMemory } from '../stage/memory.ts'
import { type Doing, newsAmong } from './habits.ts'
import type { Loudness, Score, Way } from './score.ts'
import type { AnyEngine, AnyTrace } from './session.ts'

/** What a run shows, gone through once from its beginning: the page's only look at states that are not now. */
export interface Survey {
  readonly score: Score
  /** Each event as a line of the log. */
  readonly lines: readonly LineView[]
  /** The move that an event is drawn as, where it is one. */
  readonly hops: readonly (MotionView | undefined)[]
  /** How each of the score's ways is drawn, by its row among them. */
  readonly motions: readonly MotionView[]
  /** All places that there were at the beginning or at the end. */
  readonly places: readonly PlaceView[]
  /** All places and wires that there ever were, each at its largest: what the stage keeps room for. */
  readonly cast: Scene
  /** Message keys, in the order in which one counts. */
  readonly keys: readonly string[]
}

/** A scene is looked at again after so large a part of the run so far, to know how much room it needs. */
const LOOK_SHARE = 12

/** Where on its way the cut of a cable is: its sign is drawn there. */
const CUT_AT = 0.5

/** What is lost in the tick in which it would have arrived has not arrived. */
const FARTHEST = 0.8

/**
 * Goes through a run while it is still being made: what is there is read before the rest has come. However a run
 * comes in pieces, its survey is the same.
 */
export class Surveyor {
  readonly trace: AnyTrace
  private readonly engine: AnyEngine
  private readonly replay: Replay<unknown, Typed, Typed, unknown>
  private readonly memory = new SceneMemory()
  private readonly first: readonly PlaceView[]
  private readonly lines: LineView[] = []
  private readonly hops: (MotionView | undefined)[] = []
  private readonly kinds: Loudness[] = []
  private readonly ways: Way[] = []
  private readonly motions: MotionView[] = []
  private readonly keys = new Set<string>()
  private readonly instant = new Set<Seq>()
  /** Events and ways in the order of the run, and which of them each is. */
  private readonly doings: Doing[] = []
  private readonly isEvent: boolean[] = []
  private transit = 0
  private lookedAt = 0

  constructor(engine: AnyEngine, setup: unknown, trace: AnyTrace) {
    this.engine = engine
    this.trace = trace
    this.replay = createReplay(engine.model, setup, trace)
    this.first = this.sceneAt(0).places
  }

  /** Goes on to the end of what the trace has by now, which ends with a whole tick. */
  read(): void {
    const { engine, trace, replay, lines } = this
    for (let seq = lines.length; seq < trace.events.length; seq++) {
      this.lookAtTransits(seq)
      if (seq - this.lookedAt >= Math.max(1, this.lookedAt / LOOK_SHARE)) {
        this.memory.learn(this.sceneAt(trace.ticks.get(seq) as Tick))
        this.lookedAt = seq
      }
      const line = engine.projection.lineOf(trace.events[seq] as Typed)
      lines.push(line)
      this.endLost(trace.events[seq] as Typed, trace.ticks.get(seq) as Tick)
      this.lookAtEvent(seek(replay, seq + 1).state, seq, line)
    }
  }

  /** Reads the rest; the run is known up to `until`. */
  finish(until: Tick): Survey {
    this.read()
    this.lookAtTransits(this.trace.events.length)
    const { lines, hops, motions, keys } = this
    const scene = this.sceneAt(until)
    const gone = this.first.filter(({ id }) => scene.places.every((place) => place.id !== id))
    return {
      score: this.scoreUntil(until),
      lines,
      hops,
      motions,
      places: [...scene.places, ...gone],
      cast: this.memory.learn(scene),
      keys: inNaturalOrder(keys),
    }
  }

  private scoreUntil(until: Tick): Score {
    const { trace, kinds, ways, instant, doings, isEvent } = this
    const { ticks, causes, triggers } = trace
    const news = newsAmong(doings)
    const waysNews = news.filter((_, row) => isEvent[row] === false)
    return {
      until,
      ticks,
      causes,
      triggers,
      kinds,
      news: news.filter((_, row) => isEvent[row] === true),
      ways: ways.map((way, row) => ({ ...way, isNews: waysNews[row] === true })),
      instant,
      told: [],
    }
  }

  private sceneAt(now: Tick): Scene {
    const { state, physics } = this.replay.seen
    return this.engine.projection.sceneOf(state, physics, now)
  }

  /**
   * Looks at what departed before event `seq` happened, in the state of that moment. What its cause sent departs
   * after the cause; what a turn without events sent departs at the end of its tick at the latest.
   */
  private lookAtTransits(seq: Seq): void {
    const { transits, ticks } = this.trace
    const now = ticks.get(seq) ?? Number.POSITIVE_INFINITY
    for (; this.transit < transits.length; this.transit++) {
      const transit = transits[this.transit] as (typeof transits)[number]
      const { departs, arrives, cause, order: row } = transit
      const isBefore = departs < now || (departs === now && cause < seq && ticks.get(cause) === now)
      if (!isBefore) return
      const motion = this.engine.projection.motionOf(transit, this.replay.seen.state)
      if (motion === undefined) continue
      const weight = motion.from === motion.to ? 'work' : motion.weight
      this.ways.push({ row, departs, arrives, cause, weight, isNews: true })
      const sign = `${motion.from}>${motion.to} ${transit.signal.type}`
      const isGrave = motion.trouble === true
      this.note(false, { tick: departs, sign, isLoud: weight !== 'work', isGrave, isTurn: false })
      this.motions.push(motion)
      if (motion.key !== undefined) this.keys.add(motion.key)
      if (weight === 'message' && arrives === departs && ticks.get(cause) === departs) this.instant.add(cause)
    }
  }

  /**
   * What the cut of its cable has taken gets as far as the cut; a packet that was dropped, and those that wait behind
   * it, as far as they are by then: they are sent again.
   */
  private endLost(event: Typed, now: Tick): void {
    if (event.type !== 'transit.lost' && event.type !== 'transit.dropped') return
    const { order, behind = [] } = event as unknown as { readonly order: number; readonly behind?: number[] }
    // What was sent on a cable that was cut already never set off.
    if (order < 0) return
    const gone = new Set([order, ...behind])
    for (const [at, way] of this.ways.entries()) {
      if (!gone.has(way.row)) continue
      const share = Math.min(FARTHEST, (now - way.departs) / Math.max(1, way.arrives - way.departs))
      this.ways[at] = { ...way, arrives: now, reach: event.type === 'transit.lost' ? CUT_AT : share }
      const motion = this.motions[at] as MotionView
      if (way.row === order) this.motions[at] = { ...motion, trouble: true }
    }
  }

  private lookAtEvent(state: unknown, seq: Seq, line: LineView): void {
    const event = this.trace.events[seq] as Typed
    const hop = this.engine.projection.hopOf(event, state)
    this.hops.push(hop)
    if (hop?.key !== undefined) this.keys.add(hop.key)
    const tick = this.trace.ticks.get(seq) as Tick
    const isGrave = line.kind === 'fault' || line.kind === 'trouble'
    const [isLoud, isTurn] = [line.kind !== 'control', line.kind === 'state']
    this.note(true, { tick, sign: `${event.type} ${line.actor}`, isLoud, isGrave, isTurn })
    const isMove = hop !== undefined && hop.from !== hop.to && hop.weight === 'message'
    this.kinds.push(isMove ? 'hop' : line.kind === 'control' ? 'murmur' : 'loud')
  }

  private note(isOne: boolean, doing: Doing): void {
    this.doings.push(doing)
    this.isEvent.push(isOne)
  }
}
