import type { PlaceView } from '../../../engine/index.ts'
import { CONSUMER, EXCHANGE, MEMBER_RING, PRODUCER, WINDOW, windowInside } from '../forms/shapes.ts'
import type { Rect } from '../geometry.ts'
import styles from '../Stage.module.css'
import { wordOf } from '../spoken.ts'
import type { PictureProps } from './look.ts'
import { Caption, classes, Health, Sign } from './parts.tsx'
import { Slots } from './Slots.tsx'

/** A pentagon that points to where messages go; a bar on its mouth when it is blocked. */
export function Producer({ place, placed, density }: PictureProps) {
  const { x, y } = PRODUCER
  const isBlocked = /block/i.test(wordOf(place))
  return (
    <>
      <path className={styles.shape} d={`M${-x} ${-y}H${x - 18}L${x} 0L${x - 18} ${y}H${-x}Z`} />
      <path className={styles.sign} d="M-12-6H2M-12 0H8M-12 6H2" opacity={0.45} />
      {isBlocked && <path className={styles.halt} d={`M${x + 5} ${-y + 4}V${y - 4}`} />}
      <Slots place={place} room={placed.form.slots} density={density} isSquare={false} />
      <Health place={place} x={-4} y={0} />
      <Caption place={place} form={placed.form} />
    </>
  )
}

/** A diamond with the sign of its type; dotted if it is the default one. */
export function Exchange({ place, placed, density }: PictureProps) {
  const r = EXCHANGE
  const isDefault = place.glyph === '∅' || place.name === ''
  return (
    <>
      <path
        className={styles.shape}
        strokeDasharray={isDefault ? '2 3' : undefined}
        d={`M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`}
      />
      <Sign glyph={place.glyph ?? ''} />
      <Slots place={place} room={placed.form.slots} density={density} isSquare={false} />
      <Health place={place} x={0} y={0} />
      <Caption place={place} form={placed.form} />
    </>
  )
}

/** A circle in which the canvas shows work, and its prefetch window towards the queue. */
export function Consumer({ place, placed, density }: PictureProps) {
  return (
    <>
      <Hands place={place} room={placed.form.slots} />
      <circle className={styles.shape} r={CONSUMER} />
      <Window place={place} right={-CONSUMER - WINDOW.space} held={placed.form.slots} />
      <Slots place={place} room={placed.form.slots} density={density} isSquare={false} />
      <Health place={place} x={0} y={0} />
      <Caption place={place} form={placed.form} />
    </>
  )
}

/** A member of a group: a consumer with a ring round it for its session and its poll. */
export function Member({ place, placed, density }: PictureProps) {
  return (
    <>
      <circle className={classes(styles.shape, styles.member)} r={CONSUMER} />
      <Window place={place} right={-CONSUMER - MEMBER_RING - WINDOW.space} held={placed.form.slots} />
      <Slots place={place} room={placed.form.slots} density={density} isSquare />
      <Health place={place} x={0} y={0} />
      <Caption place={place} form={placed.form} />
    </>
  )
}

/** What is pushed to it without a window lies here: the wire ends at this, not in the air before it. */
function Hands({ place, room }: { readonly place: PlaceView; readonly room: Rect | undefined }) {
  if (room === undefined || place.window !== undefined) return null
  const [width, height] = [-CONSUMER - room.x, room.height + 6]
  return <rect className={styles.hands} x={room.x} y={room.y - 3} {...{ width, height }} rx={9} />
}

interface WindowProps {
  readonly place: PlaceView
  readonly right: number
  readonly held: { readonly width: number } | undefined
}

/** Brackets with a seat for each message that may be unacknowledged; closed and bold when all are taken. */
function Window({ place, right, held }: WindowProps) {
  const { window } = place
  if (window === undefined) return null
  const inside = held === undefined ? windowInside(window) : held.width + 4
  const isFull = window.size !== undefined && window.used >= window.size
  const { bracket, height } = WINDOW
  const half = height / 2
  const left = right - inside - 2 * bracket
  const isOpen = window.size === undefined
  return (
    <>
      <path
        className={classes(styles.bracket, isFull && styles.seatFull)}
        d={`M${left + 5} ${-half}H${left}V${half}h5`}
      />
      {!isOpen && (
        <path
          className={classes(styles.bracket, isFull && styles.seatFull)}
          d={`M${right - 5} ${-half}H${right}V${half}h-5`}
        />
      )}
      {held === undefined && <Seats window={window} left={left + bracket} inside={inside} />}
    </>
  )
}

interface SeatsProps {
  readonly window: NonNullable<PlaceView['window']>
  readonly left: number
  readonly inside: number
}

function Seats({ window: { used, size }, left, inside }: SeatsProps) {
  const { seat, gap, seatsMax } = WINDOW
  if (size === undefined || size > seatsMax) {
    return (
      <text className={classes(styles.value, styles.middle)} x={left + inside / 2} y={4.5}>
        {size === undefined ? used : `${used}/${size}`}
      </text>
    )
  }
  return Array.from({ length: size }, (_, at) => (
    <rect
      // biome-ignore lint/suspicious/noArrayIndexKey: a seat is nothing but its number.
      key={at}
      className={at >= size - used ? styles.seatTaken : styles.seat}
      x={left + 2 + at * (seat + gap)}
      y={-9}
      width={seat}
      height={18}
      rx={2}
    />
  ))
}
