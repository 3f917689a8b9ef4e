/** A stretch of reading time. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Whether something begins and ends within one of the silences that are folded: there is no room to show it. */
export function isFolded(
  lenses: readonly Stretch[],
  { departs, arrives }: { readonly departs: number; readonly arrives: number },
): boolean {
  return lenses.some(({ from, to }) => departs >= from && arrives <= to)
}
