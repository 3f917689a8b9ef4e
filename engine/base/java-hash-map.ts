/**
 * The order in which `java.util.HashMap` and `HashSet` walk their keys. Kafka's sticky and uniform assignors
 * visit members in that order, so who gets which partition depends on it (oracle: java-hashmap-order).
 *
 * A table has 2^n slots; a key lies in slot `(h ^ h >>> 16) & (slots - 1)`, behind the keys that came
 * earlier. The table doubles when more than three quarters full, which keeps the order inside each slot.
 * Slots that Java would turn into trees (nine keys in one slot of a table of 64 and more) are not modelled.
 */
export interface JavaHashSet<Key> {
  readonly hashOf: (key: Key) => number
  size: number
  slots: Key[][]
}

const DEFAULT_SLOTS = 16
const TREE_THRESHOLD = 8
const TREE_SLOTS_MIN = 64

/** `String.hashCode`: a signed 32-bit number over UTF-16 code units. */
export function javaHashCode(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  return hash
}

/** An empty set; `slots` is the initial capacity, which Java rounds up to a power of two. */
export function createJavaHashSet<Key>(
  hashOf: (key: Key) => number,
  slots = DEFAULT_SLOTS,
): JavaHashSet<Key> {
  return { hashOf, size: 0, slots: emptySlots(roundedUp(slots)) }
}

/** Adds a key that is compared with `===`; a key that is there keeps its place. */
export function addToJavaHashSet<Key>(set: JavaHashSet<Key>, key: Key): void {
  const slot = slotOf(set, key)
  if (slot.includes(key)) return
  slot.push(key)
  if (slot.length > TREE_THRESHOLD && set.slots.length < TREE_SLOTS_MIN) double(set)
  set.size += 1
  if (set.size > set.slots.length * 0.75) double(set)
}

/** Takes a key out; the table never shrinks. */
export function removeFromJavaHashSet<Key>(set: JavaHashSet<Key>, key: Key): void {
  const slot = slotOf(set, key)
  const index = slot.indexOf(key)
  if (index < 0) return
  slot.splice(index, 1)
  set.size -= 1
}

/** The keys in the order of iteration. */
export function keysOfJavaHashSet<Key>(set: JavaHashSet<Key>): Key[] {
  return set.slots.flat()
}

/** The walk over a `HashMap<String, ...>` that was filled in the order of `keys`. */
export function javaHashMapOrder(keys: Iterable<string>): string[] {
  const set = createJavaHashSet(javaHashCode)
  for (const key of keys) addToJavaHashSet(set, key)
  return keysOfJavaHashSet(set)
}

/** The walk over `new HashSet<Integer>(numbers)`: ascending only while the numbers are below the capacity. */
export function javaIntegerSetOrder(numbers: readonly number[]): number[] {
  const slots = Math.max(DEFAULT_SLOTS, Math.floor(numbers.length / 0.75) + 1)
  const set = createJavaHashSet((number: number) => number, slots)
  for (const number of numbers) addToJavaHashSet(set, number)
  return keysOfJavaHashSet(set)
}

function slotOf<Key>(set: JavaHashSet<Key>, key: Key): Key[] {
  const hash = set.hashOf(key)
  return set.slots[(hash ^ (hash >>> 16)) & (set.slots.length - 1)] as Key[]
}

function double<Key>(set: JavaHashSet<Key>): void {
  const keys = keysOfJavaHashSet(set)
  set.slots = emptySlots<Key>(set.slots.length * 2)
  for (const key of keys) slotOf(set, key).push(key)
}

function emptySlots<Key>(count: number): Key[][] {
  return Array.from({ length: count }, () => [])
}

function roundedUp(capacity: number): number {
  let slots = 1
  while (slots < capacity) slots *= 2
  return slots
}
