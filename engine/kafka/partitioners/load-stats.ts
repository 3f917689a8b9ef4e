/** How the next sticky partition is weighted: a running sum of weights over partitions. */
export interface LoadStats {
  readonly sums: readonly number[]
  readonly partitions: readonly number[]
}

/** The batches that wait, by partition with a leader. */
export interface QueueSizes {
  readonly sizes: readonly number[]
  readonly partitions: readonly number[]
  /** How many of them count; the others have no leader or answer too slowly. */
  readonly used: number
}

/**
 * The weight of a partition is the longest queue + 1 - its own queue (KIP-794). null: uniform, for there is
 * nothing to choose from, or all queues are alike.
 */
export function loadStatsOf({ sizes, partitions, used }: QueueSizes): LoadStats | null {
  if (used < 1 || sizes.length < 2) return null
  const counted = sizes.slice(0, used)
  if (used === sizes.length && counted.every((size) => size === counted[0])) return null
  const longest = Math.max(...counted)
  const sums: number[] = []
  for (const size of counted) sums.push((sums.at(-1) ?? 0) + longest + 1 - size)
  return { sums, partitions: partitions.slice(0, used) }
}

/** Numbers from 0 up to here, exclusive, are all the dice can mean. */
export function rangeEnd({ sums }: LoadStats): number {
  return sums.at(-1) ?? 0
}

/** The partition that a random number falls on. */
export function weightedPartition(stats: LoadStats, random: number): number {
  const place = random % rangeEnd(stats)
  return stats.partitions[stats.sums.findIndex((sum) => sum > place)] as number
}
