/** How many of the sorted `values` are less than `value`: where it would be inserted, before its equals. */
export function lowerBound(values: ArrayLike<number>, value: number, end: number = values.length): number {
  let from = 0
  let to = end
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((values[middle] as number) < value) from = middle + 1
    else to = middle
  }
  return from
}

/** How many of the sorted `values` are at most `value`: where it would be inserted, after its equals. */
export function upperBound(values: ArrayLike<number>, value: number, end: number = values.length): number {
  let from = 0
  let to = end
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((values[middle] as number) <= value) from = middle + 1
    else to = middle
  }
  return from
}
