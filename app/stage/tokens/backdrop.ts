import type { PlaceView } from '../../../engine/index.ts'
import type { Point, Rect } from '../geometry.ts'
import type { Arrangement } from '../layout/arrangement.ts'
import { SMALL_SIZE, textWidth } from '../text.ts'
import type { Wiring } from '../wires/wiring.ts'

/** What the painter has to know of the picture under it. It changes when places move, not with what happens. */
export interface Backdrop {
  /** Circles in which work is shown, by place. */
  readonly rings: ReadonlyMap<string, Point & { readonly radius: number }>
  /** What is lit when a place is about to send. */
  readonly bodies: ReadonlyMap<string, Rect>
  /** Where something is written or drawn already: a label that travels keeps off. */
  readonly words: readonly Rect[]
  /** Labels stay in it. */
  readonly bounds: Rect
}

/** Reads the backdrop off the picture. */
export function backdropOf(
  { places, bounds }: Arrangement,
  { wires }: Wiring,
  views: ReadonlyMap<string, PlaceView>,
): Backdrop {
  const rings = new Map<string, Point & { readonly radius: number }>()
  const bodies = new Map<string, Rect>()
  for (const { id, at, body, form } of places.values()) {
    bodies.set(id, body)
    if (form.ring === undefined) continue
    rings.set(id, { x: at.x + form.ring.x, y: at.y + form.ring.y, radius: form.ring.radius })
  }
  const words = [
    ...[...places.values()].flatMap(({ solids }) => solids),
    ...wires.flatMap(({ sticker }) => sticker?.rect ?? []),
    ...wires.flatMap(({ to, names }) => names.map((at) => nameRect(at, views.get(to)?.name ?? ''))),
  ]
  return { rings, bodies, words, bounds }
}

/** The name on a ribbon. */
function nameRect({ x, y }: Point, name: string): Rect {
  const width = textWidth(name, SMALL_SIZE) + 8
  return { x: x - width / 2, y: y - 10, width, height: 20 }
}
