import { createReplay, type Scene, seek, type Tick } from '../../../engine/index.ts'
import type { Session } from '../../playback/session.ts'
import { BandReader } from './bands.ts'

/** Something that lasts, on a lane, in reading time. */
export interface Span {
  readonly lane: string
  readonly label: string
  /** What hue it has. */
  readonly key: string | undefined
  readonly from: number
  readonly to: number
}

/** A clock from when it was wound to when it ran out or was stopped. */
export interface TimerSpan extends Span {
  /** When it was wound, and when it would run out, in ticks. */
  readonly wound: Tick
  readonly due: Tick
}

/** A group that is being dealt anew, over the lanes of all of its members. */
export interface Curtain {
  readonly lane: string
  readonly members: readonly string[]
  readonly from: number
  readonly to: number
  /** The round before it and after it: a generation, an epoch. */
  readonly before: string
  readonly after: string
  /** Ticks in which a partition had no owner, summed over the partitions. */
  readonly silence: number
}

/** How much waits at a place from a moment on. */
export interface Level {
  readonly reading: number
  readonly ready: number
  readonly claimed: number
}

/** What lasts in a run, read off its scenes. */
export interface Past {
  readonly timers: readonly TimerSpan[]
  readonly held: readonly Span[]
  readonly curtains: readonly Curtain[]
  readonly levels: ReadonlyMap<string, readonly Level[]>
}

/** Before anything was read. */
export const NOTHING: Past = { timers: [], held: [], curtains: [], levels: new Map() }

/** So many scenes of a run are read at most, and for so long without a pause, in ms. */
const SCENES_MAX = 2_400
const SLICE_MS = 7

const known = new WeakMap<object, Past>()

/** The past of the current branch's run, if it has been read already. */
export function knownPast(session: Session): Past | undefined {
  return known.get(session.trace())
}

/**
 * Reads the current branch's run scene by scene, in slices, so that the page stays awake. `isWanted` is asked
 * between them; undefined when it was not wanted any more.
 */
export async function readPast(session: Session, isWanted: () => boolean): Promise<Past | undefined> {
  const trace = session.trace()
  const { engine } = session
  const readingAtTick = (tick: Tick) => session.readingAtTick(tick)
  const replay = createReplay(engine.model, session.setup(), trace)
  // Work on a message is drawn as it moves: its clock would say the same once more.
  const messages = new Set(session.motions().map(({ motion }) => motion.label))
  const reader = new BandReader(readingAtTick, (label) => messages.has(label))
  const { length } = trace.events
  const stride = Math.max(1, Math.ceil(length / SCENES_MAX))
  const readings = Array.from({ length }, (_, seq) => session.readingOf(seq))
  let slice = performance.now()
  for (let seq = 1; seq <= length; seq = Math.min(length, seq + stride)) {
    const { state, physics } = seek(replay, seq)
    const tick = trace.ticks.get(seq - 1) as Tick
    const scene: Scene = engine.projection.sceneOf(state, physics, tick)
    reader.visit(scene, readings[seq - 1] as number, tick)
    if (seq === length) break
    if (performance.now() - slice < SLICE_MS) continue
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (!isWanted()) return undefined
    slice = performance.now()
  }
  const past = reader.close(readingAtTick(Number.MAX_SAFE_INTEGER))
  known.set(trace, past)
  return past
}
