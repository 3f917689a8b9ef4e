import { useContext } from 'react'
import type { PlaceView, SlotView } from '../../../engine/index.ts'
import {
  LOG,
  type LogScale,
  lanesKept,
  lineWidth,
  logScale,
  MARKER_GAP,
  OWNER_TAG,
  placeMarkers,
  rulerStep,
} from '../forms/log.ts'
import type { Rect } from '../geometry.ts'
import { GLYPH_PATHS, moved } from '../glyphs.ts'
import { type KeyLook, NEUTRAL } from '../keys.ts'
import styles from '../Stage.module.css'
import { wordOf } from '../spoken.ts'
import { clipText, NOTE_SIZE, SMALL_SIZE, textWidth } from '../text.ts'
import { LookContext, type Owner, type PictureProps, useLookOf } from './look.ts'
import { classes, Facts, Health, hueClass } from './parts.tsx'

/** A log: cells on a ruler that never move, and marks that do. */
export function Log({ place, placed }: PictureProps) {
  const { form } = placed
  const row = form.slots as Rect
  const start = place.ruler?.start ?? 0
  const end = place.ruler?.end ?? place.slots?.length ?? 0
  const scale = logScale(start, end, row.width)
  const ends = { start: xOf(start, scale, row), end: xOf(end, scale, row) }
  return (
    <>
      <LogHead {...{ place, placed }} />
      <rect className={styles.rowBack} {...row} />
      {ends.start > row.x && (
        <rect className={styles.before} x={row.x} y={row.y} width={ends.start - row.x} height={row.height} />
      )}
      <Cells slots={place.slots ?? []} start={start} scale={scale} row={row} />
      <path className={styles.bracket} d={`M${ends.start + 6} ${row.y - 2}H${ends.start}V${-row.y + 2}h6`} />
      <path className={styles.bracket} d={`M${ends.end} ${row.y - 4}V${-row.y + 4}`} />
      <Ruler scale={scale} end={end} row={row} markers={place.ruler?.markers} />
      <Markers {...{ place, placed, scale, row }} />
      <Health place={place} x={row.x + row.width - 16} y={0} />
    </>
  )
}

function xOf(offset: number, scale: LogScale, row: Rect): number {
  return row.x + (offset - scale.from) * scale.cell
}

function LogHead({ place, placed }: Pick<PictureProps, 'place' | 'placed'>) {
  const { form } = placed
  const left = -form.extent.left + LOG.margin
  const top = -form.extent.top + 15
  const { owners } = useContext(LookContext)
  const tag = left + textWidth(place.name, 15) + 10
  const name = owners === undefined ? tag : tag + OWNER_TAG
  const after = place.status === '' ? name : name + textWidth(place.status, SMALL_SIZE) + 10
  const [beside = [], ...under] = form.facts
  return (
    <>
      <text className={styles.name} x={left} y={top}>
        {place.name}
      </text>
      {owners !== undefined && <OwnerTag owner={owners.get(place.id)} x={tag} y={top - 11} />}
      <text className={styles.status} x={name} y={top}>
        {statusIn(form.extent.right - LOG.margin - name, place)}
      </text>
      <Facts
        place={place}
        lines={[beside]}
        x={Math.max(after, form.extent.right - LOG.margin - lineWidth(beside))}
        y={top}
      />
      <Facts place={place} lines={under} x={left} y={top + LOG.header} />
    </>
  )
}

/** The status as far as it has room; that all is well is not said in half a word. */
function statusIn(room: number, place: PlaceView): string {
  const said = clipText(place.status, room, (text) => textWidth(text, SMALL_SIZE))
  return said === place.status || wordOf(place) !== 'online' ? said : ''
}

/** Whose it is: the texture that the ribbon would have, and the name; a question mark when it is nobody's. */
function OwnerTag({ owner, x, y }: { owner: Owner | undefined; x: number; y: number }) {
  const texture = owner === undefined ? undefined : { fill: `url(#stage-texture-${owner.texture})` }
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={classes(styles.ownerTag, owner === undefined && styles.stub)} width={20} height={14} />
      <rect width={20} height={14} style={texture} fill="none" />
      <text className={styles.value} x={26} y={12}>
        {clipText(owner?.name ?? '?', OWNER_TAG - 36, (text) => textWidth(text, SMALL_SIZE))}
      </text>
    </g>
  )
}

