import { createRng, intBelow } from '../../engine/kernel/rng.ts'
import { median } from './measure.ts'

const SEEKS = 1000

/** How long seeks to random places take, in ms of the clock. The places are the same in every run. */
export function seekTimes(go: (seq: number) => void, length: number): { median: number; worst: number } {
  const rng = createRng(1, 'seeks')
  const times: number[] = []
  for (let count = 0; count < SEEKS; count++) {
    const seq = intBelow(rng, length + 1)
    const before = performance.now()
    go(seq)
    times.push(performance.now() - before)
  }
  return { median: median(times), worst: Math.max(...times) }
}
