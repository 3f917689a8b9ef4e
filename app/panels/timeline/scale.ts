/** How readings lie on the strip: after `left` px, which the names of places take, up to half a mark from its end. */
export interface Scale {
  readonly left: number
  readonly width: number
  readonly end: number
}

/** Room at an end of the strip, in px: half a mark. */
export const EDGE = 10

/** Where a reading lies, in px. */
export function xOf({ left, width, end }: Scale, reading: number): number {
  return end === 0 ? left : left + (reading / end) * Math.max(0, width - left - EDGE)
}

/** The reading at a place of the strip; beyond the edges, the first or the last. */
export function readingAt({ left, width, end }: Scale, x: number): number {
  const share = (x - left) / Math.max(1, width - left - EDGE)
  return Math.min(1, Math.max(0, share)) * end
}

/** A moment that is written on the strip. */
export interface AxisMark {
  readonly x: number
  readonly tick: number
}

/** Labels are not nearer than this, and are sought as far as that, in px. */
const LABEL_GAP = 76
const LABEL_REACH = 150

/**
 * Round moments along the strip. It is no even scale (bursts are stretched, silences folded), so each label
 * is the roundest tick within reach of the last one.
 */
export function axisOf(
  scale: Scale,
  tickAt: (reading: number) => number,
  readingOf: (tick: number) => number,
): AxisMark[] {
  const marks: AxisMark[] = []
  let from = scale.left
  while (from < scale.width - EDGE) {
    const least = tickAt(readingAt(scale, from))
    const most = tickAt(readingAt(scale, Math.min(scale.width - EDGE, from + LABEL_REACH - LABEL_GAP)))
    const tick = roundestBetween(least, most)
    if (tick === undefined) {
      from += LABEL_GAP
      continue
    }
    const x = xOf(scale, readingOf(tick))
    if (x >= from - 1) marks.push({ x, tick })
    from = Math.max(x, from) + LABEL_GAP
  }
  return marks
}

/** The whole number from `least` to `most` that ends in the most zeros, or in a five; none between neighbours. */
export function roundestBetween(least: number, most: number): number | undefined {
  for (let step = 1_000_000; step >= 1; step /= 10) {
    for (const part of [step, step / 2, step / 5]) {
      if (!Number.isInteger(part)) continue
      const tick = Math.ceil(least / part) * part
      if (tick <= most) return tick
    }
  }
  return undefined
}
