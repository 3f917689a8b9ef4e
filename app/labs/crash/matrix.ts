import { advance, createRun, type Tick } from '../../../engine/index.ts'
import { rabbit } from '../../../engine/rabbit/index.ts'
import { CRASH_POINTS, type CrashPoint, crashSetup, STRATEGIES, type Strategy, UNTIL } from './worlds.ts'

/** What one strategy comes to when the worker dies at one point. */
export interface CrashCell {
  readonly strategy: Strategy
  readonly point: CrashPoint
  /** How often the account was charged. Once is right; undefined: this strategy has no such point. */
  readonly charges: number | undefined
  /** Where the worker died: events told by then, and the tick. */
  readonly seq: number
  readonly tick: Tick
}

/** Every strategy against every point, each by a run of the broker to its end. */
export function crashMatrix(_: null): readonly CrashCell[] {
  return STRATEGIES.flatMap((strategy) => CRASH_POINTS.map((point) => cellOf(strategy, point)))
}

/** One run: one message, one worker that dies at the point and is started again. */
export function cellOf(strategy: Strategy, point: CrashPoint): CrashCell {
  const run = createRun(rabbit, { seed: 1, setup: crashSetup(strategy, point), commands: [] })
  advance(run, UNTIL)
  const { events, ticks } = run.trace
  const died = events.findIndex(({ type }) => type === 'client.crashed')
  const isReached = died >= 0
  const charges = events.filter(({ type }) => type === 'effect.applied').length
  return {
    strategy,
    point,
    charges: isReached ? charges : undefined,
    seq: isReached ? died + 1 : 0,
    tick: isReached ? (ticks.get(died) as Tick) : 0,
  }
}
