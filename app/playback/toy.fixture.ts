import type { Engine, MotionView, Scene, Typed } from '../../engine/index.ts'
import {
  type ToyEvent,
  type ToySetup,
  type ToySignal,
  type ToyState,
  toy,
} from '../../engine/kernel/toy.fixture.ts'
import type { Scenario } from '../../scenarios/index.ts'

/** The kernel's toy with a projection and a promise, so that the player can be tested without a broker. */
export const toyEngine = {
  model: { ...toy, handle: takeOrders },
  projection: {
    sceneOf: sceneOf,
    motionOf: ({ from, to, signal }): MotionView | undefined =>
      signal.type === 'take'
        ? undefined
        : { from, to, weight: 'message', label: `b${signal.ball}`, key: `${signal.ball}` },
    hopOf: () => undefined,
    lineOf: (event) => ({ actor: event.by, text: event.type, kind: 'message' }),
    guardsOf: () => [],
    tablesOf: ({ thrown }) => [{ id: 'throws', columns: ['thrown'], rows: [[thrown]] }],
  },
  facts: new Set(['ball.caught', 'ball.thrown', 'ball.dropped']),
  guarantees: [
    {
      id: 'none-dropped',
      begin: () => ({ dropped: [] as number[] }),
      fold: (memory: { dropped: number[] }, event: ToyEvent, seq: number) => {
        if (event.type === 'ball.dropped') memory.dropped.push(seq)
      },
      verdict: ({ dropped }: { dropped: number[] }) =>
        dropped.length === 0 ? ({ holds: true } as const) : ({ holds: false, witness: dropped } as const),
    },
  ],
} satisfies Engine<ToyState, ToyEvent, ToySignal, ToySetup>

export const anyToy = toyEngine as unknown as Engine<unknown, Typed, Typed, unknown>

const setup: ToySetup = { walkers: ['a', 'b', 'c'], balls: 3, latencyMost: 5, clumsy: 0 }

/** A scenario about the toy. */
export const toyScenario = {
  format: 'brokerscope/1',
  id: 'toy',
  model: 'toy',
  seed: 7,
  until: 4_000,
  setup,
  commands: [],
  knobs: [
    { id: 'clumsy', paths: ['/clumsy'], values: [0, 50, 100], applies: 'start' },
    { id: 'slow', paths: ['/latencyMost'], values: [5, 80], applies: 'start' },
  ],
  headline: { knob: 'clumsy', value: 50 },
  branches: [{ id: 'dropping', set: { clumsy: 20 } }],
  beats: [
    { id: 'first', when: { event: { type: 'ball.caught' } }, focus: ['a'] },
    { id: 'thrown', when: { event: { type: 'ball.thrown' } }, focus: ['a'], bet: 'who' },
    { id: 'later', when: { tick: 500 }, focus: ['b'] },
    { id: 'dropped', branch: 'dropping', when: { event: { type: 'ball.dropped' } }, focus: ['c'] },
    { id: 'never', when: { event: { type: 'ball.stolen' } }, focus: [] },
  ],
  bets: [
    {
      id: 'who',
      measure: { take: 'value', of: { type: 'ball.thrown' }, field: 'by', nth: 1 },
      kind: 'choice',
      options: [
        { id: 'is-a', value: 'a' },
        { id: 'is-b', value: 'b' },
      ],
    },
  ],
  guarantees: [{ id: 'safe', guarantee: 'none-dropped', options: {}, expect: true }],
  measures: {},
  goldens: [],
  colourBy: 'key',
  layout: {},
} as unknown as Scenario

function takeOrders(...[state, to, signal, turn, from]: Parameters<typeof toy.handle>): void {
  const order = signal as Typed
  if (order.type === 'drop') {
    const ball = state.held.get(to)?.[0]
    if (ball !== undefined) turn.emit({ type: 'ball.dropped', ball, by: to })
  } else toy.handle(state, to, signal, turn, from)
}

function sceneOf({ held }: ToyState): Scene {
  return {
    places: [...held].map(([name, balls]) => ({
      id: name,
      kind: 'walker',
      name,
      address: name,
      status: balls.length > 0 ? 'busy' : 'idle',
      health: 'well',
      facts: [{ label: 'Held', value: balls.length }],
      slots: balls.map((ball) => ({ id: `b${ball}`, key: `${ball}`, state: 'ready' })),
      actions: [{ id: 'drop', to: name, signal: { type: 'drop' } }],
    })),
    wires: [],
  }
}
