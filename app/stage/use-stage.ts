import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { PlaceView, Scene } from '../../engine/index.ts'
import { DensityBook, type Pin } from './density.ts'
import type { Density } from './forms/chips.ts'
import { KeyBook } from './keys.ts'
import { arrange, type Viewport } from './layout/arrange.ts'
import type { Arrangement } from './layout/arrangement.ts'
import { SceneMemory } from './memory.ts'
import type { AuthoredLayout, StageProps, StageWords } from './props.ts'
import { spokenScene } from './spoken.ts'
import type { Ground } from './tokens/tracks.ts'
import { type Wiring, wiringOf } from './wires/wiring.ts'

/** The size of an element, as it is and as it changes; undefined before it is known. */
export function useViewport(element: RefObject<HTMLElement | null>): Viewport | undefined {
  const [viewport, setViewport] = useState<Viewport>()
  useLayoutEffect(() => {
    const watched = element.current
    if (watched === null) return
    const measure = () => {
      const next = { width: watched.clientWidth, height: watched.clientHeight }
      setViewport((known) => (known?.width === next.width && known.height === next.height ? known : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return viewport
}

/** The scene, and all that the run will have, in the reader's words. */
export function useSpoken(props: StageProps): StageProps {
  const { scene, cast, words } = props
  const spoken = useMemo(() => spokenScene(scene, words), [scene, words])
  const all = useMemo(() => cast && spokenScene(cast, words), [cast, words])
  return { ...props, scene: spoken, cast: all }
}

/** Where everything stands. It changes with the window and with the set of places, not with what happens. */
export function useArrangement(
  { scene, cast, layout, words }: StageProps,
  viewport: Viewport | undefined,
): Arrangement | undefined {
  const memory = useRef<{ layout: AuthoredLayout; words: StageWords; book: SceneMemory }>(undefined)
  if (memory.current?.layout !== layout || memory.current.words !== words) {
    memory.current = { layout, words, book: new SceneMemory() }
  }
  const learnt = memory.current.book.prepare(cast, scene)
  return useMemo(
    () => (viewport === undefined ? undefined : arrange(learnt, layout, viewport)),
    [learnt, layout, viewport],
  )
}

/** The lines between places: found again when what is connected changes. */
export function useWiring(scene: Scene, arrangement: Arrangement | undefined): Wiring | undefined {
  // What is to come has its room already, but no wire leads there yet.
  const here = new Set(scene.places.map(({ id }) => id))
  const present = scene.wires.filter(({ from, to }) => here.has(from) && here.has(to))
  const signature = present.map(({ from, to, style, label }) => `${style}${from}>${to}:${label}`).join('\n')
  const wires = useRef({ signature, views: present })
  if (wires.current.signature !== signature) wires.current = { signature, views: present }
  const { views } = wires.current
  return useMemo(() => arrangement && wiringOf(arrangement, views), [arrangement, views])
}

/** How finely each place is drawn. */
export function useDensities(
  places: readonly PlaceView[],
  arrangement: Arrangement | undefined,
  chapter: string,
  pin: Pin,
): ReadonlyMap<string, Density> {
  const [book] = useState(() => new DensityBook())
  return useMemo(() => {
    const densities = new Map<string, Density>()
    for (const { id, slots } of places) {
      const room = arrangement?.places.get(id)?.form.slots
      if (room === undefined || slots === undefined) continue
      densities.set(id, book.densityOf(id, slots.length, room, chapter, pin))
    }
    return densities
  }, [book, places, arrangement, chapter, pin])
}

/** Which key has which hue: as the run shows them, so it is the same wherever one looks. */
export function useKeyBook(keys: readonly string[]): KeyBook {
  const joined = useMemo(() => keys.join('\n'), [keys])
  return useMemo(() => new KeyBook(joined === '' ? [] : joined.split('\n')), [joined])
}

/** Everything that tokens are placed by; undefined before the size of the window is known. */
export function useGround(
  { scene, colourBy }: Pick<StageProps, 'scene' | 'colourBy'>,
  arrangement: Arrangement | undefined,
  wiring: Wiring | undefined,
  densities: ReadonlyMap<string, Density>,
  book: KeyBook,
): Ground | undefined {
  return useMemo(() => {
    if (arrangement === undefined || wiring === undefined) return undefined
    const places = new Map(scene.places.map((place) => [place.id, place]))
    return { arrangement, wiring, places, densities, book, colourBy }
  }, [scene, colourBy, arrangement, wiring, densities, book])
}

/** Calls back on + - 0, unless somebody writes or another key is held. */
export function useZoomKeys(onZoom: (step: 1 | -1 | 0) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      const step = ZOOM_KEYS[event.key]
      if (step === undefined) return
      event.preventDefault()
      onZoom(step)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [onZoom])
}

const ZOOM_KEYS: Readonly<Record<string, 1 | -1 | 0>> = { '+': 1, '=': 1, '-': -1, '−': -1, '0': 0 }

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && (target.isContentEditable || target.closest('dialog') !== null))
  )
}
