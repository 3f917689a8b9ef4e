import type { Model } from './model.ts'
import { intBelow, intBetween } from './rng.ts'

/**
 * A small world for the kernel's own tests: walkers pass balls to each other over links, juggle for a while,
 * and drop some. It has dice, work, messages, and a law.
 */
export interface ToySetup {
  readonly walkers: readonly string[]
  readonly balls: number
  readonly latencyMost: number
  /** Of 100 throws, how many are dropped. */
  readonly clumsy: number
}

export interface ToyState {
  readonly held: Map<string, number[]>
  readonly clumsy: number
  thrown: number
  dropped: number
}

export type ToyEvent =
  | { readonly type: 'ball.caught'; readonly ball: number; readonly by: string }
  | { readonly type: 'ball.thrown'; readonly ball: number; readonly by: string; readonly to: string }
  | { readonly type: 'ball.dropped'; readonly ball: number; readonly by: string }

export type ToySignal =
  | { readonly type: 'ball'; readonly ball: number }
  | { readonly type: 'throw'; readonly ball: number }
  | { readonly type: 'take'; readonly ball: number }

export const toy: Model<ToyState, ToyEvent, ToySignal, ToySetup> = {
  name: 'toy',
  create: ({ walkers, clumsy }) => ({
    held: new Map(walkers.map((walker) => [walker, []])),
    clumsy,
    thrown: 0,
    dropped: 0,
  }),
  network: ({ latencyMost }) => ({ latency: { least: 0, most: latencyMost }, links: [] }),
  start(state, turn) {
    const walkers = [...state.held.keys()]
    for (const [index, walker] of walkers.entries())
      turn.pass(walker, walker, index, { type: 'take', ball: index })
  },
  handle(state, to, signal, turn) {
    const walkers = [...state.held.keys()]
    if (signal.type === 'throw') {
      if (!state.held.get(to)?.includes(signal.ball)) return
      const other = walkers[intBelow(turn.rng, walkers.length)] as string
      turn.emit({ type: 'ball.thrown', ball: signal.ball, by: to, to: other })
      turn.send(to, other, { type: 'ball', ball: signal.ball })
    } else if (intBelow(turn.rng, 100) < state.clumsy) {
      turn.emit({ type: 'ball.dropped', ball: signal.ball, by: to })
    } else {
      turn.emit({ type: 'ball.caught', ball: signal.ball, by: to })
      turn.pass(to, to, intBetween(turn.rng, 0, 20), { type: 'throw', ball: signal.ball })
    }
  },
  evolve(state, event) {
    if (event.type === 'ball.caught') state.held.get(event.by)?.push(event.ball)
    else if (event.type === 'ball.dropped') state.dropped++
    else {
      const held = state.held.get(event.by) as number[]
      held.splice(held.indexOf(event.ball), 1)
      state.thrown++
    }
  },
  copy: (state) => ({ ...state, held: new Map([...state.held].map(([who, balls]) => [who, balls.slice()])) }),
  laws: [
    {
      id: 'toy.one-holder',
      on: ['ball.caught'],
      check: (state, event) => {
        const holders = [...state.held].filter(([, balls]) => balls.includes(event.ball)).map(([who]) => who)
        return holders.length === 1 ? undefined : `ball ${event.ball} is held by ${holders.join(' and ')}`
      },
    },
    {
      id: 'toy.audit',
      audit: (state) => (state.dropped <= state.held.size * 1000 ? undefined : 'too many drops'),
    },
  ],
}
