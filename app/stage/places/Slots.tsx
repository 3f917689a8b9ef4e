import { memo, Suspense, useContext } from 'react'
import type { PlaceView, SlotView } from '../../../engine/index.ts'
import { CHIP, type Density, type SlotRoom } from '../forms/chips.ts'
import type { Rect } from '../geometry.ts'
import type { KeyLook } from '../keys.ts'
import { ornament } from '../ornament.ts'
import styles from '../Stage.module.css'
import { chipLabel, markOf, placeSlots } from '../slots.ts'
import { CHIP_SIZE, clipText, monoWidth, textWidth } from '../text.ts'
import { LookContext, useLookOf } from './look.ts'
import { classes, Glyph, hueClass } from './parts.tsx'
import { Bar, Tiles } from './Tiles.tsx'

/** Only where there are very many. */
const Sparkline = ornament(async () => (await import('./Sparkline.tsx')).Sparkline)
const Remaining = ornament(async () => (await import('./Remaining.tsx')).Remaining)

interface SlotsProps {
  readonly place: PlaceView
  readonly room: SlotRoom | undefined
  readonly density: Density
  readonly isSquare: boolean
}

/** All that rests in a place. */
export function Slots({ place, room, density, isSquare }: SlotsProps) {
  if (room === undefined || place.slots === undefined) return null
  if (density === 'bar') {
    const isTimed =
      room.width >= REMAINING + SPARKLINE && place.slots.some(({ timer }) => timer !== undefined)
    return (
      <>
        <Bar slots={place.slots} room={barRoom(room)} />
        {hasLine(room) && (
          <Suspense>
            {isTimed && <Remaining id={place.id} slots={place.slots} room={lineRoom(room)} />}
            <Sparkline
              id={place.id}
              room={isTimed ? besideRemaining(lineRoom(room)) : lineRoom(room)}
              now={place.slots.length}
            />
          </Suspense>
        )}
        <Protagonist slots={place.slots} room={room} isSquare={isSquare} />
      </>
    )
  }
  const { shown, more, moreAt } = placeSlots(place, room, density)
  const isFull = density === 'chips' || density === 'half-chips'
  return (
    <>
      {isFull ? (
        shown.map(({ slot, id, rect }) => <Chip key={id} slot={slot} rect={rect} isSquare={isSquare} />)
      ) : (
        <Tiles shown={shown} />
      )}
      {!isFull && <Protagonist slots={place.slots} room={room} isSquare={isSquare} />}
      {moreAt !== undefined && (
        <text className={styles.mark} x={moreAt.x + moreAt.width / 2} y={moreAt.y + moreAt.height / 2 + 4}>
          +{more}
        </text>
      )}
    </>
  )
}

/** In so low a room there is the bar alone. */
const hasLine = ({ height }: Rect) => height >= 30
/** Over the bar, how it came to be so much. */
const lineRoom = ({ x, y, width }: Rect): Rect => ({ x, y: y + 2, width, height: 10 })
/** At the left of that line, how long is left to those that wait; and what the line itself has at least. */
const REMAINING = 132
const SPARKLINE = 80
const besideRemaining = ({ x, width, ...rest }: Rect): Rect => ({
  x: x + REMAINING,
  width: width - REMAINING,
  ...rest,
})
const barRoom = (room: Rect): Rect =>
  hasLine(room)
    ? { ...room, y: room.y + 16, height: room.height - 19 }
    : { ...room, y: room.y + 5, height: room.height - 10 }

interface ProtagonistProps {
  readonly slots: readonly SlotView[]
  readonly room: SlotRoom
  readonly isSquare: boolean
}

/** The message that is chosen stays at full size among the many, about where it stands in their line. */
function Protagonist({ slots, room, isSquare }: ProtagonistProps) {
  const { selection } = useContext(LookContext)
  const at = selection === undefined ? -1 : slots.findIndex(({ id }) => id === selection)
  const slot = slots[at]
  if (slot === undefined) return null
  const width = room.chip ?? CHIP.width
  const x = room.x + (room.width - width) * (1 - at / Math.max(1, slots.length - 1))
  return <Chip slot={slot} rect={{ x, y: room.y, width, height: CHIP.height }} isSquare={isSquare} />
}

interface ChipProps {
  readonly slot: SlotView
  readonly rect: Rect
  readonly isSquare: boolean
}

/** A message at full size. */
const Chip = memo(function Chip({ slot, rect, isSquare }: ChipProps) {
  const look = useLookOf()(slot)
  const { selection } = useContext(LookContext)
  const place = { transform: `translate(${rect.x}px, ${rect.y}px)` }
  if (slot.state === 'gone') {
    return (
      <g className={styles.slot} style={place} data-slot={slot.id}>
        <Stone slot={slot} width={rect.width} height={rect.height} />
      </g>
    )
  }
  return (
    <g className={classes(styles.slot, hueClass(look))} style={place} data-slot={slot.id}>
      {selection === slot.id && (
        <rect
          className={styles.chosenChip}
          x={-3}
          y={-3}
          width={rect.width + 6}
          height={rect.height + 6}
          rx={9}
        />
      )}
      <title>
        {[slot.id, slot.key === slot.id ? '' : slot.key, slot.holder].filter(Boolean).join(' · ')}
      </title>
      <ChipBody slot={slot} look={look} width={rect.width} height={rect.height} radius={isSquare ? 0 : 7} />
      <ChipWords slot={slot} width={rect.width} height={rect.height} />
      <ChipMarks slot={slot} />
    </g>
  )
}, isSameChip)

