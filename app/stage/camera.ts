import { select } from 'd3-selection'
import { type D3ZoomEvent, type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom'
import { type Rect, union } from './geometry.ts'
import { FIT_MAX, FIT_MIN, type Viewport, wholeMin } from './layout/arrange.ts'
import type { View } from './painter/painter.ts'

/** How far one may look closer, and away. */
const SCALE_MIN = 0.25
const SCALE_MAX = 4
/** One press of a button. */
const STEP = 1.3

/** Where one looks from: pan by dragging, zoom by pinching, with the wheel and Ctrl, and with buttons. */
export class Camera {
  readonly #svg: SVGSVGElement
  readonly #zoom: ZoomBehavior<SVGSVGElement, unknown>
  readonly #onChange: (view: View, isByHand: boolean) => void
  #view: View = { x: 0, y: 0, scale: 1 }
  #isByHand = false

  constructor(svg: SVGSVGElement, onChange: (view: View, isByHand: boolean) => void) {
    this.#svg = svg
    this.#onChange = onChange
    this.#zoom = zoom<SVGSVGElement, unknown>()
      .scaleExtent([SCALE_MIN, SCALE_MAX])
      .filter(isMeant)
      .clickDistance(4)
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => this.take(event))
    select(svg).call(this.#zoom).on('dblclick.zoom', null)
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
    this.#zoom.translateExtent([
      [bounds.x - 200, bounds.y - 200],
      [bounds.x + bounds.width + 200, bounds.y + bounds.height + 200],
    ])
    this.#isByHand = false
    this.jump(fitView(bounds, viewport))
  }

  /** Closer or further by one step. */
  zoomBy(step: 1 | -1): void {
    this.#isByHand = true
    this.#zoom.scaleBy(select(this.#svg), step > 0 ? STEP : 1 / STEP)
  }

  /** Moves just so far that a place is in the window. */
  reveal(box: Rect, viewport: Viewport): void {
    const { x, y, scale } = this.#view
    const dx = shiftInto(box.x * scale + x, (box.x + box.width) * scale + x, viewport.width)
    const dy = shiftInto(box.y * scale + y, (box.y + box.height) * scale + y, viewport.height)
    if (dx === 0 && dy === 0) return
    this.jump({ x: x + dx, y: y + dy, scale })
  }

  /** Lets go of the element. */
  close(): void {
    select(this.#svg).on('.zoom', null)
  }

  private jump({ x, y, scale }: View): void {
    this.#zoom.transform(select(this.#svg), zoomIdentity.translate(x, y).scale(scale))
  }

  private take({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }): void {
    if (sourceEvent !== null && sourceEvent !== undefined) this.#isByHand = true
    this.#view = { x: transform.x, y: transform.y, scale: transform.k }
    this.#onChange(this.#view, this.#isByHand)
  }
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
  const scale = Math.min(FIT_MAX, Math.max(least, whole))
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

/** The wheel belongs to the page unless Ctrl is held (which is also what a pinch on a touchpad is). */
function isMeant(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey
  if (event instanceof MouseEvent) return event.button === 0
  return true
}
