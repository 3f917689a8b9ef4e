import { CAUSE_MS, LOST_MS, type StageMoment } from '../props.ts'
import { STEPS } from '../wires/curve.ts'
import type { Lane, Track } from './tracks.ts'

/** More than this is not drawn one by one. */
export const TOKENS_MAX = 4096
/** How many things that move a person can follow: the rest is a convoy with a number. */
export const SALIENT_MAX = 4
/** Faster than this, what moves is drawn as flow. */
export const FLOW_SPEED = 4

/** How a token is drawn. */
export const MARK = { chip: 0, tile: 1, control: 2 } as const

/** Things on their way at a moment, in columns that are reused at each frame. */
export interface Tokens {
  count: number
  readonly x: Float32Array
  readonly y: Float32Array
  /** The direction of its way, as a unit vector: for control only. */
  readonly dx: Float32Array
  readonly dy: Float32Array
  readonly hue: Uint8Array
  readonly mark: Uint8Array
  readonly tracks: (Track | undefined)[]
  /** Work in a place: how far it is. */
  readonly work: { track: Track; part: number }[]
  /** Which of them are lost where they are. */
  readonly lost: number[]
  /** What is about to set off: from where, and how brightly its cause is lit. */
  readonly lit: { from: string; part: number }[]
  /** How many move along each lane and are not drawn at full size. */
  readonly convoys: { lane: Lane; count: number; hue: number }[]
  /** All that move along each lane, when they are drawn as flow. */
  readonly flows: { lane: Lane; count: number; hue: number }[]
}

/** Empty columns. */
export function createTokens(): Tokens {
  return {
    count: 0,
    x: new Float32Array(TOKENS_MAX),
    y: new Float32Array(TOKENS_MAX),
    dx: new Float32Array(TOKENS_MAX),
    dy: new Float32Array(TOKENS_MAX),
    hue: new Uint8Array(TOKENS_MAX),
    mark: new Uint8Array(TOKENS_MAX),
    tracks: [],
    work: [],
    lost: [],
    lit: [],
    convoys: [],
    flows: [],
  }
}

/** What of a moment decides where things are. */
export type Playhead = Pick<StageMoment, 'reading' | 'speed' | 'still'>

/**
 * Puts everything that is on its way, in order of departure, at its place at this moment. Pure but for the
 * columns it fills and for who is salient: that stays with a token for its whole way, so that none changes its
 * size on the road.
 */
export function placeTokens(tokens: Tokens, playhead: Playhead, tracks: readonly Track[]): void {
  clear(tokens)
  const { reading } = playhead
  const isFlow = playhead.speed > FLOW_SPEED
  chooseSalient(playhead, tracks)
  const lanes = crowdsOf(reading, tracks, isFlow)
  for (const track of tracks) {
    if (reading < track.departs) {
      light(tokens, track, reading)
      continue
    }
    if (reading >= track.arrives) continue
    const part = partOf(track, reading)
    if (track.motion.weight === 'work') tokens.work.push({ track, part })
    else if (!isFlow && isDrawn(track, lanes)) put(tokens, track, part)
  }
  gather(isFlow ? tokens.flows : tokens.convoys, lanes, isFlow ? 1 : 2)
}

/** How many are on each lane that are not drawn at full size. */
function crowdsOf(
  reading: number,
  tracks: readonly Track[],
  isFlow: boolean,
): readonly (LaneCount | undefined)[] {
  const lanes: (LaneCount | undefined)[] = []
  for (const track of tracks) {
    if (track.motion.weight === 'work') continue
    if (reading < track.departs || reading >= track.arrives) continue
    if (isFlow || (track.motion.weight === 'message' && !track.isSalient)) count(lanes, track)
  }
  return lanes
}

/** Where tiles would cover each other, every second, fourth ... is drawn: the number beside them says how many. */
function isDrawn(
  { lane, serial, isSalient, motion }: Track,
  lanes: readonly (LaneCount | undefined)[],
): boolean {
  if (isSalient || motion.weight === 'control') return true
  let share = (lanes[lane.row]?.count ?? 0) / lane.room
  let every = 1
  for (; share > 1; share /= 2) every *= 2
  return serial % every === 0
}

interface LaneCount {
  readonly lane: Lane
  count: number
  hue: number
}

