import type { PlaceView } from '../../../engine/index.ts'
import type { Scenario } from '../../../scenarios/index.ts'
import { KeyBook } from '../../stage/keys.ts'
import type { MovingView } from '../../stage/props.ts'
import { type Lane, lanesOf, type Stroke, strokesOf } from './lanes.ts'
import styles from './Timeline.module.css'

/** How high the row of a place is where there is room for it. */
const ROW_PX = 28

/** A run, as far as a picture of its time shows it. */
export interface LaneRun {
  readonly places: readonly PlaceView[]
  readonly moves: readonly MovingView[]
  readonly layout: Scenario['layout']
  readonly keys: readonly string[]
}

/** How large the picture is, in px, and where a reading of the run lies in it. */
export interface LaneFrame {
  readonly left: number
  readonly width: number
  /** Without one, each row has all its room. */
  readonly height?: number | undefined
  /** How many places it shows at most. */
  readonly most: number
  xOf(reading: number): number
}

/** What is drawn of a run: costly for a long one, so it is kept. */
export interface DrawnLanes {
  readonly lanes: readonly Lane[]
  readonly strokes: readonly Stroke[]
  readonly left: number
  readonly width: number
  readonly height: number
  yOf(row: number): number
}

/** Lays a run out: time from left to right, places from top to bottom, each move a slope between them. */
export function drawLanes({ places, moves, layout, keys }: LaneRun, frame: LaneFrame): DrawnLanes {
  const { left, width, height, most, xOf } = frame
  const lanes = lanesOf(places, moves, layout, most)
  const rowHeight = height === undefined ? ROW_PX : Math.min(ROW_PX, height / Math.max(1, lanes.length))
  const top = height === undefined ? 0 : (height - lanes.length * rowHeight) / 2
  const book = new KeyBook(keys)
  const lookOf = (key: string | undefined) => `key-${book.lookOf(key).hue}`
  const yOf = (row: number) => Math.round((top + (row + 0.5) * rowHeight) * 10) / 10
  const strokes = strokesOf(lanes, moves, xOf, yOf, lookOf)
  return { lanes, strokes, left, width, height: height ?? lanes.length * rowHeight, yOf }
}

/** The picture of a run. */
export function LanePicture({ drawn }: { readonly drawn: DrawnLanes }) {
  const { lanes, strokes, left, width, height, yOf } = drawn
  return (
    <div className={styles['lanes']} style={{ height: `${height}px` }}>
      <svg width={width} height={height} aria-hidden="true" focusable="false">
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
