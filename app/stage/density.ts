import { capacityOf, DENSITIES, type Density } from './forms/chips.ts'
import type { Rect } from './geometry.ts'

/** What a reader pinned: the three levels of the toolbar, or none. */
export type Pin = 'auto' | 'Z0' | 'Z1' | 'Z2'

const LEVELS: Readonly<Record<Exclude<Pin, 'auto'>, readonly Density[]>> = {
  Z0: ['chips', 'half-chips'],
  Z1: ['tiles', 'grains'],
  Z2: ['bar'],
}

/** How much emptier than full a finer picture must be before the coarser one comes back. */
const SLACK = 0.8
/** How much more than full a picture may be before it changes amid a beat. */
const STRETCH = 1.2

/** The finest picture in which all have room. */
export function densityFor(count: number, room: Rect, among: readonly Density[] = DENSITIES): Density {
  const fitting = among.find((density) => count <= capacityOf(density, room))
  return fitting ?? (among.at(-1) as Density)
}

/**
 * How finely each place is drawn. Within a chapter it stays as it is, unless far too much has come: what has no
 * room is counted. Where a chapter begins it is chosen again, and comes back to the larger picture only when
 * that would be well filled: so it does not flicker at the edge.
 */
export class DensityBook {
  readonly #known = new Map<string, { density: Density; chapter: string; pin: Pin }>()

  /** The density of a place that holds `count`, in this chapter. */
  densityOf(id: string, count: number, room: Rect, chapter: string, pin: Pin = 'auto'): Density {
    const known = this.#known.get(id)
    const density = this.choose(known, count, room, chapter, pin)
    this.#known.set(id, { density, chapter, pin })
    return density
  }

  private choose(
    known: { density: Density; chapter: string; pin: Pin } | undefined,
    count: number,
    room: Rect,
    chapter: string,
    pin: Pin,
  ): Density {
    if (pin !== 'auto') return densityFor(count, room, LEVELS[pin])
    const fresh = densityFor(count, room)
    if (known === undefined || known.pin !== pin) return fresh
    const isFuller = DENSITIES.indexOf(fresh) > DENSITIES.indexOf(known.density)
    if (known.chapter === chapter) {
      return count > capacityOf(known.density, room) * STRETCH ? fresh : known.density
    }
    if (isFuller || fresh === known.density) return fresh
    return count <= capacityOf(fresh, room) * SLACK ? fresh : known.density
  }
}
