import {
  createReplay,
  type LineView,
  type MotionView,
  type PlaceView,
  type Scene,
  type Seen,
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

interface Pass {
  readonly engine: AnyEngine
  readonly trace: AnyTrace
  readonly hops: (MotionView | undefined)[]
  readonly kinds: Loudness[]
  readonly ways: Way[]
  readonly motions: MotionView[]
  readonly keys: Set<string>
  readonly instant: Set<Seq>
  /** Events and ways in the order of the run, and which of them each is. */
  readonly doings: Doing[]
  readonly isEvent: boolean[]
  transit: number
}

/** Goes through a run. `until` is how far it is known. */
export function surveyOf(engine: AnyEngine, setup: unknown, trace: AnyTrace, until: Tick): Survey {
  const pass: Pass = {
    engine,
    trace,
    hops: [],
    kinds: [],
    ways: [],
    motions: [],
    keys: new Set(),
    instant: new Set(),
    doings: [],
    isEvent: [],
    transit: 0,
  }
  const replay = createReplay(engine.model, setup, trace)
  const lines: LineView[] = []
  const first = placesNow(engine, replay.seen, 0)
  const memory = new SceneMemory()
  const stride = Math.ceil((trace.events.length + 1) / GLANCES)
  for (let seq = 0; seq < trace.events.length; seq++) {
    lookAtTransits(pass, replay.seen.state, seq)
    lines.push(engine.projection.lineOf(trace.events[seq] as Typed))
    if (seq % stride === 0) glance(engine, replay.seen, trace.ticks.get(seq) as Tick, memory)
    lookAtEvent(pass, seek(replay, seq + 1).state, seq, lines[seq] as LineView)
  }
  lookAtTransits(pass, replay.seen.state, trace.events.length)
  const { hops, motions, keys } = pass
  const score = scoreOf(pass, until)
  const last = placesNow(engine, replay.seen, until)
  const cast = glance(engine, replay.seen, until, memory)
  const gone = first.filter(({ id }) => last.every((place) => place.id !== id))
  return { score, lines, hops, motions, places: [...last, ...gone], cast, keys: inNaturalOrder(keys) }
}

function scoreOf({ trace, kinds, ways, instant, doings, isEvent }: Pass, until: Tick): Score {
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

/** So many scenes of a run are looked at to know how much room it needs. */
const GLANCES = 48

function glance(engine: AnyEngine, { state, physics }: Seen<unknown>, now: Tick, memory: SceneMemory): Scene {
  return memory.learn(engine.projection.sceneOf(state, physics, now))
}

function placesNow(engine: AnyEngine, { state, physics }: Seen<unknown>, now: Tick): readonly PlaceView[] {
  return engine.projection.sceneOf(state, physics, now).places
}

/**
 * Looks at what departed before event `seq` happened, in the state of that moment. What its cause sent departs
 * after the cause; what a turn without events sent departs at the end of its tick at the latest.
 */
function lookAtTransits(pass: Pass, state: unknown, seq: Seq): void {
  const { transits, ticks } = pass.trace
  const now = ticks.get(seq) ?? Number.POSITIVE_INFINITY
  for (; pass.transit < transits.length; pass.transit++) {
    const transit = transits[pass.transit] as (typeof transits)[number]
    const { departs, arrives, cause, order: row } = transit
    const isBefore = departs < now || (departs === now && cause < seq && ticks.get(cause) === now)
    if (!isBefore) return
    const motion = pass.engine.projection.motionOf(transit, state)
    if (motion === undefined) continue
    const weight = motion.from === motion.to ? 'work' : motion.weight
    pass.ways.push({ row, departs, arrives, cause, weight, isNews: true })
    const sign = `${motion.from}>${motion.to} ${transit.signal.type}`
    const isGrave = motion.trouble === true
    note(pass, false, { tick: departs, sign, isLoud: weight !== 'work', isGrave, isTurn: false })
    pass.motions.push(motion)
    if (motion.key !== undefined) pass.keys.add(motion.key)
    if (weight === 'message' && arrives === departs && ticks.get(cause) === departs) pass.instant.add(cause)
  }
}

function lookAtEvent(pass: Pass, state: unknown, seq: Seq, line: LineView): void {
  const hop = pass.engine.projection.hopOf(pass.trace.events[seq] as Typed, state)
  pass.hops.push(hop)
  if (hop?.key !== undefined) pass.keys.add(hop.key)
  const { type } = pass.trace.events[seq] as Typed
  const tick = pass.trace.ticks.get(seq) as Tick
  const isGrave = line.kind === 'fault' || line.kind === 'trouble'
  const [isLoud, isTurn] = [line.kind !== 'control', line.kind === 'state']
  note(pass, true, { tick, sign: `${type} ${line.actor}`, isLoud, isGrave, isTurn })
  const isMove = hop !== undefined && hop.from !== hop.to && hop.weight === 'message'
  pass.kinds.push(isMove ? 'hop' : line.kind === 'control' ? 'murmur' : 'loud')
}

function note({ doings, isEvent }: Pass, isOne: boolean, doing: Doing): void {
  doings.push(doing)
  isEvent.push(isOne)
}
