import { type KeyboardEvent, type PointerEvent, useId, useMemo } from 'react'
import { upperBound } from '../../../engine/index.ts'
import { momentOf, numberOf } from '../../i18n/index.ts'
import { readingAt, type Scale, xOf } from '../../panels/timeline/scale.ts'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { useToolWords } from '../words/index.ts'
import styles from './Charts.module.css'
import { areaOf, type Frame, momentsOf, pathOf, roundAbove, valueAt, yOf } from './plot.ts'
import { type ChartData, type Line, topOf } from './series.ts'

const HEIGHT = 84

/** A chart with its lines, their values now, and the moments of the run as a slider. */
export function Chart({ chart, scale }: { readonly chart: ChartData; readonly scale: Scale }) {
  const { charts: words } = useToolWords()
  const language = useStore((page) => page.language)
  const reading = useStore((page) => page.reading)
  const tick = useStore((page) => page.tick)
  const moments = useMemo(() => momentsOf(chart), [chart])
  const said = chart.lines.map((line) => `${line.label} ${written(valueAt(line, reading), language)}`)
  const title = chart.unit === undefined ? chart.title : `${chart.title} · ${words.rate}`
  return (
    <figure className={styles['chart']} data-testid={`chart:${chart.id}`}>
      <figcaption className={styles['title']}>{title}</figcaption>
      <Legend lines={chart.lines} reading={reading} />
      <div
        className={styles['plot']}
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, moments.length - 1)}
        aria-valuenow={Math.max(0, upperBound(moments, reading) - 1)}
        aria-valuetext={`${momentOf(tick, language)}: ${said.join(', ')}`}
        onKeyDown={(event) => step(event, moments)}
        onPointerDown={(event) => press(event, scale)}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event, scale)
        }}
        onPointerUp={release}
        onPointerCancel={release}
      >
        <Drawing chart={chart} scale={scale} />
        <div className={styles['playhead']} data-playhead="" />
      </div>
      <AsTable chart={chart} moments={moments} />
    </figure>
  )
}

/** Drawn once a run and width. */
function Drawing({ chart, scale }: { readonly chart: ChartData; readonly scale: Scale }) {
  const language = useStore((page) => page.language)
  const hatch = useId()
  return useMemo(() => {
    const frame: Frame = { scale, top: roundAbove(topOf(chart.lines)), height: HEIGHT }
    const right = xOf(scale, scale.end)
    return (
      <svg className={styles['drawing']} width={scale.width} height={HEIGHT + 12} aria-hidden="true">
        <defs>
          <pattern
            id={hatch}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0V5" className={styles['hatch']} />
          </pattern>
        </defs>
        <g transform="translate(0 6)">
          {[frame.top, frame.top / 2, 0].map((value) => (
            <g key={value}>
              <path className={styles['grid']} d={`M${scale.left} ${yOf(frame, value)}H${right}`} />
              <text className={styles['digits']} x={scale.left - 6} y={yOf(frame, value) + 4}>
                {value === frame.top / 2 ? '' : numberOf(value, language)}
              </text>
            </g>
          ))}
          {chart.lines.toSorted(underneath).map((line) => (
            <g key={line.id}>
              {line.role === 'unacked' && (
                <path d={areaOf(frame, line, scale.end)} fill={`url(#${hatch})`} stroke="none" />
              )}
              <path className={lookOf(line, chart)} d={pathOf(frame, line, scale.end)} />
            </g>
          ))}
        </g>
      </svg>
    )
  }, [chart, scale, language, hatch])
}

/** A total is drawn under what it is made of. */
function underneath(one: Line, other: Line): number {
  return Number(other.role === 'total') - Number(one.role === 'total')
}

/** Which line is which, and its value at the playhead. */
function Legend({ lines, reading }: { readonly lines: readonly Line[]; readonly reading: number }) {
  const language = useStore((page) => page.language)
  const chart = { lines }
  return (
    <ul className={styles['legend']}>
      {lines.map((line) => (
        <li key={line.id}>
          <svg width="22" height="8" aria-hidden="true">
            <path className={lookOf(line, chart)} d="M0 4H22" />
          </svg>
          {line.label} <b>{written(valueAt(line, reading), language)}</b>
        </li>
      ))}
    </ul>
  )
}

/** So many moments fill a table; who wants more has the export. */
const ROWS_MAX = 120

function AsTable({ chart, moments }: { readonly chart: ChartData; readonly moments: readonly number[] }) {
  const { charts: words } = useToolWords()
  const language = useStore((page) => page.language)
  const session = currentSession()
  if (session === undefined) return null
  return (
    <details className={styles['table']}>
      <summary>{words.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard too. */}
      <section className={styles['wrap']} tabIndex={0} aria-label={chart.title}>
        <table>
          <caption className="visually-hidden">{chart.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.moment}</th>
              {chart.lines.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moments.slice(0, ROWS_MAX).map((reading) => (
              <tr key={reading}>
                <th scope="row">
                  <button type="button" onClick={() => void session.seek({ reading })}>
                    {momentOf(session.tickAt(reading), language)}
                  </button>
                </th>
                {chart.lines.map((line) => (
                  <td key={line.id}>{written(valueAt(line, reading), language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {moments.length > ROWS_MAX && <p>{words.moreRows(moments.length - ROWS_MAX)}</p>}
      </section>
    </details>
  )
}

function lookOf(line: Line, { lines }: Pick<ChartData, 'lines'>): string {
  const dash = line.role === 'other' ? (styles[`dash-${lines.indexOf(line) % 4}`] ?? '') : ''
  return `${styles['line']} ${styles[line.role]} ${dash}`
}

function written(value: number, language: 'en' | 'ru'): string {
  return Number.isNaN(value) ? '–' : numberOf(Math.round(value * 10) / 10, language)
}

/** From change to change of this chart. */
function step(event: KeyboardEvent, moments: readonly number[]): void {
  const session = currentSession()
  if (session === undefined || event.ctrlKey || event.metaKey || event.altKey) return
  const { reading } = useStore.getState()
  const row = upperBound(moments, reading)
  const isOn = moments[row - 1] === reading
  const goal = {
    ArrowRight: moments[row],
    ArrowUp: moments[row],
    ArrowLeft: moments[row - (isOn ? 2 : 1)],
    ArrowDown: moments[row - (isOn ? 2 : 1)],
    Home: 0,
    End: useStore.getState().readingEnd,
  }[event.key]
  if (goal === undefined) return
  event.preventDefault()
  void session.seek({ reading: goal })
}

function press(event: PointerEvent<HTMLDivElement>, scale: Scale): void {
  if (event.button !== 0) return
  event.currentTarget.setPointerCapture(event.pointerId)
  currentSession()?.scrub('begin')
  go(event, scale)
}

function go(event: PointerEvent<HTMLDivElement>, scale: Scale): void {
  const x = event.clientX - event.currentTarget.getBoundingClientRect().left
  void currentSession()?.seek({ reading: readingAt(scale, x) })
}

function release(event: PointerEvent<HTMLDivElement>): void {
  if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
  event.currentTarget.releasePointerCapture(event.pointerId)
  currentSession()?.scrub('end')
}
