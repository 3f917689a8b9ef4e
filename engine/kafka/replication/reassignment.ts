/** Who holds a partition, while its replicas move from one set of brokers to another (KIP-455). */
export interface Placement {
  readonly replicas: readonly number[]
  /** On their way in: they fetch, and are not counted on yet. */
  readonly adding: readonly number[]
  /** On their way out: they go when everybody who comes is in the ISR. */
  readonly removing: readonly number[]
}

/** Where a partition is to be while it moves: on its old brokers and on its new ones. */
export function placementFor(replicas: readonly number[], target: readonly number[]): Placement {
  const byNumber = (one: number, other: number): number => one - other
  const removing = replicas.filter((replica) => !target.includes(replica)).sort(byNumber)
  const adding = target.filter((replica) => !replicas.includes(replica)).sort(byNumber)
  return { replicas: [...target, ...removing], adding, removing }
}

/** Where it stays when the move is called off. */
export function placementBefore({ replicas, adding }: Placement): Placement {
  return { replicas: replicas.filter((replica) => !adding.includes(replica)), adding: [], removing: [] }
}

/** Whether a partition is on its way. */
export function isMoving({ adding, removing }: Placement): boolean {
  return adding.length > 0 || removing.length > 0
}

/**
 * Where it is in the end, and who is in sync there; undefined while somebody who comes is not in sync, or nobody
 * who stays is.
 */
export function arrivalOf(
  placement: Placement,
  isr: readonly number[],
): { readonly placement: Placement; readonly isr: readonly number[] } | undefined {
  if (!isMoving(placement)) return undefined
  const { replicas, adding, removing } = placement
  const stays = isr.filter((replica) => !removing.includes(replica))
  if (stays.length === 0 || !adding.every((replica) => stays.includes(replica))) return undefined
  const left = replicas.filter((replica) => !removing.includes(replica))
  return { placement: { replicas: left, adding: [], removing: [] }, isr: stays }
}
