import { PREFETCHES, type PrefetchRun, type PrefetchWorld, runPrefetch } from './sweep.ts'

/** What the page asks: to run a world with every prefetch. `id` comes back with the answer. */
export interface SweepRequest {
  readonly id: number
  readonly world: PrefetchWorld
}

/** All runs of that world. */
export interface SweepReply {
  readonly id: number
  readonly runs: readonly PrefetchRun[]
}

addEventListener('message', ({ data }: MessageEvent<SweepRequest>) => {
  const { id, world } = data
  const reply: SweepReply = { id, runs: PREFETCHES.map((prefetch) => runPrefetch(world, prefetch)) }
  postMessage(reply)
})
