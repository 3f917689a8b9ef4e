import type { PlaceView } from '../../../engine/index.ts'
import { CARD } from '../forms/card.ts'
import { nameWidth, noteWidth, widthOfLines } from '../forms/form.ts'
import styles from '../Stage.module.css'
import { wordOf } from '../spoken.ts'
import { clipText, LINE_HEIGHT, SMALL_SIZE, textWidth } from '../text.ts'
import { isSquare, type PictureProps } from './look.ts'
import { classes, Facts, Health, notesNow, Sign } from './parts.tsx'
import { Slots } from './Slots.tsx'

/** A queue: a pill with its tray, the head at the mouth on the right. */
export function Queue(props: PictureProps) {
  return <Card {...props} radius={isSquare(props.place.kind) ? 2 : 14} />
}

/** The group coordinator: a shield, and the state's own word. */
export function Coordinator(props: PictureProps) {
  return <Card {...props} radius={2} sign="M0-9L8-6V0Q8 6 0 10Q-8 6-8 0V-6Z" />
}

/** Whatever has no picture of its own; a system outside of the brokers. */
export function PlainCard(props: PictureProps) {
  return <Card {...props} radius={isSquare(props.place.kind) ? 2 : 10} />
}

interface CardProps extends PictureProps {
  readonly radius: number
  /** A drawn sign before the name. */
  readonly sign?: string
}

function Card({ place, placed, density, radius, sign }: CardProps) {
  const { extent, facts, notes, slots, hasFactsBeside: isBeside = false } = placed.form
  const left = -extent.left
  const width = extent.left + extent.right
  const height = extent.top + extent.bottom
  const lines = notes.length * CARD.note + (hasStatusLine(place) ? LINE_HEIGHT : 0)
  const under = slots === undefined ? -extent.top + CARD.header + lines + (lines > 0 ? 4 : 0) : CARD.tray / 2
  return (
    <>
      <rect className={styles.shape} x={left} y={-extent.top} width={width} height={height} rx={radius} />
      <CardHead place={place} placed={placed} sign={sign} />
      {slots !== undefined && (
        <Tray left={left} width={width} isLast={isBeside || facts.length === 0} radius={radius} />
      )}
      <Slots place={place} room={slots} density={density} isSquare={isSquare(place.kind)} />
      {isBeside ? (
        <Facts
          place={place}
          lines={facts}
          x={extent.right - CARD.pad - widthOfLines(facts)}
          y={20 - extent.top}
        />
      ) : (
        <Facts place={place} lines={facts} x={left + CARD.pad} y={under + (slots === undefined ? 13 : 18)} />
      )}
      <Health place={place} x={isBeside ? left + 20 : extent.right - 18} y={isBeside ? 0 : 16 - extent.top} />
    </>
  )
}

type HeadProps = Pick<CardProps, 'place' | 'placed'> & { readonly sign: string | undefined }

function CardHead({ place, placed, sign }: HeadProps) {
  const { extent, slots } = placed.form
  const top = -extent.top
  const glyph = sign === undefined && slots === undefined ? place.glyph : undefined
  const start = -extent.left + CARD.pad + (sign === undefined && glyph === undefined ? 0 : 24)
  const room = extent.right - CARD.pad - start - nameWidth(place.name) - 12
  const isQuiet = /^(down|paused)$/.test(place.health) || /^(running|up)$/.test(wordOf(place)) || room < 24
  const spot = `translate(${start - 15} ${top + 17}) scale(.85)`
  return (
    <>
      {sign !== undefined && <path className={styles.sign} d={sign} transform={spot} />}
      {glyph !== undefined && <Sign glyph={glyph} x={start - 15} y={top + 16} />}
      <text className={styles.name} x={start} y={top + 20}>
        {place.name}
      </text>
      {hasStatusLine(place) ? (
        <text className={styles.value} x={-extent.left + CARD.pad} y={top + 39}>
          {place.status}
        </text>
      ) : (
        !isQuiet && (
          <text className={classes(styles.status, styles.end)} x={extent.right - CARD.pad} y={top + 20}>
            {clipText(place.status, room, (text) => textWidth(text, SMALL_SIZE))}
          </text>
        )
      )}
      <Notes place={place} placed={placed} />
    </>
  )
}

/** Small print under the name; what is cut is said in full on hover. */
function Notes({ place, placed }: Pick<CardProps, 'place' | 'placed'>) {
  const { extent } = placed.form
  const notes = notesNow(place, placed.form)
  const top = -extent.top + 38 + (hasStatusLine(place) ? LINE_HEIGHT : 0)
  const width = extent.left + extent.right - 2 * CARD.pad
  return notes.map((note, at) => (
    <text key={note} className={styles.note} x={-extent.left + CARD.pad} y={top + at * CARD.note}>
      <title>{note}</title>
      {clipText(note, width, noteWidth)}
    </text>
  ))
}

/** A coordinator's state is what one looks at. */
function hasStatusLine({ kind }: PlaceView): boolean {
  return kind === 'coordinator'
}

interface TrayProps {
  readonly left: number
  readonly width: number
  readonly radius: number
  readonly isLast: boolean
}

/** Where messages wait. Without facts under it, it is the foot of the card and has its corners. */
function Tray({ left, width, radius, isLast }: TrayProps) {
  const half = CARD.tray / 2
  const right = left + width
  const r = isLast ? radius : 0
  const inset = 0.75
  return (
    <>
      <path
        className={styles.tray}
        d={`M${left + inset} ${-half}H${right - inset}V${half - r}
          Q${right - inset} ${half - inset} ${right - r} ${half - inset}
          H${left + r}Q${left + inset} ${half - inset} ${left + inset} ${half - r}Z`}
      />
      <path className={styles.mouth} d={`M${right - 13} -6l6 6l-6 6`} />
    </>
  )
}
