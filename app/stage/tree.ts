import type { PlaceView, Scene } from '../../engine/index.ts'
import { kindOf } from './forms/index.ts'
import type { StageWords } from './props.ts'

/** Places in reading order: along the way of a message, each container before what is in it. */
export function inReadingOrder(places: readonly PlaceView[]): readonly PlaceView[] {
  const rows = new Map(places.map((place, row) => [place.id, row]))
  const byWay = (one: PlaceView, other: PlaceView) =>
    kindOf(one.kind).column - kindOf(other.kind).column ||
    (rows.get(one.id) as number) - (rows.get(other.id) as number)
  const inside = (id: string | undefined): PlaceView[] =>
    places
      .filter(
        ({ within }) => within === id || (id === undefined && within !== undefined && !rows.has(within)),
      )
      .sort(byWay)
      .flatMap((place) => [place, ...inside(place.id)])
  return inside(undefined)
}

/** A place in words: "Queue main.q: Ready 2, Unacked 0. Configured to retry.ex." */
export function fullNameOf(place: PlaceView, scene: Scene, words: StageWords): string {
  const names = new Map(scene.places.map(({ id, name }) => [id, name]))
  const kind = words.kinds[place.kind] ?? place.kind
  const states = [
    place.status,
    place.health === 'ghost' ? words.unnoticed : '',
    place.window === undefined ? '' : `${place.window.used}/${place.window.size ?? '∞'}`,
    ...place.facts.map(({ label, value }) => `${label} ${value}`.trim()),
    ...(place.notes ?? []),
  ]
  const wires = scene.wires
    .filter(({ from }) => from === place.id)
    .map(({ style, to, label, status }) => {
      const name = names.get(to) ?? to
      return status === 'cut' ? words.cut(name) : words.wire(style, name, label)
    })
  const what = states.filter((state) => state !== '').join(', ')
  const distinct = [...new Set(wires)]
  const where =
    distinct.length > WIRES_SAID
      ? [...distinct.slice(0, WIRES_SAID), words.more(distinct.length - WIRES_SAID)]
      : distinct
  return [`${kind} ${place.name}${what === '' ? '' : `: ${what}`}`, ...where].join('. ')
}

const WIRES_SAID = 4

/** Where an arrow key leads: along a wire to the right or left, to the neighbour up or down. */
export function neighbourOf(
  id: string,
  key: string,
  scene: Scene,
  order: readonly PlaceView[],
): string | undefined {
  const row = order.findIndex((place) => place.id === id)
  if (key === 'ArrowDown') return order[Math.min(order.length - 1, row + 1)]?.id
  if (key === 'ArrowUp') return order[Math.max(0, row - 1)]?.id
  if (key === 'Home') return order[0]?.id
  if (key === 'End') return order.at(-1)?.id
  const known = new Set(order.map((place) => place.id))
  for (const style of ['data', 'ownership', 'configuration', 'control'] as const) {
    for (const { from, to, style: own } of scene.wires) {
      if (own !== style) continue
      if (key === 'ArrowRight' && from === id && known.has(to)) return to
      if (key === 'ArrowLeft' && to === id && known.has(from)) return from
    }
  }
  return undefined
}
