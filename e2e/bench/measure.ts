import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** CPU time of a piece of work, in ms: what other programs do meanwhile does not count. */
export function cpuOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] as number
}

/** How often one piece of work takes the CPU time of the other, and the middle CPU time of each in ms. */
export interface Comparison {
  readonly one: number
  readonly other: number
  readonly ratio: number
}

/** Rounds in which the machine code of both becomes what it stays. */
const WARM_UP_ROUNDS = 2

/**
 * Two pieces of work, turn about, each on a heap without the other's waste. Only what was measured in one round is
 * compared, so that a busy minute of the machine hits both.
 */
export function turnAbout(rounds: number, one: () => void, other: () => void): Comparison {
  const pairs: (readonly [one: number, other: number])[] = []
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
    collectGarbage()
    const first = cpuOf(one)
    collectGarbage()
    const pair = [first, cpuOf(other)] as const
    if (round >= WARM_UP_ROUNDS) pairs.push(pair)
  }
  return {
    one: median(pairs.map(([first]) => first)),
    other: median(pairs.map(([, second]) => second)),
    ratio: median(pairs.map(([first, second]) => second / first)),
  }
}

/** Only a process that was told so at its start has it, or one that tells itself. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
