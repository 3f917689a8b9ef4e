import {
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { Axis } from './Axis.tsx'
import { Foot } from './Foot.tsx'
import { LaneHeads } from './LaneHeads.tsx'
import { Plot } from './Plot.tsx'
import { fitZoom, type Measured, type Ruler, rulerOf } from './ruler.ts'
import styles from './SpaceTime.module.css'
import { saveSvg } from './save.ts'
import { Toolbar } from './Toolbar.tsx'
import { useLaneWish } from './use-lanes.ts'
import { usePast } from './use-past.ts'
import { useDrawing, useLanes, usePicture } from './use-picture.ts'
import { usePlayhead, useSight } from './use-view.ts'
import { useSpaceTimeWords } from './words/index.ts'

/** What the names of the lanes take, and the moments above them, in px. */
const HEADS_PX = { right: 150, down: 66 } as const
const AXIS_PX = { right: 30, down: 58 } as const

/** At first a hop is so long, in px for a ms: a name has room at its middle. */
const FIRST_ZOOM = 0.11
const ZOOM_MOST = 60

/** How the reader looks at time. */
interface Look {
  /** As many times as long as the whole run in the window; undefined: as long as is read well. */
  readonly zoom: number | undefined
  readonly isEven: boolean
  readonly unfolded: ReadonlySet<number>
}

/** The run as a picture: a lane for each place, a slope for each way, a band for whatever lasts. */
export function SpaceTime({ isDown }: { readonly isDown: boolean }) {
  const [look, setLook] = useState<Look>({ zoom: undefined, isEven: false, unfolded: new Set() })
  const [scroller, sight] = useSight(isDown)
  const heads = isDown ? HEADS_PX.down : HEADS_PX.right
  const ruler = useRuler(look, sight.length - heads - (isDown ? AXIS_PX.down : 24))
  const lanes = useLanes()
  const [wish, setWish] = useLaneWish()
  const past = usePast()
  const from = Math.max(0, sight.at - sight.length * 0.25)
  const to = Math.min(ruler.length, sight.at + sight.length * 1.75)
  const drawing = useDrawing({ ruler, past, lanes, wish, isDown, from, to, unfolded: look.unfolded })
  const picture = usePicture(drawing)
  const playhead = usePlayhead(scroller, ruler, isDown, heads)
  const zoom = useZoom(scroller, ruler, isDown, heads, setLook)
  const { title } = useSpaceTimeWords()
  if (drawing === undefined || picture === undefined) return null
  const last = drawing.rows.at(-1)
  const breadth = last === undefined ? 0 : last.top + last.size
  const unfold = (lens: number) => setLook((known) => ({ ...known, unfolded: without(known.unfolded, lens) }))
  return (
    <div className={`${styles['spaceTime']} ${isDown ? styles['down'] : styles['right']}`}>
      <Toolbar
        lanes={lanes}
        wish={wish}
        isEven={look.isEven}
        onWish={setWish}
        onEven={(isEven) => setLook({ ...look, isEven, zoom: undefined })}
        onZoom={zoom}
        onSave={() => saveSvg(ruler, drawing)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard too. */}
      <section ref={scroller} className={styles['scroller']} tabIndex={0} aria-label={title}>
        <div
          className={styles['sheet']}
          style={
            isDown
              ? { height: `${ruler.length + AXIS_PX.down + 24}px`, width: `${breadth + heads}px` }
              : { width: `${ruler.length + heads + 24}px`, height: `${breadth + AXIS_PX.right}px` }
          }
        >
          <div className={styles['corner']} />
          <Axis
            ruler={ruler}
            from={from}
            to={to}
            isDown={isDown}
            unfolded={look.unfolded}
            onUnfold={unfold}
          />
          <LaneHeads rows={drawing.rows} lanes={lanes} wish={wish} isDown={isDown} onWish={setWish} />
          <Plot drawing={drawing} picture={picture} ruler={ruler} from={from} to={to} breadth={breadth} />
          <div className={styles['headAxis']} aria-hidden="true">
            <div ref={playhead} className={styles['playhead']} />
          </div>
        </div>
      </section>
      <Foot />
    </div>
  )
}

function useRuler({ zoom, isEven, unfolded }: Look, length: number): Ruler {
  const revision = useStore((page) => page.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session has another run when its revision goes up.
  return useMemo(() => {
    const { readingEnd: end, tickEnd } = useStore.getState()
    const session = currentSession()
    const measured: Measured = {
      end: Math.max(1, end),
      tickEnd: Math.max(1, tickEnd),
      lenses: session?.lenses() ?? [],
      tickAt: (reading) => session?.tickAt(reading) ?? 0,
      readingAtTick: (tick) => session?.readingAtTick(tick) ?? 0,
    }
    const fit = fitZoom(measured, { isEven, unfolded }, length)
    const first = isEven ? fit : Math.max(fit, FIRST_ZOOM)
    return rulerOf(measured, { zoom: zoom === undefined ? first : fit * zoom, isEven, unfolded })
  }, [zoom, isEven, unfolded, length, revision])
}

/** Zooms around the middle of what is in sight. */
function useZoom(
  scroller: RefObject<HTMLDivElement | null>,
  ruler: Ruler,
  isDown: boolean,
  heads: number,
  setLook: Dispatch<SetStateAction<Look>>,
): (factor: number | 'fit') => void {
  const known = useRef(ruler)
  known.current = ruler
  return useCallback(
    (factor) => {
      const element = scroller.current
      if (element === null) return
      const length = (isDown ? element.clientHeight : element.clientWidth) - heads
      const at = isDown ? element.scrollTop : element.scrollLeft
      const middle = known.current.readingAt(at + length / 2)
      const now = known.current.length / Math.max(1, length)
      const zoom = factor === 'fit' ? 1 : Math.min(ZOOM_MOST, Math.max(1, now * factor))
      setLook((look) => ({ ...look, zoom }))
      requestLayout(() => {
        const goal = known.current.xOf(middle) - length / 2
        if (isDown) element.scrollTop = goal
        else element.scrollLeft = goal
      })
    },
    [scroller, isDown, heads, setLook],
  )
}

/** After React has drawn. */
function requestLayout(then: () => void): void {
  setTimeout(then, 0)
}

function without(set: ReadonlySet<number>, one: number): ReadonlySet<number> {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}
