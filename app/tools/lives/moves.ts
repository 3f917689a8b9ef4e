import { createReplay, type Lifecycle, type LifeView, type Seq, seek } from '../../../engine/index.ts'
import type { Session } from '../../playback/session.ts'

/** A step from state to state that somebody took during the run. */
export interface Move {
  /** The event with which it was taken. */
  readonly seq: Seq
  readonly from: string
  readonly to: string
}

/** Somebody's life over the whole run. */
export interface Course {
  readonly life: LifeView
  readonly moves: readonly Move[]
  /** From which event on it is there: after 0 events, it is there from the start. */
  readonly begins: Seq
  readonly startsAs: string
}

/** A way that a lifecycle knows, with what leads along it. */
export interface Way {
  readonly from: string
  readonly to: string
  readonly by: readonly string[]
}

/** Gathers lives as the run goes on. */
export class Courses {
  readonly #courses = new Map<string, { life: LifeView; moves: Move[]; begins: Seq; startsAs: string }>()
  readonly #now = new Map<string, string>()

  /** The lives as they are after so many events. */
  take(lives: readonly LifeView[], seq: Seq): void {
    for (const life of lives) {
      const before = this.#now.get(life.id)
      if (before === life.state) continue
      this.#now.set(life.id, life.state)
      const course = this.#courses.get(life.id)
      if (course === undefined) {
        this.#courses.set(life.id, { life, moves: [], begins: seq, startsAs: life.state })
      } else {
        course.life = life
        course.moves.push({ seq: seq - 1, from: before ?? '', to: life.state })
      }
    }
  }

  /** All lives, those of one kind beside each other. */
  all(): readonly Course[] {
    const kinds = [...new Set([...this.#courses.values()].map(({ life }) => life.kind))]
    return kinds.flatMap((kind) => [...this.#courses.values()].filter(({ life }) => life.kind === kind))
  }
}

/** The ways of a lifecycle, and those that were taken though it names none (a computed state). */
export function waysOf(lifecycle: Lifecycle, moves: readonly Move[]): readonly Way[] {
  const ways = new Map<string, { from: string; to: string; by: string[] }>()
  const wayOf = (from: string, to: string) => {
    const way = ways.get(`${from}\n${to}`) ?? { from, to, by: [] }
    ways.set(`${from}\n${to}`, way)
    return way
  }
  for (const [from, next] of Object.entries(lifecycle)) {
    for (const [what, to] of Object.entries(next)) wayOf(from, to).by.push(what)
  }
  for (const { from, to } of moves) wayOf(from, to)
  return [...ways.values()]
}

/** The state that a life is in after so many events; undefined before it begins. */
export function stateAt({ moves, begins, startsAs }: Course, seq: Seq): string | undefined {
  if (seq < begins) return undefined
  return moves.findLast((move) => move.seq < seq)?.to ?? startsAs
}

/** How often a way was taken within so many events, and when last. */
export function takenAt(
  { moves }: Course,
  { from, to }: Way,
  seq: Seq,
): { readonly count: number; readonly last: Seq | undefined } {
  const taken = moves.filter((move) => move.from === from && move.to === to && move.seq < seq)
  return { count: taken.length, last: taken.at(-1)?.seq }
}

/** The page stays quick: a run is gone through in pieces of so many ms. */
const SLICE_MS = 8

/** Goes through the run of the branch on screen; returns how to stop. */
export function gatherLives(session: Session, onDone: (courses: readonly Course[]) => void): () => void {
  const { model, projection } = session.engine
  const replay = createReplay(model, session.setup(), session.trace())
  const courses = new Courses()
  const { length } = replay.trace.events
  let seq = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const started = performance.now()
    while (seq <= length && performance.now() - started < SLICE_MS) {
      courses.take(projection.livesOf?.(seek(replay, seq).state) ?? [], seq)
      seq++
    }
    if (seq > length) onDone(courses.all())
    else timer = setTimeout(look, 0)
  }
  timer = setTimeout(look, 0)
  return () => clearTimeout(timer)
}
