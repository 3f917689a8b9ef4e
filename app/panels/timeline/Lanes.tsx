import { useMemo } from 'react'
import { currentSession } from '../../playback/current.ts'
import { KeyBook } from '../../stage/keys.ts'
import { useStore } from '../../store.ts'
import { lanesOf, strokesOf } from './lanes.ts'
import { type Scale, xOf } from './scale.ts'
import styles from './Timeline.module.css'

/** How high the row of a place is where there is room for it. */
const ROW_PX = 28

/** The run as a picture: time from left to right, places from top to bottom, each move a slope between them. */
export function Lanes(props: { readonly scale: Scale; readonly most: number; readonly height?: number }) {
  const { scale, most, height } = props
  const { left, width, end } = scale
  const revision = useStore((page) => page.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session has another run when its revision goes up.
  const picture = useMemo(() => {
    const session = currentSession()
    if (session === undefined) return undefined
    const moves = session.motions()
    const lanes = lanesOf(session.places(), moves, session.scenario.layout, most)
    const rowHeight = height === undefined ? ROW_PX : Math.min(ROW_PX, height / Math.max(1, lanes.length))
    const top = height === undefined ? 0 : (height - lanes.length * rowHeight) / 2
    const book = new KeyBook(session.keys())
    const lookOf = (key: string | undefined) => `key-${book.lookOf(key).hue}`
    const yOf = (row: number) => round(top + (row + 0.5) * rowHeight)
    const strokes = strokesOf(lanes, moves, (reading) => xOf({ left, width, end }, reading), yOf, lookOf)
    return { lanes, strokes, yOf, height: height ?? lanes.length * rowHeight }
  }, [left, width, end, most, height, revision])
  if (picture === undefined) return null
  const { lanes, strokes, yOf } = picture
  return (
    <div className={styles['lanes']} style={{ height: `${picture.height}px` }}>
      <svg width={width} height={picture.height} aria-hidden="true" focusable="false">
        {lanes.map(({ id }, row) => (
          <line key={id} className={styles['lane']} x1={left} x2={width} y1={yOf(row)} y2={yOf(row)} />
        ))}
        {strokes.map(({ look, path }) => (
          <path key={look} className={styles[look]} d={path} />
        ))}
      </svg>
      {lanes.map(({ id, name }, row) => (
        <span key={id} className={styles['name']} style={{ top: `${yOf(row)}px`, width: `${left - 6}px` }}>
          {name}
        </span>
      ))}
    </div>
  )
}

function round(y: number): number {
  return Math.round(y * 10) / 10
}