interface CellsProps {
  readonly slots: readonly SlotView[]
  /** The first offset that is still there. */
  readonly start: number
  readonly scale: LogScale
  readonly row: Rect
}

/** Records that look alike: one path for all of them. */
interface Alike {
  readonly look: KeyLook
  readonly state: SlotView['state']
  path: string
  glyphs: string
  /** The run of neighbours that is not yet in the path. */
  from: number
  to: number
}

/** Records: neighbours that look alike are one path, glyphs only where they can be read. */
function Cells({ slots, start, scale, row }: CellsProps) {
  const lookOf = useLookOf()
  const isLarge = scale.cell >= 20
  const isStrip = scale.cell < STRIP_CELL
  const told = slots[0]?.offset ?? start
  // Of very many only the latest are told one by one; the others are there all the same, in nobody's hue.
  const isUntold = slots.length >= MANY && told > start
  const single = isUntold ? NEUTRAL : isStrip ? singleLook(slots.map(lookOf)) : undefined
  const drawn = alikeIn(slots, scale, row, (slot) => single ?? lookOf(slot))
  return (
    <>
      {isUntold && (
        <path
          className={styles.strip}
          d={boxPath(xOf(start, scale, row), row.y + 1, (told - start) * scale.cell, row.height - 2)}
        />
      )}
      {drawn.map(({ look, state, path, glyphs }) => (
        <g key={`${look.hue} ${look.glyph} ${state}`} className={hueClass(look)}>
          <path
            className={single === NEUTRAL ? styles.strip : cellClass(state, isLarge)}
            style={single === NEUTRAL ? undefined : cellFill(state, look)}
            d={path}
          />
          {isLarge && state !== 'gone' && <path className={styles.tab} d={glyphs} />}
        </g>
      ))}
    </>
  )
}

/** Narrower cells, in px, are drawn as a strip. */
const STRIP_CELL = 2.5
/** With so many records, those before the first are too many to be told, not compacted away. */
const MANY = 200

/** The records of each look and state, as one path. */
function alikeIn(
  slots: readonly SlotView[],
  scale: LogScale,
  row: Rect,
  lookOf: (slot: SlotView) => KeyLook,
): readonly Alike[] {
  const paths = new Map<string, Alike>()
  const gap = scale.cell > 5 ? 1 : 0
  const isStrip = scale.cell < STRIP_CELL
  slots.forEach((slot, at) => {
    const look = lookOf(slot)
    const offset = slot.offset ?? at
    const id = `${look.hue} ${look.glyph} ${slot.state}`
    const known = paths.get(id) ?? { look, state: slot.state, path: '', glyphs: '', from: offset, to: offset }
    paths.set(id, known)
    if (isStrip) {
      if (known.to !== offset) known.path += stripPath(known, scale, row)
      if (known.to !== offset) known.from = offset
      known.to = offset + 1
      return
    }
    const x = xOf(offset, scale, row)
    const inset = slot.state === 'control' ? scale.cell * 0.32 : gap
    known.path += boxPath(x + inset, row.y + gap + 1, scale.cell - 2 * inset, row.height - 2 * gap - 2)
    if (scale.cell >= 20) known.glyphs += glyphPath(look, x + scale.cell / 2, 0)
  })
  if (isStrip) for (const known of paths.values()) known.path += stripPath(known, scale, row)
  return [...paths.values()]
}

/** Thinner than a few px, hues would run into each other and the last one would win: only one is shown, or none. */
function singleLook(looks: readonly KeyLook[]): KeyLook {
  const [first] = looks
  return first !== undefined && looks.every(({ hue }) => hue === first.hue) ? first : NEUTRAL
}

