import type { FactView, PlaceView, Scene, WireView } from '../../engine/index.ts'
import { isEqual } from './equal.ts'
import { wireId } from './wires/wiring.ts'

/**
 * What scenes have shown so far, each place at its largest: so a clock that stops, a number that grows or a
 * place that is not there yet does not move its neighbours.
 */
export class SceneMemory {
  #scene: Scene = { places: [], wires: [] }
  readonly #ranks = new Map<string, number>()
  #cast: Scene | undefined

  /** Learns the cast of a run once, and of a scene what the cast did not have. */
  prepare(cast: Scene | undefined, scene: Scene): Scene {
    if (cast !== undefined && cast !== this.#cast) this.learn(cast)
    this.#cast = cast
    return cast !== undefined && this.covers(scene) ? this.#scene : this.learn(scene)
  }

  /** The scene to lay out: the same object as long as nothing asks for more room. */
  learn(scene: Scene): Scene {
    const known = new Map(this.#scene.places.map((place) => [place.id, place]))
    const here = scene.places.map((place) => grown(known.get(place.id), place))
    const ids = new Set(here.map(({ id }) => id))
    const places = [...here, ...this.#scene.places.filter(({ id }) => !ids.has(id))]
    for (const { id } of places) if (!this.#ranks.has(id)) this.#ranks.set(id, this.#ranks.size)
    places.sort((one, other) => this.rankOf(one.id) - this.rankOf(other.id))
    const wires = mergedWires(this.#scene.wires, scene.wires, new Set(places.map(({ id }) => id)))
    const next = { places, wires }
    if (!isEqual(next, this.#scene)) this.#scene = next
    return this.#scene
  }

  /** Whether every place has as many lines as are needed: digits may still grow within them. */
  private covers({ places }: Scene): boolean {
    return places.every((place) => {
      const known = this.#scene.places[this.rankOf(place.id)]
      return (
        known?.id === place.id &&
        place.facts.every(({ label }) => known.facts.some((fact) => fact.label === label)) &&
        isNoMore(place.timers, known.timers) &&
        isNoMore(place.notes, known.notes) &&
        isNoMore(place.ruler?.markers, known.ruler?.markers)
      )
    })
  }

  /** Places stay in the order in which they were first seen. */
  private rankOf(id: string): number {
    return this.#ranks.get(id) ?? -1
  }
}

function isNoMore(now: readonly unknown[] | undefined, known: readonly unknown[] | undefined): boolean {
  return (now?.length ?? 0) <= (known?.length ?? 0)
}

/** A place with what it needs room for, and nothing of what it holds. */
function grown(known: PlaceView | undefined, place: PlaceView): PlaceView {
  const timers = longer(known?.timers, place.timers)
  const ruler = longerRuler(known?.ruler, place.ruler)
  const notes = longer(known?.notes, place.notes)
  const hasSlots = known?.slots !== undefined || place.slots !== undefined
  const window = place.window ?? known?.window
  return {
    id: place.id,
    kind: place.kind,
    name: place.name,
    address: place.address,
    status: widest(known?.status, place.status),
    health: 'well',
    facts: mergedFacts(known?.facts ?? [], place.facts),
    actions: [],
    ...(place.within !== undefined && { within: place.within }),
    ...(place.glyph !== undefined && { glyph: place.glyph }),
    ...(notes !== undefined && { notes }),
    ...(hasSlots && { slots: [] }),
    ...(window !== undefined && { window: { ...window, used: 0 } }),
    ...(timers !== undefined && { timers: timers.map(({ label }) => ({ label, from: 0, until: 0 })) }),
    ...(ruler !== undefined && { ruler }),
  }
}

function longer<T>(known: readonly T[] | undefined, now: readonly T[] | undefined): readonly T[] | undefined {
  if (known === undefined || now === undefined) return known ?? now
  return now.length > known.length ? now : known
}

function longerRuler(known: PlaceView['ruler'], now: PlaceView['ruler']): PlaceView['ruler'] {
  const most = now === undefined || (known?.markers.length ?? -1) >= now.markers.length ? known : now
  return most === undefined
    ? undefined
    : { start: 0, end: 0, markers: most.markers.map((marker) => ({ ...marker, at: 0 })) }
}

function widest(known: string | undefined, now: string): string {
  return known !== undefined && known.length >= now.length ? known : now
}

/** Facts that were seen stay, with their longest value; new ones come after. */
function mergedFacts(known: readonly FactView[], now: readonly FactView[]): FactView[] {
  const merged = now.map(({ label, value }) => {
    const before = known.find((fact) => fact.label === label)?.value
    return { label, value: roomier(before, value) }
  })
  const gone = known.filter(({ label }) => !merged.some((fact) => fact.label === label))
  return [...merged, ...gone]
}

function roomier(known: FactView['value'] | undefined, now: FactView['value']): FactView['value'] {
  if (typeof now === 'number') {
    const most = Math.max(Math.abs(now), typeof known === 'number' ? known : 0)
    // Only how many digits it has matters: so a number that grows asks for more room ten times less often.
    return 10 ** `${Math.trunc(most)}`.length - 1
  }
  return typeof known === 'string' && known.length >= now.length ? known : now
}

/** For the gaps between columns: a ribbon that was dealt anew needs the room of the old one again. */
function mergedWires(
  known: readonly WireView[],
  now: readonly WireView[],
  ids: ReadonlySet<string>,
): WireView[] {
  const merged = new Map<string, WireView>()
  for (const { from, to, style, label } of [...known, ...now]) {
    if (!ids.has(from) || !ids.has(to)) continue
    const wire = { from, to, style, ...(label !== undefined && { label }) }
    merged.set(`${wireId(wire)} ${label ?? ''}`, wire)
  }
  return [...merged.values()]
}