function isSameChip(one: ChipProps, other: ChipProps): boolean {
  return (
    one.isSquare === other.isSquare &&
    one.rect.x === other.rect.x &&
    one.rect.y === other.rect.y &&
    one.rect.width === other.rect.width &&
    one.rect.height === other.rect.height &&
    isSameSlot(one.slot, other.slot)
  )
}

function isSameSlot(one: SlotView, other: SlotView): boolean {
  return (
    one.id === other.id &&
    one.key === other.key &&
    one.state === other.state &&
    one.holder === other.holder &&
    one.redelivered === other.redelivered &&
    one.deadLettered === other.deadLettered &&
    one.duplicate === other.duplicate &&
    one.attempts === other.attempts &&
    one.timer?.until === other.timer?.until
  )
}

interface BodyProps {
  readonly slot: SlotView
  readonly look: KeyLook
  readonly width: number
  readonly height: number
  readonly radius: number
}

/** State is pattern and outline: hatched, dotted, double, with a ghost behind, with a cut corner. */
function ChipBody({ slot, look, width, height, radius }: BodyProps) {
  const { tab } = CHIP
  const fill = slot.state === 'claimed' ? { fill: `url(#stage-hatch-${look.hue})` } : undefined
  return (
    <>
      {slot.duplicate === true && (
        <rect className={styles.behind} x={3} y={-3} width={width} height={height} rx={radius} />
      )}
      <rect
        className={classes(styles.chip, slot.state === 'tentative' && styles.tentative)}
        style={fill}
        width={width}
        height={height}
        rx={radius}
      />
      <path className={styles.tab} d={tabPath(tab, height, radius)} />
      {slot.redelivered === true && (
        <rect
          className={styles.double}
          x={2.6}
          y={2.6}
          width={width - 5.2}
          height={height - 5.2}
          rx={Math.max(0, radius - 2.6)}
        />
      )}
      <Glyph look={look} x={tab / 2 + 0.5} y={height / 2} size={height > 20 ? 7.5 : 7} room={height} />
      {slot.deadLettered === true && <path className={styles.cut} d={`M${width - 8} 0H${width}V8Z`} />}
    </>
  )
}

/** The coloured tab on the left of a chip. */
export function tabPath(tab: number, height: number, radius: number): string {
  const r = Math.min(radius, height / 2)
  return `M${tab} 0H${r}Q0 0 0 ${r}V${height - r}Q0 ${height} ${r} ${height}H${tab}Z`
}

/** How many letters of an id a chip has room for. */
function lettersIn(width: number): number {
  return Math.floor((width - CHIP.tab - 4) / monoWidth('0', CHIP_SIZE))
}

interface WordsProps {
  readonly slot: SlotView
  readonly width: number
  readonly height: number
}

/** The id; under it who holds it, if there is room. A clock's seconds are the canvas's. */
function ChipWords({ slot, width, height }: WordsProps) {
  const x = CHIP.tab + (width - CHIP.tab) / 2
  const second = height > 20 && (slot.holder !== undefined || slot.timer !== undefined)
  const baseline = second ? 15.5 : height / 2 + 4.3
  return (
    <>
      <text className={classes(styles.id, slot.state === 'claimed' && styles.halo)} x={x} y={baseline}>
        {chipLabel(slot.id, lettersIn(width))}
      </text>
      {second && slot.timer === undefined && (
        <text className={classes(styles.holder, styles.halo)} x={x} y={30}>
          {clipText(slot.holder ?? '', width - CHIP.tab - 2, (text) => textWidth(text, CHIP_SIZE))}
        </text>
      )}
    </>
  )
}

/** A badge on the corner: that it is here twice, or how often it came back. */
function ChipMarks({ slot }: { slot: SlotView }) {
  const mark = markOf(slot)
  return (
    <>
      {mark !== undefined && (
        <g transform="translate(9 -4)">
          <rect className={styles.markBack} x={-12} y={-8.5} width={24} height={16} rx={8} />
          <text className={styles.mark} y={4}>
            {mark}
          </text>
        </g>
      )}
    </>
  )
}

/** A tombstone: lost, and here is where. */
function Stone({ slot, width, height }: WordsProps) {
  const top = Math.min(14, height / 2)
  return (
    <>
      <path
        className={styles.stone}
        d={`M1 ${height}V${top}A${width / 2 - 1} ${top} 0 0 1 ${width - 1} ${top}V${height}Z`}
      />
      <path className={styles.stoneCross} d={`M${width / 2 - 4} ${height * 0.22}l8 8m0-8l-8 8`} />
      {height > 20 && (
        <text className={styles.id} x={width / 2} y={height - 4}>
          {chipLabel(slot.id, lettersIn(width))}
        </text>
      )}
    </>
  )
}