/** A run of neighbours as one box. */
function stripPath({ from, to }: Alike, scale: LogScale, row: Rect): string {
  return to <= from ? '' : boxPath(xOf(from, scale, row), row.y + 1, (to - from) * scale.cell, row.height - 2)
}

function cellClass(state: SlotView['state'], isLarge: boolean): string {
  if (state === 'gone') return styles.stub ?? ''
  if (state === 'control') return styles.solidSign ?? ''
  return classes(isLarge ? styles.chip : styles.tile, state === 'tentative' && styles.tentative)
}

function cellFill(state: SlotView['state'], { hue }: KeyLook): { fill: string } | undefined {
  return state === 'claimed' ? { fill: `url(#stage-hatch-${hue})` } : undefined
}

function boxPath(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${y}h${round(width)}v${height}h${round(-width)}Z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** The glyph's own path, moved: numbers of a glyph are in units of 1. */
function glyphPath({ glyph }: KeyLook, x: number, y: number): string {
  return moved(GLYPH_PATHS[glyph], 5.5, x, y)
}

/** Between two numbers of a ruler. */
const RULER_GAP = 6

interface RulerProps {
  readonly scale: LogScale
  readonly end: number
  readonly row: Rect
  readonly markers: NonNullable<PlaceView['ruler']>['markers'] | undefined
}

/** Numbers under the cells, as many as can be read. */
function Ruler({ scale, end, row, markers }: RulerProps) {
  const step = rulerStep(scale)
  const first = Math.ceil(scale.from / step) * step
  const isCells = scale.cell >= 20
  const last = isCells ? end - 1 : scale.from + scale.span
  const count = Math.max(0, Math.floor((last - first) / step) + 1)
  const marked = (markers ?? []).map(({ at }) => at)
  return Array.from({ length: count }, (_, at) => {
    const offset = first + at * step
    // A mark that stands here says the number itself.
    if (!isCells && marked.some((mark) => Math.abs(mark - offset) * scale.cell < 14)) return null
    const x = xOf(offset, scale, row) + (isCells ? scale.cell / 2 : 0)
    // The last number stands under the end of the row, not beyond it.
    const half = textWidth(`${offset}`, NOTE_SIZE) / 2
    const isLast = x + half > row.x + row.width + LOG.margin
    if (isLast && step * scale.cell < 3 * half + RULER_GAP) return null
    return (
      <text key={offset} className={classes(styles.offset, isLast && styles.end)} x={x} y={-row.y + 13}>
        {offset}
      </text>
    )
  })
}

type MarkersProps = Pick<PictureProps, 'place' | 'placed'> & { readonly scale: LogScale; readonly row: Rect }

/** Marks below the ruler: committed is solid, a position is hollow, high watermark is a line through the cells. */
function Markers({ place, placed, scale, row }: MarkersProps) {
  const under = -row.y + LOG.ruler
  return placeMarkers(place, scale, row.width, lanesKept(placed.form)).map(
    ({ id, kind, text, x, lane, flipped }) => {
      const y = under + lane * LOG.lane + 9
      const isLine = kind === 'high-watermark' || kind === 'last-stable'
      // On another scale, or with its name on the other side, it is another mark: it does not slide through names.
      const drawn = `${id} ${flipped} ${scale.from} ${scale.span}`
      return (
        <g key={drawn} className={styles.markerMove} style={{ transform: `translateX(${row.x + x}px)` }}>
          {isLine ? (
            <path className={styles.markerLine} d={`M0 ${row.y - 4}V${y + 3}`} />
          ) : (
            <path className={styles.markerStem} d={`M0 ${-row.y + 1}V${y}`} />
          )}
          {!isLine && (
            <path
              className={kind === 'committed' ? styles.marker : styles.markerOpen}
              d={`M-5 ${y - 4}H5L0 ${y + 4}Z`}
            />
          )}
          <text
            className={classes(styles.markerName, styles.halo, flipped && styles.end)}
            x={flipped ? -MARKER_GAP : isLine ? 5 : MARKER_GAP}
            y={y + 4}
          >
            {text}
          </text>
        </g>
      )
    },
  )
}
