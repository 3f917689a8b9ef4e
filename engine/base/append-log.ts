/** A row that grows at its end. Copies share the items and keep their own end, so a copy costs nothing. */
export interface AppendLog<Item> {
  items: Item[]
  end: number
}

/** An empty log. */
export function createAppendLog<Item>(): AppendLog<Item> {
  return { items: [], end: 0 }
}

/** A copy that shares the items. */
export function copyAppendLog<Item>(log: AppendLog<Item>): AppendLog<Item> {
  return { items: log.items, end: log.end }
}

/**
 * Adds at the end. Copies of one past append the same items in the same order (a replay folds the same
 * facts), so what one of them finds beyond its end is what it would have written itself.
 */
export function append<Item>(log: AppendLog<Item>, item: Item): void {
  log.items[log.end++] = item
}

/** Forgets what stands at `end` and after. It leaves the shared row: what follows may differ from it. */
export function truncate<Item>(log: AppendLog<Item>, end: number): void {
  log.items = log.items.slice(0, end)
  log.end = end
}

/** The item at `index`; undefined outside of the log. */
export function itemAt<Item>(log: AppendLog<Item>, index: number): Item | undefined {
  return index >= 0 && index < log.end ? log.items[index] : undefined
}
