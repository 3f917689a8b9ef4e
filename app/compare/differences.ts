import type { LineView, PlaceView, Scene, Seq } from '../../engine/index.ts'
import { divergenceOf } from '../playback/branches.ts'
import type { Telling } from '../playback/telling.ts'

/** What stands in one of two worlds and not, or otherwise, in the other. */
export interface Difference {
  readonly place: string
  readonly label: string
  readonly left: string
  readonly right: string
}

/** The facts of places that both worlds have, where they are not the same. */
export function differencesOf(left: Scene, right: Scene): Difference[] {
  const others = new Map(right.places.map((place) => [place.id, place]))
  return left.places.flatMap((place) => {
    const other = others.get(place.id)
    return other === undefined ? [] : differencesIn(place, other)
  })
}

function differencesIn({ name, status, facts }: PlaceView, other: PlaceView): Difference[] {
  const rows: Difference[] = []
  if (status !== other.status) rows.push({ place: name, label: '', left: status, right: other.status })
  for (const { label, value } of facts) {
    const there = other.facts.find((fact) => fact.label === label)?.value
    if (there !== undefined && there !== value) {
      rows.push({ place: name, label, left: `${value}`, right: `${there}` })
    }
  }
  return rows
}

/** Where two runs of one scenario part. */
export interface Parting {
  /** The first event that differs, and its tick on either side: undefined where the other run is over. */
  readonly seq: Seq
  readonly tick: number
  /** The first message that goes another way, as each side tells it. */
  readonly left: Told | undefined
  readonly right: Told | undefined
}

interface Told {
  readonly seq: Seq
  readonly tick: number
  readonly line: LineView
}

/** Where two runs part; undefined when they are the same. */
export function partingOf(left: Telling, right: Telling): Parting | undefined {
  const seq = divergenceOf(left.trace, right.trace)
  if (seq === undefined) return undefined
  const [ofLeft, ofRight] = [messagesFrom(left, seq), messagesFrom(right, seq)]
  let row = 0
  while (row < ofLeft.length && sayOf(ofLeft[row]) === sayOf(ofRight[row])) row++
  const tick = Math.min(left.trace.ticks.get(seq) ?? left.until, right.trace.ticks.get(seq) ?? right.until)
  return { seq, tick, left: ofLeft[row], right: ofRight[row] }
}

function messagesFrom({ survey, trace }: Telling, from: Seq): Told[] {
  const told: Told[] = []
  for (let seq = from; seq < survey.lines.length; seq++) {
    const line = survey.lines[seq]
    if (line?.kind === 'message') told.push({ seq, tick: trace.ticks.get(seq) ?? 0, line })
  }
  return told
}

function sayOf(told: Told | undefined): string | undefined {
  return told === undefined ? undefined : `${told.line.actor} ${told.line.text}`
}

/** The same role in the other world: the first producer for the first, the second worker for the second. */
export function counterpartOf(place: PlaceView, from: Scene, to: Scene): PlaceView | undefined {
  const same = to.places.find(({ id }) => id === place.id)
  if (same !== undefined) return same
  const ofRole = ({ places }: Scene) => places.filter(({ kind }) => roleOf(kind) === roleOf(place.kind))
  const row = ofRole(from).findIndex(({ id }) => id === place.id)
  return ofRole(to)[row]
}

function roleOf(kind: string): string {
  return kind === 'member' ? 'consumer' : kind
}
