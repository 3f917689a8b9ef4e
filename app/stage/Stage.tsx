import { type MouseEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { ActionView } from '../../engine/index.ts'
import { Bar } from './Bar.tsx'
import type { Pin } from './density.ts'
import type { Arrangement } from './layout/arrangement.ts'
import { Menu, type MenuSpot } from './Menu.tsx'
import panel from './Panel.module.css'
import { Picture } from './Picture.tsx'
import type { StageProps } from './props.ts'
import styles from './Stage.module.css'
import { buttonOf, Tree } from './Tree.tsx'
import { type CameraHandle, useCamera, useShow } from './use-show.ts'
import {
  useArrangement,
  useDensities,
  useGround,
  useKeyBook,
  useViewport,
  useWiring,
  useZoomKeys,
} from './use-stage.ts'

/** What the reader sees of the world: places in SVG, what moves on a canvas over it, and a twin for the keyboard. */
export function Stage(props: StageProps) {
  const { scene, words, colourBy, marks, selection } = props
  const box = useRef<HTMLDivElement>(null)
  const [pin, setPin] = useState<Pin>('auto')
  const [focused, setFocused] = useState<string>()
  const [menu, setMenu] = useState<string>()
  const viewport = useViewport(box)
  const arrangement = useArrangement(props, viewport)
  const wiring = useWiring(scene, arrangement)
  const densities = useDensities(scene.places, arrangement, props.chapter, pin)
  const book = useKeyBook(props.keys)
  const ground = useGround(props, arrangement, wiring, densities, book)
  const show = useShow(props, ground, viewport)
  const camera = useCamera(props, arrangement, viewport, show)
  const onZoom = useCallback((step: 1 | -1 | 0) => camera.zoom(step), [camera])
  useZoomKeys(onZoom)
  const open = usePlaceMenu(props, box, setMenu)
  const onFocus = useCallback(
    (id: string | undefined) => {
      setFocused(id)
      if (id !== undefined) camera.reveal(id)
    },
    [camera],
  )
  const { onSelect } = props
  const onClick = useCallback(
    (event: MouseEvent<SVGSVGElement>) => {
      const hit = hitOf(event, show.tokenAt(camera.pointOf(event)))
      onSelect(hit.message ?? hit.place)
      if (hit.message === undefined && hit.place !== undefined) setMenu(hit.place)
    },
    [onSelect, show, camera],
  )
  const opened = menu === undefined ? undefined : scene.places.find(({ id }) => id === menu)
  return (
    <section className={panel.frame} aria-label={words.stage}>
      <Bar words={words} colourBy={colourBy} keys={props.keys} pin={pin} onPin={setPin} onZoom={onZoom} />
      <div
        ref={box}
        className={styles.stage}
        data-testid="stage"
        data-seq={marks.seq}
        data-tick={marks.tick}
        data-branch={marks.branch}
      >
        <Picture
          svg={camera.svg}
          world={camera.world}
          {...{ scene, arrangement, wiring, densities, book, colourBy, selection, focused, onClick }}
          focus={props.focus}
        />
        <canvas ref={show.canvas} className={styles.tokens} aria-hidden />
        <Tree
          scene={scene}
          words={words}
          current={focused ?? selection}
          open={menu}
          onFocus={onFocus}
          onOpen={setMenu}
          onWhy={props.onWhy}
        />
        {opened !== undefined && arrangement !== undefined && (
          <Menu
            place={opened}
            words={words}
            at={menuSpot(opened.id, arrangement, camera)}
            onAct={open.act}
            onWhy={props.onWhy && open.why}
            onClose={open.close}
          />
        )}
      </div>
    </section>
  )
}

/** What the menu does, and where the focus goes when it closes: to the place it was opened from. */
function usePlaceMenu(
  { onAct, onWhy }: StageProps,
  box: { readonly current: HTMLDivElement | null },
  setMenu: (change: (menu: string | undefined) => undefined) => void,
) {
  return useMemo(() => {
    const close = () =>
      setMenu((menu) => {
        if (menu !== undefined) buttonOf(box.current, menu)?.focus({ preventScroll: true })
        return undefined
      })
    const act = (action: ActionView, value?: number) => {
      close()
      onAct(action, value)
    }
    const why = (id: string) => {
      close()
      onWhy?.(id)
    }
    return { close, act, why }
  }, [onAct, onWhy, box, setMenu])
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
