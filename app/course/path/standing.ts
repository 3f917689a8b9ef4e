import { PAUSE, type Path } from '../../../scenarios/curriculum/paths.ts'
import { cardOf } from '../../../scenarios/curriculum/places.ts'
import type { Card } from '../../../scenarios/index.ts'
import type { ProgressBook } from '../../library/progress.ts'

/** How far a reader has come on a path. */
export interface Standing {
  /** Steps of the path, and those whose scenario is there. */
  readonly of: number
  readonly there: number
  readonly done: number
  /** Of those that are there. */
  readonly minutes: number
  readonly first: Card | undefined
  /** The first that is there and not done. */
  readonly next: { readonly card: Card; readonly isBegun: boolean } | undefined
}

/** Reads it off the progress of the device. What is not there yet holds nobody up. */
export function standingOf({ steps }: Path, book: ProgressBook): Standing {
  const numbers = steps.filter((step) => step !== PAUSE)
  const cards = numbers.map(cardOf).filter((card) => card !== undefined)
  const next = cards.find(({ id }) => book[id]?.isDone !== true)
  return {
    of: numbers.length,
    there: cards.length,
    done: cards.filter(({ id }) => book[id]?.isDone === true).length,
    minutes: cards.reduce((sum, card) => sum + card.minutes, 0),
    first: cards[0],
    next: next === undefined ? undefined : { card: next, isBegun: (book[next.id]?.beat ?? -1) >= 0 },
  }
}
