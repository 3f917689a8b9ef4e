import { type MouseEvent, memo, type PointerEvent, type RefObject, Suspense, useMemo } from 'react'
import type { Scene } from '../../engine/index.ts'
import type { Passage } from '../playback/passages.ts'
import type { Density } from './forms/chips.ts'
import type { Point } from './geometry.ts'
import type { KeyBook } from './keys.ts'
import type { Arrangement } from './layout/arrangement.ts'
import { ornament } from './ornament.ts'
import { Halos, Places } from './Places.tsx'
import { Defs } from './places/Defs.tsx'
import { LookContext, type Owner } from './places/look.ts'
import type { ColourBy, Pointed } from './props.ts'
import styles from './Stage.module.css'
import { Orphan, RibbonNames, Stickers, Wires } from './Wires.tsx'
import { TEXTURES, type Wiring } from './wires/wiring.ts'

/** Only where much goes, or what goes has its reason. Without them the numbers of the places say enough. */
const Streams = ornament(async () => (await import('./wires/Traffic.tsx')).Streams)
const Tallies = ornament(async () => (await import('./wires/Traffic.tsx')).Tallies)

interface PictureProps {
  readonly svg: RefObject<SVGSVGElement | null>
  /** What the camera moves. */
  readonly world: RefObject<SVGGElement | null>
  readonly scene: Scene
  readonly arrangement: Arrangement | undefined
  readonly wiring: Wiring | undefined
  readonly densities: ReadonlyMap<string, Density>
  readonly book: KeyBook
  readonly colourBy: ColourBy
  readonly selection: string | undefined
  readonly focused: string | undefined
  readonly focus: readonly string[]
  readonly cone: ReadonlySet<string> | undefined
  readonly pointed: Pointed | undefined
  /** How much went where, if there is something to say of it. */
  readonly traffic: readonly Passage[] | undefined
  /** The sign of the unit, in the page's language. */
  readonly seconds: string
  /** Where the motions are that it means. */
  readonly spots: readonly Point[]
  onClick(event: MouseEvent<SVGSVGElement>): void
  onPointerMove(event: PointerEvent<SVGSVGElement>): void
  onPointerLeave(): void
}

/** Places and wires. It is drawn again when a fact happened, and of it only what the fact changed. */
export const Picture = memo(function Picture(props: PictureProps) {
  const { scene, arrangement, wiring, book, colourBy, selection, densities, focused } = props
  const names = useNames(scene)
  const owners = useOwners(scene, names, arrangement?.room.compact === true)
  const look = useMemo(() => ({ book, colourBy, selection, owners }), [book, colourBy, selection, owners])
  const lit = new Set(props.focus)
  const shared = { places: scene.places, densities, look, focused, cone: props.cone }
  return (
    <LookContext value={look}>
      <svg
        ref={props.svg}
        className={styles.drawing}
        aria-hidden
        onClick={props.onClick}
        onPointerMove={props.onPointerMove}
        onPointerLeave={props.onPointerLeave}
      >
        <Defs />
        <g ref={props.world}>
          {arrangement !== undefined && wiring !== undefined && (
            <>
              <Places {...shared} placed={arrangement.places} containers />
              <Halos placed={arrangement.places} lit={lit} selection={selection} />
              <Wires wires={wiring.wires} views={scene.wires} selection={selection} pointed={props.pointed} />
              {props.traffic !== undefined && (
                <Suspense>
                  <Streams wires={wiring.wires} traffic={props.traffic} />
                </Suspense>
              )}
              <RibbonNames wires={wiring.wires} names={names} />
              <Orphans scene={scene} arrangement={arrangement} />
              <Stickers wires={wiring.wires} />
              <Places {...shared} placed={arrangement.places} containers={false} />
              {props.traffic !== undefined && (
                <Suspense>
                  <Tallies
                    {...{ arrangement, wiring, places: scene.places }}
                    traffic={props.traffic}
                    seconds={props.seconds}
                  />
                </Suspense>
              )}
              {props.spots.map(({ x, y }) => (
                <rect
                  key={`${x} ${y}`}
                  className={styles.pointedRing}
                  data-testid="pointed"
                  {...{ x: x - 26, y: y - 19, width: 52, height: 38, rx: 12 }}
                />
              ))}
            </>
          )}
        </g>
      </svg>
    </LookContext>
  )
})

/** Names by id; the same map as long as no name changes. */
function useNames(scene: Scene): ReadonlyMap<string, string> {
  const joined = scene.places.map(({ id, name }) => `${id}\t${name}`).join('\n')
  return useMemo(
    () => new Map(joined.split('\n').map((line) => line.split('\t') as [string, string])),
    [joined],
  )
}

/** Who owns which log, where ribbons have no room. */
function useOwners(
  scene: Scene,
  names: ReadonlyMap<string, string>,
  isNeeded: boolean,
): ReadonlyMap<string, Owner> | undefined {
  const members = scene.places.filter(({ kind }) => kind === 'member').map(({ id }) => id)
  const pairs = scene.wires.flatMap(({ from, to, style }) =>
    style === 'ownership' ? [`${from}\t${to}`] : [],
  )
  const signature = isNeeded && members.length > 0 ? [members.join('\t'), ...pairs].join('\n') : undefined
  return useMemo(() => {
    if (signature === undefined) return undefined
    const [all = '', ...lines] = signature.split('\n')
    const order = all.split('\t')
    const owners = new Map<string, Owner>()
    for (const [from = '', to = ''] of lines.map((line) => line.split('\t'))) {
      const [log, member] = order.includes(to) ? [from, to] : [to, from]
      owners.set(log, { name: names.get(member) ?? member, texture: order.indexOf(member) % TEXTURES })
    }
    return owners
  }, [signature, names])
}

/** Logs that no member owns, when there are members. */
function Orphans({ scene, arrangement }: { scene: Scene; arrangement: Arrangement }) {
  if (!scene.places.some(({ kind }) => kind === 'member') || arrangement.room.compact) return null
  const owned = new Set(
    scene.wires.filter(({ style }) => style === 'ownership').flatMap(({ from, to }) => [from, to]),
  )
  return scene.places.map(({ id, kind }) => {
    const placed = arrangement.places.get(id)
    if (kind !== 'partition' || owned.has(id) || placed === undefined) return null
    return <Orphan key={id} placed={placed} />
  })
}
