/**
 * Finds who should give and who should take next among the subscribers of one topic. Sorted by load, the
 * takers are a range that grows from the left, the givers one that grows from the right: a range rises (or
 * falls) by one when each of its members has had its turn, and then swallows the neighbours on its level.
 */
export interface MemberBalancer {
  /** Shared with the caller, who changes it as partitions move. */
  readonly loads: readonly number[]
  sorted: number[]
  takersEnd: number
  takersLevel: number
  nextTaker: number
  giversStart: number
  giversEnd: number
  giversLevel: number
  nextGiver: number
}

/** A balancer over `loads`, the number of partitions by member index. */
export function createBalancer(loads: readonly number[]): MemberBalancer {
  const ranges = { takersEnd: 0, takersLevel: 0, nextTaker: 0, giversStart: 0, giversEnd: 0, giversLevel: 0 }
  return { loads, sorted: [], ...ranges, nextGiver: 0 }
}

/** Starts over with these members, at least one; answers how far the extremes are apart. */
export function initializeBalancer(balancer: MemberBalancer, members: readonly number[]): number {
  balancer.sorted = [...members].sort(
    (one, other) => load(balancer, one) - load(balancer, other) || one - other,
  )
  const least = load(balancer, balancer.sorted[0])
  const most = load(balancer, balancer.sorted.at(-1))
  balancer.takersEnd = 0
  balancer.takersLevel = least - 1
  balancer.nextTaker = 0
  balancer.giversStart = balancer.sorted.length
  balancer.giversEnd = balancer.sorted.length
  balancer.giversLevel = most + 1
  balancer.nextGiver = balancer.sorted.length - 1
  return most - least
}

/** The least loaded member; the balancer supposes that it takes a partition. */
export function nextTaker(balancer: MemberBalancer): number {
  if (balancer.nextTaker >= balancer.takersEnd) {
    balancer.takersLevel += 1
    while (
      balancer.takersEnd < balancer.sorted.length &&
      load(balancer, balancer.sorted[balancer.takersEnd]) === balancer.takersLevel
    ) {
      balancer.takersEnd += 1
    }
    balancer.nextTaker = 0
  }
  balancer.nextTaker += 1
  return balancer.sorted[balancer.nextTaker - 1] as number
}

/** The most loaded member that is not excluded; the balancer supposes that it gives a partition. */
export function nextGiver(balancer: MemberBalancer): number | undefined {
  if (balancer.nextGiver < balancer.giversStart) {
    const isEmpty = balancer.giversEnd <= balancer.giversStart && balancer.giversStart > 0
    // A range that exclusion has emptied must grow now, whatever its level was.
    if (isEmpty) balancer.giversLevel = load(balancer, balancer.sorted[balancer.giversStart - 1])
    else balancer.giversLevel -= 1
    while (
      balancer.giversStart > 0 &&
      load(balancer, balancer.sorted[balancer.giversStart - 1]) === balancer.giversLevel
    ) {
      balancer.giversStart -= 1
    }
    balancer.nextGiver = balancer.giversEnd - 1
  }
  if (balancer.nextGiver < 0) return undefined
  balancer.nextGiver -= 1
  return balancer.sorted[balancer.nextGiver + 1]
}

/** Puts the giver found last out of the range: it has nothing of this topic to give. */
export function excludeLastGiver(balancer: MemberBalancer): void {
  const place = balancer.nextGiver + 1
  const end = balancer.giversEnd - 1
  const excluded = balancer.sorted[place] as number
  balancer.sorted[place] = balancer.sorted[end] as number
  balancer.sorted[end] = excluded
  balancer.giversEnd = end
}

/** The two ranges are at most one apart: moving more would not help. */
export function isLevel({ giversLevel, takersLevel }: MemberBalancer): boolean {
  return giversLevel - takersLevel <= 1
}

function load({ loads }: MemberBalancer, member: number | undefined): number {
  return loads[member as number] ?? 0
}
