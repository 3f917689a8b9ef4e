import type { WireView } from '../../../engine/index.ts'
import type { Form } from '../forms/form.ts'
import type { Point } from '../geometry.ts'
import type { Leaf, Sketch } from './arrangement.ts'

/**
 * Words stand under their shape; where more wires come from below than from above, they stand over it, and leave
 * the lower tip free.
 */
export function withCaptions(sketch: Sketch, points: ReadonlyMap<string, Point>): Sketch {
  const leaves = sketch.leaves.map((leaf) => (isBusyBelow(leaf, sketch.wires, points) ? turned(leaf) : leaf))
  return { ...sketch, leaves }
}

function isBusyBelow(
  { place, form }: Leaf,
  wires: readonly WireView[],
  points: ReadonlyMap<string, Point>,
): boolean {
  const own = points.get(place.id)
  // What rests on the roof has the room already.
  const isFree = form.caption?.isCentred === true && form.extent.top <= form.body.top
  if (!isFree || own === undefined) return false
  let below = 0
  for (const { from, to } of wires) {
    const other = from === place.id ? points.get(to) : to === place.id ? points.get(from) : undefined
    if (other === undefined) continue
    const [dx, dy] = [Math.abs(other.x - own.x), other.y - own.y]
    if (Math.abs(dy) > dx * STEEP) below += Math.sign(dy)
  }
  return below > 0
}

/** A wire to a place that is this much further down than aside leaves at the lower tip. */
const STEEP = 0.8

/** The same form with its words over the shape. */
function turned({ place, form }: Leaf): Leaf {
  const { caption } = form
  if (caption === undefined) return { place, form }
  const top = -form.body.top - caption.height - 2
  const by = top - caption.top
  const over: Form = {
    ...form,
    extent: { ...form.extent, top: -top, bottom: form.body.bottom },
    caption: { ...caption, top },
    ...(form.clocks !== undefined && { clocks: { ...form.clocks, y: form.clocks.y + by } }),
  }
  return { place, form: over }
}
