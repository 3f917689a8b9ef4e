import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { MotionView } from '../../engine/index.ts'
import { onLookChange } from '../theme/theme.ts'
import { Camera, focusOf } from './camera.ts'
import type { Point } from './geometry.ts'
import type { Viewport } from './layout/arrange.ts'
import type { Arrangement } from './layout/arrangement.ts'
import type { View } from './painter/painter.ts'
import type { MovingView, StageProps } from './props.ts'
import { Show } from './show.ts'
import type { Ground } from './tokens/tracks.ts'

/** A frame that has not come by then will not come. */
const NEXT_FRAME_MS = 40

const HOME: View = { x: 0, y: 0, scale: 1 }

/** The canvas layer, outside of React: it is told of a new ground after each commit, and of frames by the feed. */
export interface ShowHandle {
  /** What the canvas is put into. */
  readonly layer: RefObject<HTMLDivElement | null>
  readonly view: { current: View }
  /** Resolves when it is drawn, if nothing plays. */
  draw(): Promise<void> | undefined
  tokenAt(point: Point): MovingView | undefined
  /** Where the motions are that are meant, while nothing plays. */
  spotsOf(isMeant: (motion: MotionView) => boolean): readonly Point[]
}

/** Keeps the canvas in step with the picture under it. */
export function useShow(
  { feed, words }: StageProps,
  ground: Ground | undefined,
  viewport: Viewport | undefined,
): ShowHandle {
  const layer = useRef<HTMLDivElement>(null)
  const show = useRef<Show>(undefined)
  const handle = useMemo<ShowHandle>(() => {
    const view = { current: HOME }
    return {
      layer,
      view,
      draw: () => show.current?.draw(feed.now(), view.current),
      tokenAt: (point) => show.current?.tokenAt(point, feed.now()),
      spotsOf: (isMeant) => (feed.now().rate === 0 ? (show.current?.spotsOf(isMeant, feed.now()) ?? []) : []),
    }
  }, [feed])
  useLayoutEffect(() => {
    if (layer.current === null) return
    const own = new Show(layer.current)
    show.current = own
    return () => {
      own.close()
      show.current = undefined
    }
  }, [])
  useLayoutEffect(() => {
    const { current } = show
    if (current === undefined || viewport === undefined || ground === undefined) return
    current.resize(viewport.width, viewport.height)
    current.setGround(ground, words)
    if (feed.now().still) {
      void handle.draw()
      return
    }
    // While it plays the next frame is near; if none comes, as it has just stopped, this one is drawn.
    const timer = setTimeout(() => current.isSpoilt && void handle.draw(), NEXT_FRAME_MS)
    return () => clearTimeout(timer)
  }, [ground, viewport, words, feed, handle])
  useEffect(() => feed.onFrame(handle.draw), [feed, handle])
  useEffect(
    () =>
      onLookChange(() => {
        show.current?.look()
        void handle.draw()
      }),
    [handle],
  )
  return handle
}

/** What the stage asks of its camera. */
export interface CameraHandle {
  readonly svg: RefObject<SVGSVGElement | null>
  readonly world: RefObject<SVGGElement | null>
  zoom(step: 1 | -1 | 0): void
  reveal(id: string): void
  /** Where a pointer is, in the world. */
  pointOf(event: { readonly clientX: number; readonly clientY: number }): Point
  /** Where a point of the world is in the window. */
  toWindow(point: Point): Point
}

/** Fits the world into the window, follows the beat's places, and lets the reader look elsewhere. */
export function useCamera(
  { focus, chapter }: StageProps,
  arrangement: Arrangement | undefined,
  viewport: Viewport | undefined,
  show: ShowHandle,
): CameraHandle {
  const svg = useRef<SVGSVGElement>(null)
  const world = useRef<SVGGElement>(null)
  const camera = useRef<Camera>(undefined)
  const scope = useRef({ arrangement, viewport, focus })
  scope.current = { arrangement, viewport, focus }
  useLayoutEffect(() => {
    if (svg.current === null) return
    const own = new Camera(svg.current, ({ x, y, scale }) => {
      world.current?.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`)
      show.view.current = { x, y, scale }
      void show.draw()
    })
    camera.current = own
    return () => own.close()
  }, [show])
  const handle = useMemo(() => handleOf(svg, world, camera, scope), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` brings a new camera, which has to be fitted.
  useLayoutEffect(() => {
    if (arrangement === undefined || viewport === undefined || camera.current?.isByHand === true) return
    handle.zoom(0)
  }, [arrangement, viewport, handle, show])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera moves at a beat, not at a resize.
  useLayoutEffect(() => {
    if (viewport !== undefined) revealFocus(camera.current, focus, arrangement, viewport)
  }, [chapter])
  return handle
}

interface Scope {
  readonly arrangement: Arrangement | undefined
  readonly viewport: Viewport | undefined
  readonly focus: readonly string[]
}

function handleOf(
  svg: RefObject<SVGSVGElement | null>,
  world: RefObject<SVGGElement | null>,
  camera: { readonly current: Camera | undefined },
  scope: { readonly current: Scope },
): CameraHandle {
  const view = () => camera.current?.view ?? HOME
  return {
    svg,
    world,
    zoom(step) {
      const { arrangement, viewport, focus } = scope.current
      if (step !== 0) camera.current?.zoomBy(step)
      else if (arrangement !== undefined && viewport !== undefined) {
        const { bounds } = arrangement
        camera.current?.fit(bounds, viewport)
        revealFocus(camera.current, focus, arrangement, viewport)
        const { scale } = view()
        const isLarger =
          bounds.width * scale > viewport.width + 1 || bounds.height * scale > viewport.height + 1
        if (svg.current !== null) svg.current.dataset['overflows'] = `${isLarger}`
      }
    },
    reveal(id) {
      const { arrangement, viewport } = scope.current
      const placed = arrangement?.places.get(id)
      if (placed !== undefined && viewport !== undefined) camera.current?.reveal(placed.box, viewport)
    },
    pointOf({ clientX, clientY }) {
      const frame = svg.current?.getBoundingClientRect()
      const { x, y, scale } = view()
      return { x: (clientX - (frame?.x ?? 0) - x) / scale, y: (clientY - (frame?.y ?? 0) - y) / scale }
    },
    toWindow(point) {
      const frame = svg.current?.getBoundingClientRect()
      const { x, y, scale } = view()
      return { x: (frame?.x ?? 0) + point.x * scale + x, y: (frame?.y ?? 0) + point.y * scale + y }
    },
  }
}

function revealFocus(
  camera: Camera | undefined,
  focus: readonly string[],
  arrangement: Arrangement | undefined,
  viewport: Viewport,
): void {
  const boxes = focus.flatMap((id) => arrangement?.places.get(id)?.box ?? [])
  const round = camera === undefined ? undefined : focusOf(boxes, viewport, camera.view.scale)
  if (round !== undefined) camera?.reveal(round, viewport)
}
