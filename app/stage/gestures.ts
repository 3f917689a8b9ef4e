import { distance, type Point } from './geometry.ts'

/** A press that moves further than this, in px, is a drag, and no click. */
const CLICK_PX = 4
/** A notch of a wheel that counts lines or pages, in px. */
const LINE_PX = 25
const PAGE_PX = 500
/** So many px of the wheel double the scale, or halve it. */
const DOUBLING_PX = 50

/** What hands do to the picture. */
export interface Hands {
  /** The picture is dragged by so many px. */
  onPan(by: Point): void
  /** What is at a point of the window, in px, stays there and becomes so many times as large. */
  onZoom(factor: number, at: Point): void
}

interface Press {
  readonly from: Point
  now: Point
}

/**
 * Listens to drags, pinches and the wheel with Ctrl on an element; returns how to stop. The wheel alone belongs to
 * the page, and Ctrl with it is also what a browser makes of a pinch on a touchpad.
 */
export function listenToHands(element: SVGSVGElement, hands: Hands): () => void {
  const presses = new Map<number, Press>()
  let isDrag = false

  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || event.ctrlKey) return
    if (presses.size === 0) isDrag = false
    const point = pointOf(event)
    presses.set(event.pointerId, { from: point, now: point })
  }
  const onMove = (event: PointerEvent) => {
    const press = presses.get(event.pointerId)
    if (press === undefined) return
    const last = press.now
    const next = pointOf(event)
    if (!isDrag && presses.size === 1 && distance(press.from, next) <= CLICK_PX) return
    isDrag = true
    // Only now: what captures a pointer from its beginning takes the click from what lies under it.
    element.setPointerCapture(event.pointerId)
    press.now = next
    const other = [...presses].find(([id]) => id !== event.pointerId)?.[1].now
    if (other === undefined) hands.onPan({ x: next.x - last.x, y: next.y - last.y })
    else pinch(hands, other, last, next)
  }
  const onUp = (event: PointerEvent) => {
    presses.delete(event.pointerId)
  }
  const onClick = (event: MouseEvent) => {
    if (isDrag && event.detail > 0) event.stopImmediatePropagation()
    isDrag = false
  }
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    hands.onZoom(2 ** (-pixelsOf(event) / DOUBLING_PX), pointOf(event))
  }

  element.addEventListener('pointerdown', onDown)
  element.addEventListener('pointermove', onMove)
  element.addEventListener('pointerup', onUp)
  element.addEventListener('pointercancel', onUp)
  element.addEventListener('click', onClick, { capture: true })
  element.addEventListener('wheel', onWheel, { passive: false })
  return () => {
    element.removeEventListener('pointerdown', onDown)
    element.removeEventListener('pointermove', onMove)
    element.removeEventListener('pointerup', onUp)
    element.removeEventListener('pointercancel', onUp)
    element.removeEventListener('click', onClick, { capture: true })
    element.removeEventListener('wheel', onWheel)
  }
}

/** Of two fingers one moved: the picture goes with the point between them, and grows with their distance. */
function pinch(hands: Hands, other: Point, last: Point, next: Point): void {
  const middle = { x: (other.x + next.x) / 2, y: (other.y + next.y) / 2 }
  hands.onPan({ x: (next.x - last.x) / 2, y: (next.y - last.y) / 2 })
  hands.onZoom(Math.max(1, distance(other, next)) / Math.max(1, distance(other, last)), middle)
}

function pixelsOf({ deltaY, deltaMode }: WheelEvent): number {
  if (deltaMode === WheelEvent.DOM_DELTA_LINE) return deltaY * LINE_PX
  return deltaMode === WheelEvent.DOM_DELTA_PAGE ? deltaY * PAGE_PX : deltaY
}
