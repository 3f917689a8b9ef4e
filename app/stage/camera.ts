import { type Point, type Rect, union } from './geometry.ts'
import { listenToHands } from './gestures.ts'
import { FIT_MIN, fitMax, type Viewport, wholeMin } from './layout/arrange.ts'
import type { View } from './painter/painter.ts'

/** How far one may look closer, and away. */
const SCALE_MIN = 0.25
const SCALE_MAX = 4
/** One press of a button. */
const STEP = 1.3
/** So far beyond the world one may look, in its own units. */
const BEYOND = 200

/** Where one looks from: pan by dragging, zoom by pinching, with the wheel and Ctrl, and with buttons. */
export class Camera {
  readonly #svg: SVGSVGElement
  readonly #onChange: (view: View) => void
  readonly #letGo: () => void
  #view: View = { x: 0, y: 0, scale: 1 }
  #bounds: Rect | undefined
  #isByHand = false

  constructor(svg: SVGSVGElement, onChange: (view: View) => void) {
    this.#svg = svg
    this.#onChange = onChange
    this.#letGo = listenToHands(svg, {
      onPan: ({ x, y }) => this.take({ ...this.#view, x: this.#view.x + x, y: this.#view.y + y }),
      onZoom: (factor, at) => this.take(zoomedAt(this.#view, factor, at)),
    })
  }

  get view(): View {
    return this.#view
  }

  /** Whether the reader moved it: then it stays where it is when the window changes. */
  get isByHand(): boolean {
    return this.#isByHand
  }

  /** The world in the middle of the window; what does not fit begins at the window's edge. */
  fit(bounds: Rect, viewport: Viewport): void {
    this.#bounds = bounds
    this.#isByHand = false
    this.show(fitView(bounds, viewport))
  }

  /** Closer or further by one step, from the middle of the window. */
  zoomBy(step: 1 | -1): void {
    const { width, height } = this.viewport()
    this.take(zoomedAt(this.#view, step > 0 ? STEP : 1 / STEP, { x: width / 2, y: height / 2 }))
  }

  /** Moves just so far that a place is in the window. */
  reveal(box: Rect, viewport: Viewport): void {
    const { x, y, scale } = this.#view
    const dx = shiftInto(box.x * scale + x, (box.x + box.width) * scale + x, viewport.width)
    const dy = shiftInto(box.y * scale + y, (box.y + box.height) * scale + y, viewport.height)
    if (dx === 0 && dy === 0) return
    this.show({ x: x + dx, y: y + dy, scale })
  }

  /** Lets go of the element. */
  close(): void {
    this.#letGo()
  }

  private take(wanted: View): void {
    this.#isByHand = true
    this.show(this.#bounds === undefined ? wanted : heldBy(wanted, this.#bounds, this.viewport()))
  }

  private show(view: View): void {
    this.#view = view
    this.#onChange(view)
  }

  private viewport(): Viewport {
    return { width: this.#svg.clientWidth, height: this.#svg.clientHeight }
  }
}

/** What is at a point of the window stays there, and becomes so many times as large, within what is allowed. */
export function zoomedAt({ x, y, scale }: View, factor: number, at: Point): View {
  const next = Math.min(SCALE_MAX, Math.max(SCALE_MIN, scale * factor))
  const grown = next / scale
  return { x: at.x - (at.x - x) * grown, y: at.y - (at.y - y) * grown, scale: next }
}

/** A view that has not lost the world: only so much beyond its bounds is seen, or all round if that is small. */
export function heldBy(view: View, bounds: Rect, { width, height }: Viewport): View {
  const { scale } = view
  return {
    x: held(view.x, bounds.x, bounds.width, width, scale),
    y: held(view.y, bounds.y, bounds.height, height, scale),
    scale,
  }
}

function held(offset: number, start: number, length: number, room: number, scale: number): number {
  const most = (BEYOND - start) * scale
  const least = room - (start + length + BEYOND) * scale
  return least > most ? (least + most) / 2 : Math.min(most, Math.max(least, offset))
}

/**
 * What the beat is about, as far as the window has room for it: what it names first comes first. On a phone a
 * member and its log may be far apart.
 */
export function focusOf(
  boxes: readonly Rect[],
  { width, height }: Viewport,
  scale: number,
): Rect | undefined {
  let round: Rect | undefined
  for (const box of boxes) {
    const next = union(round === undefined ? [box] : [round, box])
    const fits = next !== undefined && next.width * scale <= width && next.height * scale <= height
    if (round === undefined || fits) round = next
  }
  return round
}

/** How a world lies in a window: as large as it fits, centred; what is too large begins at its beginning. */
export function fitView(bounds: Rect, viewport: Viewport): View {
  const whole = Math.min(viewport.width / bounds.width, viewport.height / bounds.height)
  const least = whole < wholeMin(viewport) ? FIT_MIN : whole
  const scale = Math.min(fitMax(viewport), Math.max(least, whole))
  const x = along(bounds.x, bounds.width, viewport.width, scale)
  const y = along(bounds.y, bounds.height, viewport.height, scale)
  return { x, y, scale }
}

function along(start: number, length: number, room: number, scale: number): number {
  return Math.max(0, (room - length * scale) / 2) - start * scale
}

function shiftInto(from: number, to: number, room: number): number {
  const margin = 12
  if (to - from > room - 2 * margin || from < margin) return margin - from
  return to > room - margin ? room - margin - to : 0
}
