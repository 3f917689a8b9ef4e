import type { StageMoment } from '../props.ts'
import type { Backdrop } from '../tokens/backdrop.ts'
import type { Clock, ClockUnits } from '../tokens/clocks.ts'
import type { Traffic } from '../tokens/roster.ts'
import type { Ink } from './ink.ts'
import type { View } from './painter.ts'

/** The first thing that a painter is given. */
export interface Canvas {
  readonly canvas: OffscreenCanvas
}

/** What a painter is told of a frame: the moment, and whatever is not as it was in the frame before. */
export interface Sheet {
  /** Comes back when it is painted, if nothing plays. */
  readonly number: number
  /** `at` is in ms of the wall clock: threads count their own time from different beginnings. */
  readonly moment: Pick<StageMoment, 'reading' | 'tick' | 'speed' | 'rate' | 'at' | 'still'>
  readonly view: View
  readonly traffic: Traffic
  readonly size?: Size
  readonly look?: Look
  readonly scenery?: Scenery
}

/** The canvas in its own pixels, of which `ratio` are one of the page's. */
export interface Size {
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** What the reader has chosen. */
export interface Look {
  readonly ink: Ink
  readonly isReduced: boolean
}

/** What is there without being on its way. */
export interface Scenery {
  readonly backdrop: Backdrop
  readonly clocks: readonly Clock[]
  readonly units: ClockUnits
}
