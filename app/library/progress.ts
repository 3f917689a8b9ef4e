import { create } from 'zustand'

/** How far a reader has come in a scenario. */
export interface Progress {
  /** Row of the furthest beat that was reached. */
  readonly beat: number
  readonly isDone: boolean
  /** Bets that were answered. */
  readonly answered: number
  /** Counts up with every visit: the highest is the last. */
  readonly visit: number
}

/** By scenario id. */
export type ProgressBook = Readonly<Record<string, Progress>>

const KEY = 'brokerscope.progress'

/** What was kept by an earlier visit, if it can be read; anything else is as if nothing was. */
export function readBook(text: string | null): ProgressBook {
  try {
    const kept: unknown = JSON.parse(text ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).filter(([, entry]) => isProgress(entry)))
  } catch {
    return {}
  }
}

/** The book with what a visit has added: progress never goes back. */
export function withVisit(
  book: ProgressBook,
  id: string,
  now: { readonly beat: number; readonly beats: number; readonly answered: number },
): ProgressBook {
  const before = book[id]
  const beat = Math.max(before?.beat ?? -1, now.beat)
  const last = Math.max(0, ...Object.values(book).map(({ visit }) => visit))
  const visit = before !== undefined && before.visit === last ? last : last + 1
  const isDone = before?.isDone === true || (now.beats > 0 && now.beat >= now.beats - 1)
  const answered = Math.max(before?.answered ?? 0, now.answered)
  return { ...book, [id]: { beat, isDone, answered, visit } }
}

/** The scenario that was looked at last and is not done. */
export function resumeOf(book: ProgressBook): string | undefined {
  const open = Object.entries(book).filter(([, { isDone, beat }]) => !isDone && beat >= 0)
  return open.sort(([, one], [, other]) => other.visit - one.visit)[0]?.[0]
}

const useBook = create<{ readonly book: ProgressBook }>()(() => ({ book: readBook(stored()) }))

/** The book, for components. */
export function useProgress(): ProgressBook {
  return useBook(({ book }) => book)
}

/** Notes where a reader is. */
export function noteProgress(id: string, now: Parameters<typeof withVisit>[2]): void {
  const book = withVisit(useBook.getState().book, id, now)
  useBook.setState({ book })
  try {
    localStorage.setItem(KEY, JSON.stringify(book))
  } catch {
    // A browser may forbid it: then progress lasts as long as the page.
  }
}

/** Forgets everything. */
export function forgetProgress(): void {
  useBook.setState({ book: {} })
  try {
    localStorage.removeItem(KEY)
  } catch {
    // What could not be written need not be removed.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function isProgress(entry: unknown): entry is Progress {
  if (typeof entry !== 'object' || entry === null) return false
  const { beat, isDone, answered, visit } = entry as Record<string, unknown>
  return [beat, answered, visit].every(Number.isInteger) && typeof isDone === 'boolean'
}
