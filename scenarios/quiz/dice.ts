import { hashOf } from '../../engine/index.ts'

/** Chance that a seed decides: the same seed, the same throws. */
export interface Dice {
  /** 0 to `sides` - 1. */
  below(sides: number): number
  oneOf<Item>(items: readonly Item[]): Item | undefined
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** Dice for a seed in words. */
export function diceOf(seed: string): Dice {
  let throws = 0
  // Hashed twice: the hashes of texts that differ in their last letter alone go together.
  const thrown = () => hashOf(hashOf(`${seed}/${throws++}`)).slice(0, 8)
  const below = (sides: number) => Number.parseInt(thrown(), 16) % sides
  return {
    below,
    oneOf: (items) => (items.length === 0 ? undefined : items[below(items.length)]),
    shuffled(items) {
      const left = [...items]
      const mixed: (typeof items)[number][] = []
      while (left.length > 0) mixed.push(...left.splice(below(left.length), 1))
      return mixed
    },
  }
}
