import { type Deque, insertAt, itemAt, popFront, pushBack, removeAt } from '../../base/deque.ts'
import type { Profile } from '../profiles.ts'
import type { Entry, Message, Queue, QueueSettings } from '../state.ts'

/** Above this, a message of a quorum queue with two levels is a high one (qq-21, 4.0). */
const HIGH_ABOVE = 4
/** High ones that go before a low one that is older than the next of them (rabbit_fifo_q, 4.0). */
const HIGH_IN_A_ROW = 2
/** Levels of a quorum queue with strict priorities (release notes 4.3.0). */
const STRICT_LEVELS = 32
/** Where a message without a priority stands among them (rabbit_fifo, 4.3). */
const STRICT_DEFAULT = 4

/** The row of a quorum queue for messages that came back: it goes before all others (qq-07, qq-16). */
const RETURNS = 0

/**
 * How many rows a queue needs: one a priority for a classic queue, the first is the highest; for a quorum queue
 * one for messages that came back, then one a priority.
 */
export function rowsOf(type: Queue['type'], settings: QueueSettings, profile: Profile): number {
  if (type !== 'quorum') return (settings.maxPriority ?? 0) + 1
  if (profile.quorumPriorities === 'none') return 2
  return profile.quorumPriorities === 'two' ? 3 : 1 + STRICT_LEVELS
}

/** The message that leaves next; undefined when none is ready. */
export function peekReady(queue: Queue): Entry | undefined {
  if (queue.ready.size === 0) return undefined
  const row = queue.ready.rows.length === 1 ? 0 : nextRow(queue)
  return itemAt(queue.ready.rows[row] as Deque<Entry>, 0)
}

/** Takes the message that leaves next; there must be one. */
export function takeReady(queue: Queue): Entry {
  const { ready } = queue
  const row = ready.rows.length === 1 ? 0 : nextRow(queue)
  const entry = popFront(ready.rows[row] as Deque<Entry>) as Entry
  ready.size--
  ready.bytes -= entry.message.content.size
  if (queue.type === 'quorum' && row !== RETURNS)
    ready.turns = ready.turns === HIGH_IN_A_ROW ? 0 : ready.turns + 1
  return entry
}

/** Adds a message that is new, or that goes behind all others of its priority. */
export function appendReady(queue: Queue, entry: Entry): void {
  const { ready } = queue
  pushBack(ready.rows[rowOf(queue, entry.message)] as Deque<Entry>, entry)
  ready.size++
  ready.bytes += entry.message.content.size
}

/** Adds a message that came back to a quorum queue: behind what came back before, before all others. */
export function appendReturned(queue: Queue, entry: Entry): void {
  const { ready } = queue
  pushBack(ready.rows[RETURNS] as Deque<Entry>, entry)
  ready.size++
  ready.bytes += entry.message.content.size
}

/** Puts a message back to its old place: before everything that came after it (nack-05 to nack-09, prio-06). */
export function restoreReady(queue: Queue, entry: Entry): void {
  const { ready } = queue
  const row = ready.rows[rowOf(queue, entry.message)] as Deque<Entry>
  insertAt(row, placeOf(row, entry.position), entry)
  ready.size++
  ready.bytes += entry.message.content.size
}

/** Takes out the message at a position, wherever it stands. */
export function removeReady(queue: Queue, position: number): void {
  const { ready } = queue
  for (const row of ready.rows) {
    for (let at = 0; at < row.size; at++) {
      const entry = itemAt(row, at) as Entry
      if (entry.position !== position) continue
      removeAt(row, at)
      ready.size--
      ready.bytes -= entry.message.content.size
      return
    }
  }
}

/** All ready messages, the next to leave first. */
export function readyEntries(queue: Queue): Entry[] {
  const entries: Entry[] = []
  for (const row of queue.ready.rows) {
    for (let at = 0; at < row.size; at++) entries.push(itemAt(row, at) as Entry)
  }
  return entries
}

function rowOf(queue: Queue, message: Message): number {
  const { rows } = queue.ready
  if (rows.length === 1) return 0
  const { priority } = message.content.properties
  if (queue.type !== 'quorum') return rows.length - 1 - Math.min(priority ?? 0, rows.length - 1)
  if (rows.length === 2) return 1
  if (rows.length === 3) return (priority ?? 0) > HIGH_ABOVE ? 1 : 2
  return STRICT_LEVELS - Math.min(priority ?? STRICT_DEFAULT, STRICT_LEVELS - 1)
}

function nextRow(queue: Queue): number {
  const { rows, turns } = queue.ready
  if (queue.type === 'quorum' && rows.length === 3 && (rows[RETURNS] as Deque<Entry>).size === 0) {
    return nextOfTwo(rows[1] as Deque<Entry>, rows[2] as Deque<Entry>, turns)
  }
  for (let row = 0; row < rows.length; row++) if ((rows[row] as Deque<Entry>).size > 0) return row
  return 0
}

/** A low one has its turn after two high ones, if it is older than the next high one (rabbit_fifo_q, 4.0). */
function nextOfTwo(high: Deque<Entry>, low: Deque<Entry>, turns: number): number {
  if (high.size === 0) return 2
  if (low.size === 0 || turns !== HIGH_IN_A_ROW) return 1
  return (itemAt(high, 0) as Entry).position < (itemAt(low, 0) as Entry).position ? 1 : 2
}

/** How many of a row stand before a position: most often none, since what comes back is old. */
function placeOf(row: Deque<Entry>, position: number): number {
  let from = 0
  let to = row.size
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((itemAt(row, middle) as Entry).position < position) from = middle + 1
    else to = middle
  }
  return from
}
