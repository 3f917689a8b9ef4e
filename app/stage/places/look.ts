import { createContext, useContext } from 'react'
import type { PlaceView, SlotView } from '../../../engine/index.ts'
import type { Density } from '../forms/chips.ts'
import { hueKeyOf, KeyBook, type KeyLook } from '../keys.ts'
import type { Placed } from '../layout/arrangement.ts'
import type { ColourBy } from '../props.ts'

/** What every picture needs to know besides its place: what hue means. */
export interface Look {
  readonly book: KeyBook
  readonly colourBy: ColourBy
  /** The message that is chosen, if it is one. */
  readonly selection?: string | undefined
  /** Who owns a log, where there is no room for ribbons. */
  readonly owners?: ReadonlyMap<string, Owner> | undefined
}

/** The owner of a log: a name, and the texture of its ribbons. */
export interface Owner {
  readonly name: string
  readonly texture: number
}

/** Given by the stage. */
export const LookContext = createContext<Look>({ book: new KeyBook(), colourBy: 'key' })

/** The look of a message that rests. */
export function useLookOf(): (slot: SlotView) => KeyLook {
  const { book, colourBy } = useContext(LookContext)
  return (slot) => book.lookOf(hueKeyOf(slot, colourBy))
}

/** What a picture is given. */
export interface PictureProps {
  readonly place: PlaceView
  readonly placed: Placed
  readonly density: Density
}

/** Kafka's places have square corners, Rabbit's are round: the difference in one sign. */
export function isSquare(kind: string): boolean {
  return SQUARE.has(kind)
}

const SQUARE = new Set(['partition', 'topic', 'broker', 'member', 'coordinator', 'controller', 'stream'])
