import { type MouseEvent, type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import type { ActionView, PlaceView } from '../../engine/index.ts'
import type { Passage } from '../playback/passages.ts'
import { Bar } from './Bar.tsx'
import type { Pin } from './density.ts'
import type { Arrangement } from './layout/arrangement.ts'
import { Menu, type MenuSpot } from './Menu.tsx'
import panel from './Panel.module.css'
import { Picture } from './Picture.tsx'
import { PastContext, type PastView } from './places/past.ts'
import type { Answer, StageProps } from './props.ts'
import styles from './Stage.module.css'
import { buttonOf, Tree } from './Tree.tsx'
import { trafficOf } from './traffic.ts'
import { usePointed } from './use-pointed.ts'
import { type CameraHandle, useCamera, useShow } from './use-show.ts'
import {
  useArrangement,
  useDensities,
  useGround,
  useKeyBook,
  useSpoken,
  useViewport,
  useWiring,
  useZoomKeys,
} from './use-stage.ts'

/** What the reader sees of the world: places in SVG, what moves on a canvas over it, and a twin for the keyboard. */
export function Stage(given: StageProps) {
  const props = useSpoken(given)
  const { words, colourBy, marks } = props
  const box = useRef<HTMLDivElement>(null)
  const [pin, setPin] = useState<Pin>('auto')
  const [focused, setFocused] = useState<string>()
  const [menu, setMenu] = useState<string>()
  const [packet, setPacket] = useState<Packet>()
  const world = useWorld(props, box, pin)
  const { show, camera } = world
  useZoomKeys(camera.zoom)
  const onFocus = useCallback(
    (id: string | undefined) => {
      setFocused(id)
      if (id !== undefined) camera.reveal(id)
    },
    [camera],
  )
  const twin = { scene: props.scene, words, onWhy: props.onWhy, onFocus, onOpen: setMenu, open: menu }
  return (
    <section className={panel.frame} aria-label={words.stage}>
      <Bar
        isNarrow={world.isNarrow}
        words={words}
        colourBy={colourBy}
        keys={props.keys}
        pin={pin}
        onPin={setPin}
        onZoom={camera.zoom}
      />
      <div
        ref={box}
        className={styles.stage}
        data-testid="stage"
        data-seq={marks.seq}
        data-tick={marks.tick}
        data-branch={marks.branch}
        data-still={props.feed.now().still}
      >
        <PastContext value={usePastView(props)}>
          <Drawing
            stage={props}
            world={world}
            traffic={trafficOf(props.passages, pin)}
            focused={focused}
            onOpen={setMenu}
            onPacket={setPacket}
          />
        </PastContext>
        <div ref={show.layer} className={styles.tokens} aria-hidden />
        <Tree {...twin} current={focused ?? props.selection} />
        <PlaceMenu stage={props} world={world} box={box} menu={menu} setMenu={setMenu} />
        {packet !== undefined && <PacketMenu stage={props} box={box} packet={packet} setPacket={setPacket} />}
      </div>
    </section>
  )
}

type World = ReturnType<typeof useWorld>

/** Where everything stands, and the two layers that show it. */
function useWorld(props: StageProps, box: RefObject<HTMLElement | null>, pin: Pin) {
  const { scene } = props
  const viewport = useViewport(box)
  const arrangement = useArrangement(props, viewport)
  const wiring = useWiring(scene, arrangement)
  const densities = useDensities(scene.places, arrangement, props.chapter, pin)
  const book = useKeyBook(props.keys)
  const ground = useGround(props, arrangement, wiring, densities, book)
  const show = useShow(props, ground, viewport)
  const camera = useCamera(props, arrangement, viewport, show)
  const isNarrow = viewport !== undefined && viewport.width < BAR_WIDE
  return { arrangement, wiring, densities, book, show, camera, isNarrow }
}

/** In a window narrower than this the bar has no word for what its buttons are. */
const BAR_WIDE = 780

/** Another one with each second of the run, and on another branch. */
function usePastView({
  depthsAt,
  words: { seconds },
  marks: { tick, branch },
}: StageProps): PastView | undefined {
  const second = Math.floor(tick / 1_000)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another branch has another past.
  return useMemo(
    () => (depthsAt === undefined || second < 1 ? undefined : { second, seconds, depthsAt }),
    [depthsAt, second, seconds, branch],
  )
}

interface DrawingProps {
  readonly stage: StageProps
  readonly traffic: readonly Passage[] | undefined
  readonly world: World
  readonly focused: string | undefined
  onOpen(id: string): void
  onPacket(packet: Packet): void
}

/** A packet whose menu is open, as it was when that was opened, and where. */
interface Packet {
  readonly place: PlaceView
  readonly at: MenuSpot
}

/** The picture, and what a click on it means: a message is chosen, a place also opens its menu. */
function Drawing({ stage, world, traffic, focused, onOpen, onPacket }: DrawingProps) {
  const { scene, colourBy, selection, focus, cone, onSelect, packetOf } = stage
  const pointed = usePointed(stage, world, focused)
  const { show, camera, arrangement, wiring, densities, book } = world
  const onClick = useCallback(
    (event: MouseEvent<SVGSVGElement>) => {
      const token = show.tokenAt(camera.pointOf(event))
      const hit = hitOf(event, token?.motion.label)
      onSelect(hit.message ?? hit.place)
      if (hit.message === undefined && hit.place !== undefined) onOpen(hit.place)
      const place = token === undefined ? undefined : packetOf?.(token.id)
      if (place !== undefined) onPacket({ place, at: spotAt(event) })
    },
    [onSelect, onOpen, onPacket, packetOf, show, camera],
  )
  return (
    <Picture
      svg={camera.svg}
      world={camera.world}
      {...{ scene, arrangement, wiring, densities, book, colourBy, selection, focused, focus, cone, onClick }}
      {...pointed}
      traffic={traffic}
      seconds={stage.words.seconds}
    />
  )
}

interface PlaceMenuProps {
  readonly stage: StageProps
  readonly world: World
  readonly box: RefObject<HTMLElement | null>
  readonly menu: string | undefined
  setMenu(menu: string | undefined): void
}

/** The menu that is open, if one is. When it closes, the focus goes to the place that it was of. */
function PlaceMenu({ stage, world, box, menu, setMenu }: PlaceMenuProps) {
  const { scene, words, onAct, onWhy } = stage
  const { arrangement, camera } = world
  const close = useCallback(() => {
    if (menu !== undefined) buttonOf(box.current, menu)?.focus({ preventScroll: true })
    setMenu(undefined)
  }, [box, menu, setMenu])
  const place = scene.places.find(({ id }) => id === menu)
  if (place === undefined || arrangement === undefined) return null
  const act = (action: ActionView, answer?: Answer) => {
    close()
    onAct(action, answer)
  }
  const why = (id: string) => {
    close()
    onWhy?.(id)
  }
  const at = menuSpot(place.id, arrangement, camera)
  return (
    <Menu
      place={place}
      words={words}
      at={at}
      onAct={act}
      onWhy={onWhy === undefined ? undefined : why}
      onClose={close}
    />
  )
}

interface PacketMenuProps extends Pick<PlaceMenuProps, 'stage' | 'box'> {
  readonly packet: Packet
  setPacket(packet: Packet | undefined): void
}

/** What may be done to a packet on its way. It may be gone when the menu closes: the focus stays on the stage. */
function PacketMenu({ stage, box, packet, setPacket }: PacketMenuProps) {
  const { words, onAct, onWhy } = stage
  const close = useCallback(() => {
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
    setPacket(undefined)
  }, [box, setPacket])
  const closing =
    <Args extends readonly unknown[]>(then: (...args: Args) => void) =>
    (...args: Args) => {
      close()
      then(...args)
    }
  const why = onWhy === undefined ? undefined : closing(onWhy)
  return <Menu {...packet} words={words} onAct={closing(onAct)} onWhy={why} onClose={close} />
}

interface Hit {
  readonly place?: string | undefined
  readonly message?: string | undefined
}

/** What was clicked: something on its way, a message that rests, a place, or nothing. */
function hitOf(event: MouseEvent<SVGSVGElement>, token: string | undefined): Hit {
  if (token !== undefined) return { message: token }
  if (!(event.target instanceof Element)) return {}
  const slot = event.target.closest<SVGElement>('[data-slot]')?.dataset['slot']
  if (slot !== undefined) return { message: slot }
  return { place: event.target.closest<SVGElement>('[data-place]')?.dataset['place'] }
}

const MENU = { width: 264, height: 330 } as const

/** Under what was clicked, if there is room in the window. */
function spotAt({ clientX, clientY }: MouseEvent): MenuSpot {
  const left = Math.max(8, Math.min(window.innerWidth - MENU.width - 8, clientX))
  const below = clientY + MENU.height < window.innerHeight || clientY < MENU.height
  return { left, top: clientY + (below ? 14 : -14), below }
}

/** Under the place if there is room in the window, else over it. */
function menuSpot(id: string, { places }: Arrangement, camera: CameraHandle): MenuSpot {
  const placed = places.get(id)
  if (placed === undefined) return { left: 8, top: 8, below: true }
  const { body } = placed
  const low = camera.toWindow({ x: body.x, y: body.y + (placed.isContainer ? 30 : body.height) })
  const high = camera.toWindow({ x: body.x, y: body.y })
  const left = Math.max(8, Math.min(window.innerWidth - MENU.width - 8, low.x))
  const below = low.y + MENU.height < window.innerHeight || high.y < MENU.height
  const top = below ? Math.min(low.y + 6, window.innerHeight - MENU.height) : high.y - 6
  return { left, top: Math.max(8, top), below }
}