function clear(tokens: Tokens): void {
  tokens.count = 0
  tokens.tracks.length = 0
  tokens.work.length = 0
  tokens.lost.length = 0
  tokens.lit.length = 0
  tokens.convoys.length = 0
  tokens.flows.length = 0
}

function partOf({ departs, arrives, reach }: Track, reading: number): number {
  const lands = reach < 1 ? arrives - LOST_MS : arrives
  return reading >= lands ? 1 : (reading - departs) / (lands - departs)
}

/** Seats that became free are taken by who set off next; after a seek all seats are dealt again. */
function chooseSalient({ reading, still }: Playhead, tracks: readonly Track[]): void {
  let free = SALIENT_MAX
  for (const track of tracks) {
    if (!track.isSalient) continue
    if (still) track.isSalient = false
    else if (reading < track.arrives) free--
  }
  for (let row = 0; row < tracks.length && free > 0; row++) {
    const track = tracks[row] as Track
    if (track.isSalient || track.motion.weight !== 'message' || reading < track.departs) continue
    // Who is half-way is not promoted: it would grow under the reader's eyes.
    if (!still && partOf(track, reading) > 0.12) continue
    track.isSalient = true
    free--
  }
}

function light(tokens: Tokens, { departs, motion, lane }: Track, reading: number): void {
  if (motion.weight !== 'message') return
  const part = 1 - (departs - reading) / CAUSE_MS
  if (part > 0) tokens.lit.push({ from: lane.from, part })
}

function put(tokens: Tokens, track: Track, part: number): void {
  const at = tokens.count
  if (at === TOKENS_MAX) return
  const { walk, reach, motion } = track
  if (part === 1 && motion.trouble === true) tokens.lost.push(at)
  const gone = eased(part) * reach * STEPS
  const step = Math.min(STEPS - 1, gone | 0)
  const rest = gone - step
  const [x, y] = [walk[step * 2] as number, walk[step * 2 + 1] as number]
  const [nextX, nextY] = [walk[step * 2 + 2] as number, walk[step * 2 + 3] as number]
  tokens.x[at] = x + (nextX - x) * rest
  tokens.y[at] = y + (nextY - y) * rest
  const isControl = motion.weight === 'control'
  if (isControl) {
    const length = Math.sqrt((nextX - x) ** 2 + (nextY - y) ** 2) || 1
    tokens.dx[at] = (nextX - x) / length
    tokens.dy[at] = (nextY - y) / length
  }
  tokens.hue[at] = track.look.hue
  tokens.mark[at] = isControl ? MARK.control : track.isSalient ? MARK.chip : MARK.tile
  tokens.tracks[at] = track
  tokens.count = at + 1
}

function count(lanes: (LaneCount | undefined)[], { lane, look }: Track): void {
  const known = lanes[lane.row]
  if (known === undefined) {
    lanes[lane.row] = { lane, count: 1, hue: look.hue }
    return
  }
  known.count++
  if (known.hue !== look.hue) known.hue = 0
}

function gather(into: LaneCount[], lanes: readonly (LaneCount | undefined)[], least: number): void {
  for (const lane of lanes) if (lane !== undefined && lane.count >= least) into.push(lane)
}

/** The easing of the page, cubic `.2, 0, .2, 1`, from a table: it is asked for each token at each frame. */
export function eased(part: number): number {
  const at = part * (EASE_STEPS - 1)
  const step = Math.min(EASE_STEPS - 2, at | 0)
  const [one, next] = [EASE[step] as number, EASE[step + 1] as number]
  return one + (next - one) * (at - step)
}

const EASE_STEPS = 129
const EASE = easeTable()

function easeTable(): Float32Array {
  const table = new Float32Array(EASE_STEPS)
  for (let at = 0; at < EASE_STEPS; at++) {
    const wanted = at / (EASE_STEPS - 1)
    let [low, high] = [0, 1]
    for (let turn = 0; turn < 30; turn++) {
      const middle = (low + high) / 2
      if (bezier(0.2, 0.2, middle) < wanted) low = middle
      else high = middle
    }
    table[at] = bezier(0, 1, low)
  }
  return table
}

function bezier(one: number, other: number, t: number): number {
  const u = 1 - t
  return 3 * u * u * t * one + 3 * u * t * t * other + t * t * t
}
