import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

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

/** How often our CPU time goes into the peer's, and the middle CPU time of each in ms. */
export interface Comparison {
  readonly ours: number
  readonly smqp: number
  readonly ratio: number
}

/** Rounds of a process, after those in which its machine code becomes what it stays. */
const ROUNDS = 5

/**
 * Our broker and the peer with the same workload, turn about in processes of their own. Only what was measured in
 * neighbours is compared, so that a busy minute of the machine hits both.
 */
export function compare(workload: string, turns: number): Comparison {
  const pairs = Array.from({ length: turns }, () => ({
    ours: median(timesOf('ours', workload)),
    smqp: median(timesOf('smqp', workload)),
  }))
  return {
    ours: median(pairs.map(({ ours }) => ours)),
    smqp: median(pairs.map(({ smqp }) => smqp)),
    ratio: median(pairs.map(({ ours, smqp }) => smqp / ours)),
  }
}

function timesOf(side: keyof Omit<Comparison, 'ratio'>, workload: string): number[] {
  const folder = join(process.cwd(), 'e2e')
  const command = [
    join(folder, 'run-ts.mjs'),
    join(folder, 'bench', 'side.ts'),
    side,
    workload,
    String(ROUNDS),
  ]
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as number[]
}
