import { topicWords } from '../../../engine/rabbit/exchanges/topic-words.ts'
import { type TopicTable, tableOf } from './tables.ts'

/** One binding key and one routing key. */
export interface Pair {
  readonly binding: string
  readonly key: string
}

/** All that the reader has set, guessed and pinned. */
export interface Board {
  readonly table: TopicTable
  readonly bindings: readonly string[]
  readonly keys: readonly string[]
  readonly guesses: ReadonlyMap<string, boolean>
  /** Keys whose answers must stay as they were when they were pinned: the answers, binding by binding. */
  readonly pins: ReadonlyMap<string, string>
  readonly chosen: Pair | undefined
}

/** A table as it lies before anything is changed. */
export function boardOf(id: string | null, bindings?: readonly string[], keys?: readonly string[]): Board {
  const table = tableOf(id)
  return {
    table,
    bindings: bindings ?? table.bindings,
    keys: keys ?? table.keys,
    guesses: new Map(),
    pins: new Map(),
    chosen: undefined,
  }
}

/** Whether a topic exchange would take the key by this binding. */
export function isTaken({ binding, key }: Pair): boolean {
  return topicWords(binding, key).miss === undefined
}

/** The name of a pair among the guesses. */
export function pairId({ binding, key }: Pair): string {
  return `${binding}\n${key}`
}

/** What was guessed of a pair; undefined before. */
export function guessOf(board: Board, pair: Pair): boolean | undefined {
  return board.guesses.get(pairId(pair))
}

/** Whether the answer may be seen: at once, or after a guess. */
export function isOpen(board: Board, pair: Pair): boolean {
  return !board.table.asksFirst || guessOf(board, pair) !== undefined
}

/** Guesses, and looks at what was guessed. */
export function withGuess(board: Board, pair: Pair, guess: boolean): Board {
  return { ...board, guesses: new Map(board.guesses).set(pairId(pair), guess), chosen: pair }
}

/** Pins the answers of a key, or lets go of them. */
export function withPin(board: Board, key: string): Board {
  const pins = new Map(board.pins)
  if (!pins.delete(key)) pins.set(key, answersOf(board, key))
  return { ...board, pins }
}

/** Whether a pinned key is answered otherwise than when it was pinned. */
export function isPinBroken(board: Board, key: string): boolean {
  const pinned = board.pins.get(key)
  return pinned !== undefined && pinned !== answersOf(board, key)
}

/** How many keys of a puzzle the first binding treats as wanted. */
export function solvedOf({ table, bindings, keys }: Board): number {
  const binding = bindings[0] ?? ''
  const wanted = new Set(table.wanted)
  return keys.filter((key) => isTaken({ binding, key }) === wanted.has(key)).length
}

function answersOf({ bindings }: Board, key: string): string {
  return bindings.map((binding) => (isTaken({ binding, key }) ? '1' : '0')).join('')
}
