import { type MotionView, type Seq, type Tick, upperBound } from '../../engine/index.ts'
import type { Telling } from './telling.ts'

/** What went from one place of the stage to another, up to a moment. */
export interface Passage {
  readonly from: string
  readonly to: string
  /** How many messages arrived so far. */
  readonly all: number
  /** Why they went this way, where the broker says it, with how many so far; reasons that are to come have none yet. */
  readonly reasons: ReadonlyMap<string, number>
  /** How many arrived in the last second of the run; with `ago`, in one that long before, in seconds. */
  lately(ago?: number): number
}

/** Arrivals over one way, in order, each with how many came up to and with it. */
interface Course {
  readonly from: string
  readonly to: string
  readonly ticks: Tick[]
  /** Of a step inside of a broker its event; -1 of what came over a link. */
  readonly seqs: Seq[]
  readonly sums: number[]
  readonly reasons: Map<string, Seq[]>
}

const SECOND: Tick = 1_000

/** How much went where in a run, gone through once. */
export class Passages {
  private readonly courses = new Map<string, Course>()

  constructor({ survey, trace }: Pick<Telling, 'survey' | 'trace'>) {
    const arrivals = survey.score.ways.flatMap(({ arrives, reach }, row) =>
      reach === undefined ? [{ motion: survey.motions[row] as MotionView, tick: arrives, seq: -1 }] : [],
    )
    const hops = survey.hops.flatMap((motion, seq) =>
      motion === undefined ? [] : [{ motion, tick: trace.ticks.get(seq) as Tick, seq }],
    )
    const inOrder = [...arrivals, ...hops].sort((one, other) => one.tick - other.tick || one.seq - other.seq)
    for (const { motion, tick, seq } of inOrder) this.note(motion, tick, seq)
  }

  /** Everything that went anywhere, after `seq` events, at `tick`. */
  upTo(seq: Seq, tick: Tick): readonly Passage[] {
    return [...this.courses.values()].map((course) => {
      const all = countUpTo(course, tick, seq)
      const reasons = new Map(
        [...course.reasons].map(([reason, seqs]) => [reason, upperBound(seqs, seq - 1)] as const),
      )
      const before = (ago: number) => (ago === 0 ? all : countUpTo(course, tick - ago * SECOND))
      const lately = (ago = 0) => before(ago) - before(ago + 1)
      return { from: course.from, to: course.to, all, reasons, lately }
    })
  }

  private note({ weight, from, to, count = 1, reason }: MotionView, tick: Tick, seq: Seq): void {
    if (weight !== 'message') return
    const id = `${from}>${to}`
    const known = this.courses.get(id)
    const course: Course = known ?? { from, to, ticks: [], seqs: [], sums: [], reasons: new Map() }
    if (known === undefined) this.courses.set(id, course)
    course.ticks.push(tick)
    course.seqs.push(seq)
    course.sums.push((course.sums.at(-1) ?? 0) + count)
    if (reason === undefined) return
    const given = course.reasons.get(reason)
    if (given === undefined) course.reasons.set(reason, [seq])
    else given.push(seq)
  }
}

/** Amid a tick, steps that are to come within it have not happened. */
function countUpTo({ ticks, seqs, sums }: Course, tick: Tick, seq = Number.POSITIVE_INFINITY): number {
  let count = upperBound(ticks, tick)
  while (count > 0 && (seqs[count - 1] as Seq) >= seq) count--
  return sums[count - 1] ?? 0
}
