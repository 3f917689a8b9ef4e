/** The state of one stream of dice: plain data, so that a copy of the world copies its luck. */
export type Rng = [a: number, b: number, c: number, counter: number]

/** A chance as a ratio of integers: floats may differ between machines, ratios do not. */
export interface Chance {
  readonly numerator: number
  readonly denominator: number
}

const WARM_UP_DRAWS = 12

/**
 * The dice of one place. Each place has a stream of its own, so that one more consumer does not shift what
 * the producers draw, and two runs that differ in one knob differ by that knob alone.
 */
export function createRng(seed: number, place: string): Rng {
  let hash = Math.imul(seed | 0, 0x9e3779b1) ^ 0x85ebca6b
  for (let index = 0; index < place.length; index++) {
    hash = Math.imul(hash ^ place.charCodeAt(index), 0xcc9e2d51)
    hash = (hash << 13) | (hash >>> 19)
  }
  const rng: Rng = [seed | 0, hash | 0, Math.imul(hash, 0x1b873593), 1]
  for (let draw = 0; draw < WARM_UP_DRAWS; draw++) nextUint32(rng)
  return rng
}

/** The next 32 bits (sfc32 by Chris Doty-Humphrey: PractRand, public domain). */
export function nextUint32(rng: Rng): number {
  const sum = (rng[0] + rng[1] + rng[3]) | 0
  rng[3] = (rng[3] + 1) | 0
  rng[0] = rng[1] ^ (rng[1] >>> 9)
  rng[1] = (rng[2] + (rng[2] << 3)) | 0
  rng[2] = (((rng[2] << 21) | (rng[2] >>> 11)) + sum) | 0
  return sum >>> 0
}

/** A whole number from 0 to `limit` - 1, each as likely as the other; `limit` from 1 to 2^32. */
export function intBelow(rng: Rng, limit: number): number {
  const bound = 0x100000000 - (0x100000000 % limit)
  let drawn = nextUint32(rng)
  while (drawn >= bound) drawn = nextUint32(rng)
  return drawn % limit
}

/** A whole number from `least` to `most`, both included. Draws nothing when there is no choice. */
export function intBetween(rng: Rng, least: number, most: number): number {
  return least >= most ? least : least + intBelow(rng, most - least + 1)
}

/** Whether a chance comes true. Draws nothing when it is certain or impossible. */
export function happens(rng: Rng, chance: Chance): boolean {
  if (chance.numerator <= 0) return false
  if (chance.numerator >= chance.denominator) return true
  return intBelow(rng, chance.denominator) < chance.numerator
}
