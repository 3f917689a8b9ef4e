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

/** Two pieces of work, turn about, so that a busy minute of the machine hits both. The first round warms up. */
export function turnAbout(
  rounds: number,
  one: () => void,
  other: () => void,
): { one: number; other: number } {
  const ones: number[] = []
  const others: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const first = cpuOf(one)
    const second = cpuOf(other)
    if (round === 0) continue
    ones.push(first)
    others.push(second)
  }
  return { one: median(ones), other: median(others) }
}
