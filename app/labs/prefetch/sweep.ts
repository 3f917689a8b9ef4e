import { advance, type Column, createRun, type Tick, type Ticks } from '../../../engine/index.ts'
import { rabbit } from '../../../engine/rabbit/index.ts'

/** A world of one queue that is full, and of one or two consumers. Times are ms. */
export interface PrefetchWorld {
  readonly messages: number
  /** There and back between the broker and each consumer. */
  readonly roundTrip: Ticks
  /** How long each works on a message, in the order in which they subscribe. */
  readonly workers: readonly { readonly name: string; readonly work: Ticks }[]
}

/** Work on one message. */
export interface WorkSpan {
  readonly worker: string
  readonly message: string
  readonly from: Tick
  readonly to: Tick
}

/** What one run came to. Moments count from the first delivery. */
export interface PrefetchRun {
  /** 0: no limit. */
  readonly prefetch: number
  /** When the last work was done. */
  readonly finish: Ticks
  readonly spans: readonly WorkSpan[]
}

/** No limit: what `basic.qos` means by 0. */
export const NO_LIMIT = 0
/** All that the lab sweeps over: 1 to 30, and no limit. */
export const PREFETCHES: readonly number[] = [...Array.from({ length: 30 }, (_, at) => at + 1), NO_LIMIT]

/** By then every consumer is subscribed, however slow its link: eight ways there and back, and some more. */
const handshakesOf = (roundTrip: Ticks): Ticks => roundTrip * 12 + 1000

/** Runs the world with every prefetch there is to choose. */
export function sweep(world: PrefetchWorld): readonly PrefetchRun[] {
  return PREFETCHES.map((prefetch) => runPrefetch(world, prefetch))
}

/** Runs the world on the engine with one prefetch, to its last acknowledgement. */
export function runPrefetch({ messages, roundTrip, workers }: PrefetchWorld, prefetch: number): PrefetchRun {
  const at = handshakesOf(roundTrip)
  const latency = Math.floor(roundTrip / 2)
  const clients = workers.map(
    ({ name, work }) => ({ kind: 'consumer', name, queue: 'q', prefetch_count: prefetch, work }) as const,
  )
  const links = workers.map(({ name }) => ({ between: [name, 'broker'] as const, latency }))
  const publish = [{ id: 'm{n}', at, count: messages }]
  const run = createRun(rabbit, {
    seed: 1,
    setup: {
      profile: '4.3',
      definitions: { exchanges: [], queues: [{ name: 'q', durable: true, arguments: {} }], bindings: [] },
      clients: [{ kind: 'publisher', name: 'Pr', exchange: '', routing_key: 'q', publish }, ...clients],
      network: { latency: 0, links },
    },
    commands: [],
  })
  const slowest = Math.max(...workers.map(({ work }) => work))
  advance(run, at + messages * (slowest + roundTrip + 1) + handshakesOf(roundTrip))
  return { prefetch, ...spansOf(run.trace) }
}

interface Told {
  readonly events: readonly { readonly type: string }[]
  readonly ticks: Column
}

function spansOf({ events, ticks }: Told): Pick<PrefetchRun, 'finish' | 'spans'> {
  const spans: WorkSpan[] = []
  const begun = new Map<string, Tick>()
  let zero: Tick | undefined
  for (const [seq, event] of events.entries()) {
    const tick = ticks.get(seq) as Tick
    if (event.type === 'message.delivered') zero ??= tick
    if (event.type !== 'work.started' && event.type !== 'work.ended') continue
    const { client, name } = event as { readonly client: string; readonly name: string } & typeof event
    if (event.type === 'work.started') begun.set(name, tick)
    else {
      const from = (begun.get(name) ?? tick) - (zero ?? 0)
      spans.push({ worker: client, message: name, from, to: tick - (zero ?? 0) })
    }
  }
  return { finish: Math.max(0, ...spans.map(({ to }) => to)), spans }
}

/** The lowest prefetch of those that finish first. */
export function bestOf(runs: readonly PrefetchRun[]): PrefetchRun | undefined {
  return runs.reduce<PrefetchRun | undefined>(
    (best, run) => (best === undefined || run.finish < best.finish ? run : best),
    undefined,
  )
}
