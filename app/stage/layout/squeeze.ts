import type { Point, Rect } from '../geometry.ts'
import { monoWidth, NAME_SIZE, NOTE_SIZE, textWidth } from '../text.ts'
import { type Arrangement, arrangementOf, CONTAINER, type Placed, type Sketch } from './arrangement.ts'

type Axis = 'x' | 'y'
type Points = ReadonlyMap<string, Point>

/** Between any two places; and what a wire needs between them: its head and a bend. */
export const AIR = 8
const WIRED_AIR = 40
const WIRED_AIR_DOWN = 26
/** A ribbon bears its member's name, which may cover neither end. */
const RIBBON_AIR = 48
/** A wire comes in there from elsewhere: it runs up to the place with its head, past what stands before it. */
const FED_AIR = 32
/** What a label needs beside itself: its frame, and the head of the wire. */
const LABEL_AIR = 32
/** Rows and columns between which nothing stands keep this part of their distance: the author's order is seen. */
const GAP_KEPT = 0.5
/** What sums of parts of px may lose. */
const ROUNDING = 0.5
/** Distances give way by so much at a time. */
const STEP = 0.05

/** Down first, to know at which scale it will be seen: so much wider may it be; then down again. */
export function squeezedInto(sketch: Sketch, points: Points, room: Room): Points {
  const first = arrangementOf(sketch, squeezed(sketch, points, 'y', room.height / room.scale)).bounds
  const scale = Math.min(room.scale, Math.max(room.least, room.height / first.height))
  const across = squeezed(sketch, points, 'x', room.width / scale)
  return squeezed(sketch, across, 'y', room.height / room.scale)
}

/** A window, how large things are to be seen there, and how small they may be at the least. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly least: number
}

/**
 * Distances that are as small as it takes to fit a room, and no smaller than wires and names allow. Rows stay rows
 * and columns stay columns, each gap gives what it has to spare: one narrow gap does not keep the others wide.
 */
function squeezed(sketch: Sketch, points: Points, axis: Axis, room: number): Points {
  const whole = arrangementOf(sketch, points)
  const side = axis === 'x' ? 'width' : 'height'
  if (whole.bounds[side] <= room) return points
  const tight = tightened(sketch, whole, axis)
  for (let part = STEP; part < 1; part += STEP) {
    const next = blended(points, tight, axis, part)
    if (arrangementOf(sketch, next).bounds[side] <= room) return next
  }
  return blended(points, tight, axis, 1)
}

/** Part of the way from one to the other: what neither lets touch, no mixture lets touch. */
function blended(points: Points, tight: ReadonlyMap<number, number>, axis: Axis, part: number): Points {
  return new Map(
    [...points].map(([id, point]) => {
      const own = point[axis]
      return [id, { ...point, [axis]: own + ((tight.get(own) ?? own) - own) * part }]
    }),
  )
}

/** Where each row, or each column, would stand at the nearest. */
function tightened(sketch: Sketch, whole: Arrangement, axis: Axis): ReadonlyMap<number, number> {
  const wired = wiredPairs(sketch, whole)
  const fed = new Set(sketch.wires.filter(({ style }) => style === 'data').map(({ to }) => to))
  const places = [...whole.places.values()].filter(({ isContainer }) => !isContainer)
  const levels = [...new Set(places.map(({ at }) => at[axis]))].sort((one, other) => one - other)
  const tight = new Map<number, number>()
  let before: number | undefined
  for (const level of levels) {
    let least = before === undefined ? level : nearest(tight, before, (level - before) * GAP_KEPT)
    for (const other of places.filter(({ at }) => at[axis] === level)) {
      for (const one of places.filter(({ at }) => at[axis] < level)) {
        const needed = distanceOf(one, other, whole, axis, { wired, fed })
        if (needed === undefined) continue
        least = Math.max(least, nearest(tight, one.at[axis], Math.min(needed, level - one.at[axis])))
      }
    }
    tight.set(level, least)
    before = level
  }
  return tight
}

function nearest(tight: ReadonlyMap<number, number>, level: number, needed: number): number {
  return (tight.get(level) ?? level) + needed
}

/** How far the second place has to stand from the first; undefined if they can pass each other. */
function distanceOf(
  one: Placed,
  other: Placed,
  { places }: Arrangement,
  axis: Axis,
  { wired, fed }: { readonly wired: ReadonlyMap<string, number>; readonly fed: ReadonlySet<string> },
): number | undefined {
  const [outer, round] = [shellOf(one, other, places), shellOf(other, one, places)]
  if (!doMeet(outer.box, round.box, axis === 'x' ? 'y' : 'x')) return undefined
  const after = endOf(one.box, axis) - one.at[axis] + outer.levels * CONTAINER.pad
  const edge = axis === 'x' ? CONTAINER.pad : CONTAINER.title
  const ahead = other.at[axis] - other.box[axis] + round.levels * edge
  const pair = wired.get(pairOf(one.id, other.id))
  const air =
    axis === 'x' ? (pair ?? (fed.has(other.id) ? FED_AIR : AIR)) : pair === undefined ? AIR : WIRED_AIR_DOWN
  return after + air + ahead + ROUNDING
}

/** A place, or the outermost container that it is in and the other is not. */
function shellOf(place: Placed, other: Placed, places: Arrangement['places']): { box: Rect; levels: number } {
  const around = new Set(outside(other, places).map(({ id }) => id))
  const own = outside(place, places).filter(({ id }) => !around.has(id))
  return { box: own.at(-1)?.box ?? place.box, levels: own.length }
}

/** The containers that a place is in, from the innermost. */
export function outside({ within }: Placed, places: Arrangement['places']): readonly Placed[] {
  const container = within === undefined ? undefined : places.get(within)
  return container === undefined ? [] : [container, ...outside(container, places)]
}

function endOf({ x, y, width, height }: Rect, axis: Axis): number {
  return axis === 'x' ? x + width : y + height
}

function doMeet(one: Rect, other: Rect, axis: Axis): boolean {
  return one[axis] < endOf(other, axis) + AIR && other[axis] < endOf(one, axis) + AIR
}

/** The places that a wire joins, whichever way, and the room that it needs: with its words, if it has that much now. */
function wiredPairs({ leaves, wires }: Sketch, { places }: Arrangement): ReadonlyMap<string, number> {
  const wired = new Map<string, number>()
  const names = new Map(leaves.map(({ place }) => [place.id, place.name]))
  for (const { from, to, style, label = '' } of wires) {
    const [one, other] = [places.get(from)?.box, places.get(to)?.box]
    if (one === undefined || other === undefined) continue
    const gap = Math.max(other.x - one.x - one.width, one.x - other.x - other.width)
    const words = label === '' ? 0 : monoWidth(label, NOTE_SIZE) + LABEL_AIR
    const needed = style === 'ownership' ? RIBBON_AIR + textWidth(names.get(to) ?? '', NAME_SIZE) : words
    const pair = pairOf(from, to)
    wired.set(pair, Math.max(WIRED_AIR, wired.get(pair) ?? 0, needed <= gap ? needed : 0))
  }
  return wired
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}
