import { memo } from 'react'
import type { PlaceView } from '../../engine/index.ts'
import { isEqual } from './equal.ts'
import type { Density } from './forms/chips.ts'
import type { Placed } from './layout/arrangement.ts'
import { pictureOf } from './places/index.ts'
import type { PictureProps } from './places/look.ts'
import { classes } from './places/parts.tsx'
import styles from './Stage.module.css'
import { isAtRest } from './spoken.ts'

interface PlaceProps extends PictureProps {
  readonly isFocused: boolean
  /** It had no part in what is asked about. */
  readonly isApart: boolean
  /** The look of keys changed: what it holds has to be drawn again. */
  readonly look: unknown
}

/** One place, with a ring round it when the keyboard is there. */
const Place = memo(function Place({ place, placed, density, isFocused, isApart }: PlaceProps) {
  const Picture = pictureOf(place.kind, placed.isContainer)
  return (
    <g
      className={classes(styles.place, isAtRest(place) ? styles.atRest : styles[place.health])}
      data-place={place.id}
      data-apart={isApart || undefined}
    >
      {/* What can be hit: also between shape and words. */}
      <rect className={styles.hit} {...placed.box} pointerEvents={placed.isContainer ? 'none' : 'all'} />
      <g transform={`translate(${placed.at.x} ${placed.at.y})`}>
        <Picture place={place} placed={placed} density={density} />
      </g>
      {isFocused && <FocusRing placed={placed} />}
    </g>
  )
}, isSame)

/** A scene is made anew with each fact; most of its places say what they said before. */
function isSame(one: PlaceProps, other: PlaceProps): boolean {
  return (
    one.placed === other.placed &&
    one.density === other.density &&
    one.isFocused === other.isFocused &&
    one.isApart === other.isApart &&
    one.look === other.look &&
    isEqual(one.place, other.place)
  )
}

/** How far the tint reaches beyond a place. */
const AIR = 8

interface HalosProps {
  readonly placed: ReadonlyMap<string, Placed>
  readonly lit: ReadonlySet<string>
  readonly selection: string | undefined
}

/** Behind what the beat is about and behind what is chosen: under the wires, so that they stay seen. */
export function Halos({ placed, lit, selection }: HalosProps) {
  const ids = selection === undefined ? [...lit] : [...new Set([...lit, selection])]
  return ids.map((id) => {
    const spot = placed.get(id)
    if (spot === undefined) return null
    const { x, y, width, height } = spot.box
    const box = { x: x - AIR, y: y - AIR, width: width + 2 * AIR, height: height + 2 * AIR }
    return <rect key={id} className={id === selection ? styles.chosen : styles.lit} {...box} rx={16} />
  })
}

function FocusRing({ placed }: { placed: Placed }) {
  const { x, y, width, height } = placed.box
  const box = { x: x - 6, y: y - 6, width: width + 12, height: height + 12, rx: 12 }
  return (
    <g pointerEvents="none">
      <rect className={styles.ringHalo} {...box} />
      <rect className={styles.ring} {...box} />
    </g>
  )
}

interface PlacesProps {
  readonly places: readonly PlaceView[]
  readonly placed: ReadonlyMap<string, Placed>
  readonly densities: ReadonlyMap<string, Density>
  readonly look: unknown
  readonly focused: string | undefined
  readonly cone: ReadonlySet<string> | undefined
  /** Containers are drawn under the wires, the rest over them. */
  readonly containers: boolean
}

/** All places of one layer. */
export function Places({ places, placed, densities, look, focused, cone, containers }: PlacesProps) {
  return places.map((place) => {
    const spot = placed.get(place.id)
    if (spot === undefined || spot.isContainer !== containers) return null
    return (
      <Place
        key={place.id}
        place={place}
        placed={spot}
        density={densities.get(place.id) ?? 'chips'}
        look={look}
        isFocused={focused === place.id}
        isApart={!containers && cone !== undefined && !cone.has(place.id)}
      />
    )
  })
}
