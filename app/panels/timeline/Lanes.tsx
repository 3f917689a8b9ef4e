import { useMemo } from 'react'
import { currentSession } from '../../playback/current.ts'
import { KeyBook } from '../../stage/keys.ts'
import { useStore } from '../../store.ts'
import { lanesOf, strokesOf } from './lanes.ts'
import { type Scale, xOf } from './scale.ts'
import styles from './Timeline.module.css'

/** The run as a picture: time from left to right, places from top to bottom, each move a slope between them. */
export function Lanes(props: { readonly scale: Scale; readonly most: number; readonly rowHeight: number }) {
  const { scale, most, rowHeight } = props
  const { width, end } = scale
  const revision = useStore((page) => page.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session has another run when its revision goes up.
  const picture = useMemo(() => {
    const session = currentSession()
    if (session === undefined) return undefined
    const moves = session.motions()
    const lanes = lanesOf(session.scene().places, moves, session.scenario.layout, most)
    const book = new KeyBook(session.keys())
    const lookOf = (key: string | undefined) => `key-${book.lookOf(key).hue}`
    const yOf = (row: number) => row * rowHeight + rowHeight / 2
    const strokes = strokesOf(lanes, moves, (reading) => xOf({ width, end }, reading), yOf, lookOf)
    return { lanes, strokes, yOf }
  }, [width, end, most, rowHeight, revision])
  if (picture === undefined || picture.lanes.length === 0) return null
  const { lanes, strokes, yOf } = picture
  return (
    <div className={styles['lanes']} style={{ height: `${lanes.length * rowHeight}px` }}>
      <svg width={width} height={lanes.length * rowHeight} aria-hidden="true" focusable="false">
        {lanes.map(({ id }, row) => (
          <line key={id} className={styles['lane']} x1={0} x2={width} y1={yOf(row)} y2={yOf(row)} />
        ))}
        {strokes.map(({ look, path }) => (
          <path key={look} className={styles[look]} d={path} />
        ))}
      </svg>
      {lanes.map(({ id, name }, row) => (
        <span key={id} className={styles['name']} style={{ top: `${yOf(row)}px` }}>
          {name}
        </span>
      ))}
    </div>
  )
}
