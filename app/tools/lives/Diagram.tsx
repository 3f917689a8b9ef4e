import { useId } from 'react'
import { useWidth } from '../../panels/timeline/use-width.ts'
import { arcsOf, type Column, middleOf } from './arcs.ts'
import styles from './Lives.module.css'
import { type Course, takenAt, type Way } from './moves.ts'

interface DiagramProps {
  readonly states: readonly string[]
  readonly ways: readonly Way[]
  readonly course: Course
  readonly seq: number
  readonly state: string | undefined
}

/** States in the order of their table; where one may go on from each; how often it was. */
export function Diagram({ states, ways, course, seq, state }: DiagramProps) {
  const [ref, width] = useWidth()
  const arrow = useId()
  const longest = Math.max(...states.map((name) => name.length))
  const column: Column = {
    width,
    row: 44,
    boxWidth: Math.min(width - 120, longest * 7.6 + 24),
    boxHeight: 28,
  }
  const arcs = arcsOf(states, ways, column)
  const before = course.moves.findLast((move) => move.seq < seq)
  return (
    <div ref={ref} className={styles['diagram']} aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={states.length * column.row} aria-hidden="true">
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 6 6"
              refX="5.5"
              refY="3"
              markerWidth="6"
              markerHeight="6"
              orient="auto"
            >
              <path d="M0 0L6 3L0 6Z" className={styles['head']} />
            </marker>
          </defs>
          {arcs.map(({ way, path, x, y }) => {
            const { count } = takenAt(course, way, seq)
            const isLast = before?.from === way.from && before.to === way.to
            const look = count === 0 ? styles['free'] : isLast ? styles['last'] : styles['taken']
            return (
              <g key={`${way.from} ${way.to}`}>
                <path d={path} className={look} markerEnd={count === 0 ? undefined : `url(#${arrow})`} />
                {count > 0 && (
                  <text x={x} y={y + 4} className={styles['count']}>
                    {count}×
                  </text>
                )}
              </g>
            )
          })}
          {states.map((name, row) => (
            <Box key={name} name={name} row={row} column={column} look={lookOf(name, state, course, seq)} />
          ))}
        </svg>
      )}
    </div>
  )
}

function Box(props: {
  readonly name: string
  readonly row: number
  readonly column: Column
  readonly look: string
}) {
  const { name, row, column, look } = props
  const { x, y } = middleOf(row, column)
  const { boxWidth, boxHeight } = column
  return (
    <g className={`${styles['state']} ${styles[look]}`}>
      <rect x={x - boxWidth / 2} y={y - boxHeight / 2} width={boxWidth} height={boxHeight} rx="6" />
      <text x={x} y={y + 4}>
        {name}
      </text>
    </g>
  )
}

function lookOf(name: string, state: string | undefined, course: Course, seq: number): string {
  if (name === state) return 'here'
  const isKnown =
    (course.begins <= seq && course.startsAs === name) ||
    course.moves.some((move) => move.seq < seq && (move.from === name || move.to === name))
  return isKnown ? 'been' : 'never'
}
