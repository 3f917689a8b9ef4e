import { memo, type PointerEvent, useRef, useState } from 'react'
import { currentSession } from '../../playback/current.ts'
import { type Interval, select, useStore } from '../../store.ts'
import { endsOf } from './cones.ts'
import type { Drawing } from './drawing.ts'
import type { Picture } from './pen.ts'
import { type Picked, pickAt } from './pick.ts'
import type { Ruler } from './ruler.ts'
import styles from './SpaceTime.module.css'
import { setPointed } from './use-pointed.ts'

interface Props {
  readonly drawing: Drawing
  readonly picture: Picture
  readonly ruler: Ruler
  readonly from: number
  readonly to: number
  readonly breadth: number
}

/** So far a finger may move while it presses, in px. */
const PRESS_PX = 4

interface Press {
  readonly x: number
  readonly y: number
  /** Where in reading time, if a stretch is being marked. */
  readonly marksFrom: number | undefined
  isDrag: boolean
}

/** The picture itself. A press on something selects it; a drag goes through time, or marks a stretch to loop. */
export function Plot({ drawing, picture, ruler, from, to, breadth }: Props) {
  const start = useRef<Press>(undefined)
  const [mark, setMark] = useState<Interval>()
  const looped = useStore((page) => page.interval)
  const { isDown } = drawing
  const pointOf = (event: PointerEvent): [time: number, space: number] => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    return isDown ? [y, x] : [x, y]
  }
  const readingOf = (event: PointerEvent) => ruler.readingAt(pointOf(event)[0])
  const go = (event: PointerEvent) => void currentSession()?.seek({ reading: readingOf(event) })
  const onPointerDown = (event: PointerEvent) => {
    if (event.button === 0 && event.pointerType !== 'touch')
      event.currentTarget.setPointerCapture(event.pointerId)
    const marksFrom = event.shiftKey ? readingOf(event) : undefined
    start.current = { x: event.clientX, y: event.clientY, marksFrom, isDrag: false }
  }
  const onPointerMove = (event: PointerEvent) => {
    const { current } = start
    const isHeld = event.currentTarget.hasPointerCapture(event.pointerId) && current !== undefined
    if (!isHeld) return setPointed(pickAt(pointOf(event), drawing, drawing.xOf))
    if (!current.isDrag) {
      if (Math.hypot(event.clientX - current.x, event.clientY - current.y) < PRESS_PX) return
      current.isDrag = true
      if (current.marksFrom === undefined) currentSession()?.scrub('begin')
    }
    if (current.marksFrom === undefined) go(event)
    else setMark(between(current.marksFrom, readingOf(event)))
  }
  const onPointerUp = (event: PointerEvent) => {
    const { current } = start
    start.current = undefined
    if (current === undefined) return
    setMark(undefined)
    if (current.isDrag && current.marksFrom !== undefined) {
      return loopNow(between(current.marksFrom, readingOf(event)))
    }
    if (current.isDrag) return currentSession()?.scrub('end')
    const picked = pickAt(pointOf(event), drawing, drawing.xOf)
    if (picked === undefined) go(event)
    else selectPicked(picked)
  }
  return (
    <div
      className={styles['plot']}
      style={isDown ? { height: `${ruler.length}px`, width: `${breadth}px` } : { width: `${ruler.length}px` }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerLeave={() => setPointed(undefined)}
      onPointerCancel={() => {
        if (start.current?.isDrag === true && start.current.marksFrom === undefined) {
          currentSession()?.scrub('end')
        }
        setMark(undefined)
        start.current = undefined
      }}
    >
      <Band interval={mark ?? looped} ruler={ruler} isDown={isDown} />
      <Drawn picture={picture} from={from} to={to} breadth={breadth} isDown={isDown} />
    </div>
  )
}

/** A stretch of time, marked on the picture. */
function Band(props: {
  readonly interval: Interval | undefined
  readonly ruler: Ruler
  readonly isDown: boolean
}) {
  const { interval, ruler, isDown } = props
  if (interval === undefined) return null
  const [from, to] = [ruler.xOf(interval.from), ruler.xOf(interval.to)]
  const [start, length] = [`${from}px`, `${Math.max(1, to - from)}px`]
  const style = isDown ? { top: start, height: length } : { left: start, width: length }
  return <div className={styles['interval']} style={style} data-testid="interval" />
}

function between(one: number, other: number): Interval {
  return { from: Math.min(one, other), to: Math.max(one, other) }
}

/** What was marked is played at once, from its beginning. */
function loopNow(interval: Interval): void {
  const session = currentSession()
  select(undefined)
  session?.loopOver(interval)
  session?.play()
}

/** An arrow means the event that it is told by; if it never was, what it carries. */
function selectPicked(picked: Picked): void {
  const session = currentSession()
  if (session === undefined) return
  if ('dot' in picked) return select({ kind: 'event', id: String(picked.dot.seq) })
  const { told, sent } = endsOf(session.trace(), picked.arrow.id)
  const seq = told ?? sent
  if (seq >= 0) select({ kind: 'event', id: String(seq) })
  else select({ kind: 'message', id: picked.arrow.motion.label })
}

const Drawn = memo((props: Omit<Props, 'drawing' | 'ruler'> & { readonly isDown: boolean }) => {
  const { picture, from, to, breadth, isDown } = props
  const length = Math.max(1, to - from)
  const [width, height] = isDown ? [breadth, length] : [length, breadth]
  return (
    <svg
      className={styles['drawn']}
      style={isDown ? { top: `${from}px` } : { left: `${from}px` }}
      width={width}
      height={height}
      viewBox={isDown ? `0 ${from} ${width} ${height}` : `${from} 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <pattern
          id="space-time-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V5" className={styles['hatch']} />
        </pattern>
      </defs>
      {picture.lines.map(({ look, path }) => (
        <path key={look} className={look.split(' ').map(classOf).join(' ')} d={path} />
      ))}
      {picture.words.map(({ x, y, text, look, anchor, isTurned }) => (
        <text
          key={`${look} ${x} ${y} ${text}`}
          className={classOf(look)}
          x={x}
          y={y}
          textAnchor={anchor}
          {...(isTurned && { transform: `rotate(90 ${x} ${y})` })}
        >
          {text}
        </text>
      ))}
    </svg>
  )
})

function classOf(look: string): string {
  return styles[look] ?? ''
}
