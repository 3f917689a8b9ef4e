/**
 * A double-ended row as plain data: both ends in O(1) amortised. `items` is a ring whose length is a power
 * of two, so a place in it is a mask and not a division.
 */
export interface Deque<Item> {
  items: (Item | undefined)[]
  head: number
  size: number
}

const LENGTH_MIN = 8

/** An empty row. Its ring is made with its first item: most rows of a large world never have one. */
export function createDeque<Item>(): Deque<Item> {
  return { items: [], head: 0, size: 0 }
}

/** A copy that shares the items and not the row. */
export function copyDeque<Item>(deque: Deque<Item>): Deque<Item> {
  if (deque.size === 0) return createDeque()
  return { items: deque.items.slice(), head: deque.head, size: deque.size }
}

/** The item at `index` from the head; undefined outside of the row. */
export function itemAt<Item>(deque: Deque<Item>, index: number): Item | undefined {
  if (index < 0 || index >= deque.size) return undefined
  return deque.items[(deque.head + index) & (deque.items.length - 1)]
}

/** Adds at the tail. */
export function pushBack<Item>(deque: Deque<Item>, item: Item): void {
  if (deque.size === deque.items.length) grow(deque)
  deque.items[(deque.head + deque.size) & (deque.items.length - 1)] = item
  deque.size++
}

/** Adds at the head. */
export function pushFront<Item>(deque: Deque<Item>, item: Item): void {
  if (deque.size === deque.items.length) grow(deque)
  deque.head = (deque.head - 1) & (deque.items.length - 1)
  deque.items[deque.head] = item
  deque.size++
}

/** Takes from the head; undefined when empty. */
export function popFront<Item>(deque: Deque<Item>): Item | undefined {
  if (deque.size === 0) return undefined
  const item = deque.items[deque.head]
  deque.items[deque.head] = undefined
  deque.head = (deque.head + 1) & (deque.items.length - 1)
  deque.size--
  return item
}

/** Takes from the tail; undefined when empty. */
export function popBack<Item>(deque: Deque<Item>): Item | undefined {
  if (deque.size === 0) return undefined
  deque.size--
  const at = (deque.head + deque.size) & (deque.items.length - 1)
  const item = deque.items[at]
  deque.items[at] = undefined
  return item
}

/** Puts `item` before what stands at `index`: O(distance to the nearer end). */
export function insertAt<Item>(deque: Deque<Item>, index: number, item: Item): void {
  if (index < deque.size / 2) {
    pushFront(deque, item)
    for (let at = 0; at < index; at++) setAt(deque, at, itemAt(deque, at + 1) as Item)
  } else {
    pushBack(deque, item)
    for (let at = deque.size - 1; at > index; at--) setAt(deque, at, itemAt(deque, at - 1) as Item)
  }
  setAt(deque, index, item)
}

/** Takes out what stands at `index`: O(distance to the nearer end). */
export function removeAt<Item>(deque: Deque<Item>, index: number): Item | undefined {
  if (index < 0 || index >= deque.size) return undefined
  const item = itemAt(deque, index)
  if (index < deque.size / 2) {
    for (let at = index; at > 0; at--) setAt(deque, at, itemAt(deque, at - 1) as Item)
    popFront(deque)
  } else {
    for (let at = index; at < deque.size - 1; at++) setAt(deque, at, itemAt(deque, at + 1) as Item)
    popBack(deque)
  }
  return item
}

/** All items, head first. */
export function toArray<Item>(deque: Deque<Item>): Item[] {
  const all: Item[] = []
  for (let index = 0; index < deque.size; index++) all.push(itemAt(deque, index) as Item)
  return all
}

function setAt<Item>(deque: Deque<Item>, index: number, item: Item): void {
  deque.items[(deque.head + index) & (deque.items.length - 1)] = item
}

function grow<Item>(deque: Deque<Item>): void {
  const items = toArray(deque) as (Item | undefined)[]
  const length = items.length
  items.length = Math.max(LENGTH_MIN, length * 2)
  items.fill(undefined, length)
  deque.items = items
  deque.head = 0
}
