import { create } from 'zustand'

/** How a scenario's questions were answered on this device. */
export interface Mark {
  readonly right: number
  readonly wrong: number
}

/** By scenario id. */
export type MarkBook = Readonly<Record<string, Mark>>

const KEY = 'brokerscope.quiz'

/** What was kept, if it can be read; anything else is as if nothing was. */
export function readMarks(text: string | null): MarkBook {
  try {
    const kept: unknown = JSON.parse(text ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).filter(([, mark]) => isMark(mark)))
  } catch {
    return {}
  }
}

/** Scenarios that were answered wrongly at least as often as rightly: the worst first. */
export function weakSpots(book: MarkBook): readonly string[] {
  return Object.entries(book)
    .filter(([, { right, wrong }]) => wrong > 0 && wrong >= right)
    .sort(([one, a], [other, b]) => b.wrong - b.right - (a.wrong - a.right) || (one < other ? -1 : 1))
    .map(([id]) => id)
}

const useBook = create<{ readonly book: MarkBook }>()(() => ({ book: readMarks(stored()) }))

/** The book, for components. */
export function useMarks(): MarkBook {
  return useBook(({ book }) => book)
}

/** Notes an answer. */
export function noteMark(id: string, isRight: boolean): void {
  const before = useBook.getState().book
  const { right, wrong } = before[id] ?? { right: 0, wrong: 0 }
  const book = { ...before, [id]: { right: right + Number(isRight), wrong: wrong + Number(!isRight) } }
  useBook.setState({ book })
  try {
    localStorage.setItem(KEY, JSON.stringify(book))
  } catch {
    // A browser may forbid it: then marks last as long as the page.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function isMark(mark: unknown): mark is Mark {
  if (typeof mark !== 'object' || mark === null) return false
  const { right, wrong } = mark as Record<string, unknown>
  return [right, wrong].every((count) => Number.isInteger(count) && (count as number) >= 0)
}
