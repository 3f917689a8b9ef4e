import { GLYPHS, type Glyph } from '../keys.ts'
import { STEPS } from '../wires/curve.ts'
import type { Lane, Track } from './tracks.ts'

/** Tracks as they are handed to another thread: numbers in one block, so that a thousand are copied at once. */
export interface Freight {
  /** `COLUMNS` for each track. */
  readonly numbers: Float64Array
  readonly labels: readonly string[]
  /** Walks that are not their lane's, one after the other; several tracks may have the same. */
  readonly walks: Float32Array
}

const COLUMNS = 8
const WALK = (STEPS + 1) * 2
const SIGNS: readonly Glyph[] = [...GLYPHS, 'ring']
const WEIGHTS = ['message', 'control', 'work'] as const
/** The walk is the lane's. */
const OWN = -1

/** Packs tracks; their lanes travel by themselves. */
export function pack(tracks: readonly Track[]): Freight {
  const numbers = new Float64Array(tracks.length * COLUMNS)
  const walks = new Map<Float32Array, number>()
  tracks.forEach((track, at) => {
    const { id, lane, walk, serial, departs, arrives, reach } = track
    if (walk !== lane.walk && !walks.has(walk)) walks.set(walk, walks.size)
    numbers.set(
      [id, departs, arrives, lane.row, walks.get(walk) ?? OWN, serial, traitsOf(track), reach],
      at * COLUMNS,
    )
  })
  const block = new Float32Array(walks.size * WALK)
  for (const [walk, row] of walks) block.set(walk, row * WALK)
  return { numbers, labels: tracks.map(({ motion }) => motion.label), walks: block }
}

/** The same tracks on the other side. */
export function unpack({ numbers, labels, walks }: Freight, lanes: readonly Lane[]): Track[] {
  return labels.map((label, at) => {
    const block = numbers.subarray(at * COLUMNS) as unknown as Row
    const [id, departs, arrives, row, way, serial, traits, reach] = block
    const lane = lanes[row] as Lane
    const walk = way === OWN ? lane.walk : walks.subarray(way * WALK, (way + 1) * WALK)
    return { id, lane, walk, serial, departs, arrives, reach, isSalient: false, ...bearing(label, traits) }
  })
}

type Row = readonly [number, number, number, number, number, number, number, number]

/** How it looks, as digits of one number. */
function traitsOf({ motion, look }: Track): number {
  const flags =
    (motion.trouble === true ? 1 : 0) |
    (motion.redelivered === true ? 2 : 0) |
    (motion.deadLettered === true ? 4 : 0)
  return flags | (WEIGHTS.indexOf(motion.weight) << 3) | (SIGNS.indexOf(look.glyph) << 5) | (look.hue << 8)
}

function bearing(label: string, traits: number): Pick<Track, 'motion' | 'look'> {
  const weight = WEIGHTS[(traits >> 3) & 3] ?? 'message'
  const [trouble, redelivered, deadLettered] = [(traits & 1) > 0, (traits & 2) > 0, (traits & 4) > 0]
  return {
    motion: { label, weight, trouble, redelivered, deadLettered },
    look: { hue: traits >> 8, glyph: SIGNS[(traits >> 5) & 7] ?? 'ring' },
  }
}
