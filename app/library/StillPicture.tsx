import { useMemo } from 'react'
import type { Still } from '../../scenarios/still.ts'
import { densityFor } from '../stage/density.ts'
import { KeyBook } from '../stage/keys.ts'
import { arrange } from '../stage/layout/arrange.ts'
import type { Arrangement } from '../stage/layout/arrangement.ts'
import { Places } from '../stage/Places.tsx'
import { Defs } from '../stage/places/Defs.tsx'
import { LookContext } from '../stage/places/look.ts'
import { Wires } from '../stage/Wires.tsx'
import { wiringOf } from '../stage/wires/wiring.ts'
import styles from './Still.module.css'

/** The stage of the player at 1440 px: what it looks like there, it looks like here, only smaller. */
const VIEWPORT = { width: 984, height: 554 } as const
const RATIO = VIEWPORT.width / VIEWPORT.height
const NO_NAMES: ReadonlyMap<string, string> = new Map()

/** The stage at one moment, without its words: at this size they could not be read. */
export function StillPicture({ still }: { readonly still: Still }) {
  const { scene, layout, keys, colourBy } = still
  const look = useMemo(() => ({ book: new KeyBook(keys), colourBy }), [keys, colourBy])
  const { arrangement, wiring, densities } = useMemo(() => {
    const arranged = arrange(scene, layout, VIEWPORT)
    return {
      arrangement: arranged,
      wiring: wiringOf(arranged, scene.wires),
      densities: densitiesOf(still, arranged),
    }
  }, [still, scene, layout])
  const shared = { places: scene.places, placed: arrangement.places, densities, look, focused: undefined }
  return (
    <LookContext value={look}>
      <svg className={styles['still']} viewBox={viewBoxOf(arrangement)} aria-hidden="true">
        <Defs />
        <Places {...shared} containers />
        <Wires wires={wiring.wires} views={scene.wires} names={NO_NAMES} selection={undefined} />
        <Places {...shared} containers={false} />
      </svg>
    </LookContext>
  )
}

function densitiesOf({ scene }: Still, { places }: Arrangement) {
  return new Map(
    scene.places.flatMap(({ id, slots }) => {
      const room = places.get(id)?.form.slots
      return slots === undefined || room === undefined ? [] : [[id, densityFor(slots.length, room)] as const]
    }),
  )
}

/** All of it, in the middle of a window with the card's proportions. */
function viewBoxOf({ bounds: { x, y, width, height } }: Arrangement): string {
  const wide = Math.max(width, height * RATIO, VIEWPORT.width / 2)
  const high = wide / RATIO
  return [x - (wide - width) / 2, y - (high - height) / 2, wide, high].map(Math.round).join(' ')
}
