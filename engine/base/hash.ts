/**
 * A canonical hash of plain data: two lanes of FNV-1a over a walk of the value. The order of an object's
 * keys does not matter; the order of a Map, a Set or an array does. Integers only, so that every machine
 * agrees.
 */
export interface Hash {
  high: number
  low: number
}

const PRIME_HIGH = 0x01000193
const PRIME_LOW = 0x5bd1e995

/** The hash of nothing yet. */
export function createHash(): Hash {
  return { high: 0x811c9dc5 | 0, low: 0x9747b28c | 0 }
}

/** Adds a value. Throws on a function or a symbol: they are not data. */
export function addToHash(hash: Hash, value: unknown): void {
  if (value === null || value === undefined) addByte(hash, value === null ? 1 : 2)
  else if (typeof value === 'boolean') addByte(hash, value ? 3 : 4)
  else if (typeof value === 'number') addText(hash, `n${String(value)}`)
  else if (typeof value === 'string') addText(hash, `s${value}`)
  else if (typeof value === 'object') addCollection(hash, value)
  else throw new TypeError(`a ${typeof value} is not data and has no hash`)
}

/** Sixteen hexadecimal digits. */
export function hashDigits(hash: Hash): string {
  return lane(hash.high) + lane(hash.low)
}

/** The hash of one value. */
export function hashOf(value: unknown): string {
  const hash = createHash()
  addToHash(hash, value)
  return hashDigits(hash)
}

function addCollection(hash: Hash, value: object): void {
  if (Array.isArray(value)) {
    addByte(hash, 5)
    for (const item of value) addToHash(hash, item)
  } else if (value instanceof Map) {
    addByte(hash, 6)
    for (const [key, item] of value) {
      addToHash(hash, key)
      addToHash(hash, item)
    }
  } else if (value instanceof Set) {
    addByte(hash, 7)
    for (const item of value) addToHash(hash, item)
  } else {
    addByte(hash, 8)
    for (const key of Object.keys(value).sort(byCodeUnits)) addEntry(hash, key, value)
  }
  addByte(hash, 9)
}

function addEntry(hash: Hash, key: string, value: object): void {
  const item = (value as Readonly<Record<string, unknown>>)[key]
  // A field that is undefined and a field that is absent are one thing in JSON, so they are here.
  if (item === undefined) return
  addText(hash, key)
  addToHash(hash, item)
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function addText(hash: Hash, text: string): void {
  for (let index = 0; index < text.length; index++) addByte(hash, text.charCodeAt(index))
  addByte(hash, 0x10000)
}

function addByte(hash: Hash, byte: number): void {
  hash.high = Math.imul(hash.high ^ byte, PRIME_HIGH)
  hash.low = Math.imul((hash.low ^ byte) + (hash.low >>> 15), PRIME_LOW)
}

function lane(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0')
}
