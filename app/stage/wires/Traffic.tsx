import { useMemo } from 'react'
import type { PlaceView } from '../../../engine/index.ts'
import type { Passage } from '../../playback/passages.ts'
import { PRODUCER } from '../forms/shapes.ts'
import type { Rect } from '../geometry.ts'
import type { Arrangement } from '../layout/arrangement.ts'
import { classes } from '../places/parts.tsx'
import styles from '../Stage.module.css'
import { monoWidth, NOTE_SIZE } from '../text.ts'
import { BUSY } from '../traffic.ts'
import type { Sticker } from './labels.ts'
import type { DrawnWire, Wiring } from './wiring.ts'

interface StreamsProps {
  readonly wires: readonly DrawnWire[]
  readonly traffic: readonly Passage[]
}

/** Ways on which much goes are wide, in classes: how much is the numbers' affair. */
export function Streams({ wires, traffic }: StreamsProps) {
  const byEnds = new Map(traffic.map((passage) => [`${passage.from}>${passage.to}`, passage]))
  return wires.map(({ id, from, to, path, isRibbon }) => {
    const lately = byEnds.get(`${from}>${to}`)?.lately() ?? 0
    if (isRibbon || lately < BUSY) return null
    return <path key={id} className={styles.stream} strokeWidth={lately < 10 * BUSY ? 4 : 7} d={path} />
  })
}

interface TalliesProps {
  readonly arrangement: Arrangement
  readonly wiring: Wiring
  readonly places: readonly PlaceView[]
  readonly traffic: readonly Passage[]
  /** The sign of the unit, in the page's language. */
  readonly seconds: string
}

/** What is counted: why messages went a way, what share of them did, and how many a producer sends in a second. */
export function Tallies({ arrangement, wiring, places, traffic, seconds }: TalliesProps) {
  const exchanges = new Set(places.flatMap(({ id, kind }) => (kind === 'exchange' ? [id] : [])))
  const counted = wiring.wires.flatMap((wire) => tallyOf(wire, traffic, exchanges) ?? [])
  const room = useRoom(wiring, counted)
  const producers = places.filter(({ kind }) => kind === 'producer')
  return (
    <>
      {counted.map(({ wire, lines }) => (
        <Tally key={wire.id} rect={room.get(wire.id)?.rect} beside={wire.sticker?.rect} lines={lines} />
      ))}
      {producers.map(({ id }) => (
        <Rate
          key={id}
          at={arrangement.places.get(id)?.at}
          sent={traffic.filter(({ from }) => from === id)}
          seconds={seconds}
        />
      ))}
    </>
  )
}

interface Counted {
  readonly wire: DrawnWire
  readonly lines: readonly string[]
  /** The longest that they will be, so that nothing moves when they grow. */
  readonly widest: readonly string[]
}

/** Of a way with reasons these; of one that leads out of an exchange, how much of what came there took it. */
function tallyOf(
  wire: DrawnWire,
  traffic: readonly Passage[],
  exchanges: ReadonlySet<string>,
): Counted | undefined {
  const passage = traffic.find(({ from, to }) => from === wire.from && to === wire.to)
  if (passage === undefined) return undefined
  const { reasons, all } = passage
  if (reasons.size > 0) {
    const lines = [...reasons].flatMap(([reason, count]) => (count === 0 ? [] : [`${reason} ×${count}`]))
    return { wire, lines, widest: [...reasons.keys()].map((reason) => `${reason} ×000`) }
  }
  if (!exchanges.has(wire.from)) return undefined
  // Copies are counted, so shares of one exchange may add up to more than the whole.
  const came = traffic.filter(({ to }) => to === wire.from).reduce((sum, { all }) => sum + all, 0)
  const isTold = all > 0 && came > 0
  return { wire, lines: isTold ? [`${Math.round((all / came) * 100)}%`] : [], widest: ['100%'] }
}

/** The same spots as long as the same is counted. */
function useRoom(wiring: Wiring, counted: readonly Counted[]): ReadonlyMap<string, Sticker> {
  const names = JSON.stringify(counted.map(({ wire, widest }) => [wire.id, widest]))
  return useMemo(() => wiring.tallies(new Map(JSON.parse(names))), [wiring, names])
}

interface TallyProps {
  readonly rect: Rect | undefined
  /** The wire's own words. */
  readonly beside: Rect | undefined
  readonly lines: readonly string[]
}

/** In the middle of its room, or next to the words that it is beside. */
function Tally({ rect, beside = rect, lines }: TallyProps) {
  if (rect === undefined || beside === undefined) return null
  const isAfter = rect.x >= beside.x + beside.width
  const isBefore = rect.x + rect.width <= beside.x
  const part = isAfter ? 0 : isBefore ? 1 : 0.5
  return lines.map((line, at) => {
    const width = monoWidth(line, NOTE_SIZE) + 2 * PAD
    const x = rect.x + part * (rect.width - width)
    return (
      <g key={line} transform={`translate(${x} ${rect.y + at * LINE_HEIGHT})`}>
        <rect className={styles.tallyGround} {...{ width, height: LINE_HEIGHT }} rx={4} />
        <text className={classes(styles.stickerText, styles.tally)} x={width / 2} y={13}>
          {line}
        </text>
      </g>
    )
  })
}

const PAD = 3
const LINE_HEIGHT = 16

/** So far back a producer's line goes, in seconds. */
const SECONDS = 20
const LINE = { top: 4, height: 9, half: 17 } as const

interface RateProps {
  readonly at: { readonly x: number; readonly y: number } | undefined
  readonly sent: readonly Passage[]
  readonly seconds: string
}

/** In the producer, in place of the sign of what it sends: how many a second, over how it was lately. */
function Rate({ at, sent, seconds }: RateProps) {
  const rates = Array.from({ length: SECONDS }, (_, row) =>
    sent.reduce((sum, passage) => sum + passage.lately(SECONDS - 1 - row), 0),
  )
  const now = rates.at(-1) ?? 0
  if (at === undefined || now < BUSY) return null
  const most = Math.max(...rates)
  const points = rates.map((rate, row) => {
    const x = -LINE.half + (row * 2 * LINE.half) / (SECONDS - 1) - 4
    return `${x.toFixed(1)} ${(LINE.top + LINE.height * (1 - rate / most)).toFixed(1)}`
  })
  const { x, y } = PRODUCER
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <path
        className={styles.shape}
        style={{ strokeWidth: 0 }}
        d={`M${2 - x} ${2 - y}H${x - 19}L${x - 3} 0L${x - 19} ${y - 2}H${2 - x}Z`}
      />
      <text className={classes(styles.id, styles.middle)} x={-4} y={-2}>
        {now}/{seconds}
      </text>
      <path className={styles.sparkline} d={`M${points.join('L')}`} />
    </g>
  )
}
