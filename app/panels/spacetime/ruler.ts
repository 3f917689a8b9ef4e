import type { Lens } from '../../playback/session.ts'

/** What a ruler measures: a run as it is read, or as it was. */
export interface Measured {
  /** The end of the run, in reading time and in ticks. */
  readonly end: number
  readonly tickEnd: number
  readonly lenses: readonly Lens[]
  tickAt(reading: number): number
  readingAtTick(tick: number): number
}

/** How a ruler is set. */
export interface Setting {
  /** Px for a millisecond outside of folds. */
  readonly zoom: number
  /** Each tick as long as any other; else bursts are stretched, as they are told. */
  readonly isEven: boolean
  /** Silences that are laid open, by where they begin in reading time. */
  readonly unfolded: ReadonlySet<number>
}

/** A place along time for each moment, and back. */
export interface Ruler {
  readonly length: number
  xOf(reading: number): number
  readingAt(x: number): number
}

/** A folded silence is so wide, in px; one that is laid open, at most so. */
export const FOLD_PX = 52
const OPEN_PX_MAX = 2_400

/** A stretch of the ruler: from where to where in its own time, and in px. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly x: number
  readonly width: number
}

/** Lays a run along a line. */
export function rulerOf(measured: Measured, setting: Setting): Ruler {
  const { tickAt, readingAtTick } = measured
  const timeOf = setting.isEven ? tickAt : (reading: number) => reading
  const readingOf = setting.isEven ? readingAtTick : (time: number) => time
  const stretches = stretchesOf(measured, setting, timeOf)
  const last = stretches.at(-1) as Stretch
  return {
    length: last.x + last.width,
    xOf: (reading) => {
      const time = timeOf(reading)
      const { from, to, x, width } =
        stretches.findLast((each) => each.from <= time) ?? (stretches[0] as Stretch)
      const share = to === from ? 0 : (time - from) / (to - from)
      return x + Math.max(0, share) * width
    },
    readingAt: (at) => {
      const { from, to, x, width } = stretches.findLast((each) => each.x <= at) ?? (stretches[0] as Stretch)
      const share = width === 0 ? 0 : Math.min(1, Math.max(0, (at - x) / width))
      return readingOf(from + share * (to - from))
    },
  }
}

/** The zoom at which the whole run is as long as that. */
export function fitZoom(measured: Measured, setting: Omit<Setting, 'zoom'>, length: number): number {
  const { lenses, end, tickEnd } = measured
  const folded = lenses.filter(({ from }) => !setting.unfolded.has(from))
  const hidden = folded.reduce((sum, lens) => sum + spanOf(lens, setting.isEven), 0)
  const shown = (setting.isEven ? tickEnd : end) - hidden
  return Math.max(1, length - folded.length * FOLD_PX) / Math.max(1, shown)
}

function stretchesOf(
  { end, lenses }: Measured,
  { zoom, unfolded }: Setting,
  timeOf: (reading: number) => number,
): Stretch[] {
  const stretches: Stretch[] = []
  let [at, x] = [0, 0]
  const add = (to: number, width: number) => {
    stretches.push({ from: at, to, x, width })
    at = to
    x += width
  }
  for (const { from, to, fromTick, toTick } of lenses) {
    add(timeOf(from), (timeOf(from) - at) * zoom)
    const open = Math.min((toTick - fromTick) * zoom, OPEN_PX_MAX)
    add(timeOf(to), unfolded.has(from) ? Math.max(FOLD_PX, open) : FOLD_PX)
  }
  add(Math.max(at, timeOf(end)), Math.max(0, timeOf(end) - at) * zoom)
  return stretches
}

function spanOf({ from, to, fromTick, toTick }: Lens, isEven: boolean): number {
  return isEven ? toTick - fromTick : to - from
}
