import type { Scene } from '../../engine/index.ts'

/** A quantity of all places that have it together. */
export interface Sum {
  readonly label: string
  readonly value: number
}

/** Quantities of all places, summed by name: as many of each as there are in a world. */
export function sumsOf({ places }: Scene): readonly Sum[] {
  const sums = new Map<string, number>()
  for (const { label, value } of places.flatMap(({ facts }) => facts)) {
    if (typeof value === 'number') sums.set(label, (sums.get(label) ?? 0) + value)
  }
  return [...sums].map(([label, value]) => ({ label, value }))
}

/** By how much each quantity has changed between two scenes, where it has. */
export function gainsBetween(before: Scene, after: Scene): readonly Sum[] {
  const known = new Map(sumsOf(before).map(({ label, value }) => [label, value]))
  return sumsOf(after).flatMap(({ label, value }) => {
    const by = value - (known.get(label) ?? 0)
    return by === 0 ? [] : [{ label, value: by }]
  })
}
