import type { PlaceView, Scene, SlotView, TimerView } from '../../../engine/index.ts'
import type { Curtain, Level, Past, Span, TimerSpan } from './past.ts'

/** More messages than this in one hand are not told apart. */
const HELD_MAX = 400

interface OpenTimer extends TimerView {
  readonly lane: string
  readonly key: string | undefined
  readonly since: number
}

interface OpenCurtain {
  readonly since: number
  readonly sinceTick: number
  readonly before: string
  readonly members: Set<string>
  silence: number
}

/**
 * Reads what lasts off one scene after another: clocks, what is in somebody's hands, how much waits, and groups
 * that are being dealt anew. It knows no rule: a clock that is there runs, and one that is gone was stopped.
 */
export class BandReader {
  private readonly timers: TimerSpan[] = []
  private readonly held: Span[] = []
  private readonly curtains: Curtain[] = []
  private readonly levels = new Map<string, Level[]>()
  private readonly openTimers = new Map<string, OpenTimer>()
  private readonly openHeld = new Map<string, Omit<Span, 'to'>>()
  private readonly openCurtains = new Map<string, OpenCurtain>()
  private before: { readonly tick: number; readonly unowned: number } = { tick: 0, unowned: 0 }
  private readonly readingAtTick: (tick: number) => number
  private readonly isWork: (label: string) => boolean

  constructor(readingAtTick: (tick: number) => number, isWork: (label: string) => boolean = () => false) {
    this.readingAtTick = readingAtTick
    this.isWork = isWork
  }

  /** The next scene, and from which moment on it is like that. */
  visit(scene: Scene, reading: number, tick: number): void {
    this.visitTimers(scene, reading)
    this.visitHeld(scene, reading)
    this.visitCurtains(scene, reading, tick)
    for (const place of scene.places) this.visitLevel(place, reading)
  }

  /** Everything that was read, with what lasts to the end closed there. */
  close(reading: number): Past {
    for (const timer of this.openTimers.values()) this.closeTimer(timer, reading)
    for (const span of this.openHeld.values()) this.held.push({ ...span, to: reading })
    for (const [lane, curtain] of this.openCurtains) this.closeCurtain(lane, curtain, curtain.before, reading)
    this.openTimers.clear()
    this.openHeld.clear()
    this.openCurtains.clear()
    const { timers, held, curtains, levels } = this
    return { timers, held, curtains, levels }
  }

  private visitTimers({ places }: Scene, reading: number): void {
    const now = new Map<string, OpenTimer>()
    const note = (lane: string, id: string, timer: TimerView, key?: string) =>
      now.set(`${lane} ${id} ${timer.label}`, { ...timer, lane, key, since: reading })
    for (const { id, timers = [], slots = [] } of places) {
      for (const timer of timers) if (!this.isWork(timer.label)) note(id, '', timer)
      for (const slot of slots) if (slot.timer !== undefined) note(id, slot.id, slot.timer, slot.key)
    }
    for (const [name, timer] of this.openTimers) {
      const next = now.get(name)
      if (next?.from === timer.from && next.until === timer.until) continue
      this.closeTimer(timer, reading)
      this.openTimers.delete(name)
    }
    for (const [name, timer] of now) if (!this.openTimers.has(name)) this.openTimers.set(name, timer)
  }

  private closeTimer({ lane, label, key, since, from, until }: OpenTimer, reading: number): void {
    const start = Math.min(since, this.readingAtTick(from))
    const to = Math.min(reading, this.readingAtTick(until))
    if (to > start) this.timers.push({ lane, label, key, from: start, to, wound: from, due: until })
  }

  private visitHeld({ places }: Scene, reading: number): void {
    const named = new Map(places.map(({ id, name }) => [name, id]))
    const now = new Map<string, Omit<Span, 'to'>>()
    for (const place of places) {
      for (const slot of place.slots ?? []) {
        if (slot.state !== 'claimed' || now.size >= HELD_MAX) continue
        const lane = named.get(slot.holder ?? '') ?? place.id
        now.set(`${place.id} ${slot.holder} ${slot.id}`, heldBy(lane, slot, reading))
      }
    }
    for (const [name, span] of this.openHeld) {
      if (now.has(name)) continue
      this.held.push({ ...span, to: reading })
      this.openHeld.delete(name)
    }
    for (const [name, span] of now) if (!this.openHeld.has(name)) this.openHeld.set(name, span)
  }

  private visitLevel({ id, slots, ruler }: PlaceView, reading: number): void {
    if (slots === undefined && ruler === undefined) return
    const { ready, claimed } = ruler === undefined ? countOf(slots ?? []) : lagOf(ruler)
    const steps = this.levels.get(id) ?? []
    this.levels.set(id, steps)
    const last = steps.at(-1)
    if (last?.ready === ready && last.claimed === claimed) return
    if (last?.reading === reading) steps.pop()
    steps.push({ reading, ready, claimed })
  }

  private visitCurtains({ places, wires }: Scene, reading: number, tick: number): void {
    const passed = (tick - this.before.tick) * this.before.unowned
    for (const { id, kind, health, facts } of places) {
      if (kind !== 'coordinator') continue
      const open = this.openCurtains.get(id)
      const round = `${facts[0]?.value ?? ''}`
      if (open !== undefined) open.silence += passed
      if (health === 'busy') {
        const curtain = open ?? {
          since: reading,
          sinceTick: tick,
          before: round,
          members: new Set(),
          silence: 0,
        }
        for (const { from, to } of wires) if (to === id) curtain.members.add(from)
        this.openCurtains.set(id, curtain)
      } else if (open !== undefined) {
        this.closeCurtain(id, open, round, reading)
        this.openCurtains.delete(id)
      }
    }
    const owned = new Set(wires.filter(({ style }) => style === 'ownership').map(({ from }) => from))
    const unowned = places.filter(({ id, ruler }) => ruler !== undefined && !owned.has(id)).length
    this.before = { tick, unowned }
  }

  private closeCurtain(lane: string, open: OpenCurtain, after: string, to: number): void {
    const { since, before, members, silence } = open
    if (to > since) {
      this.curtains.push({ lane, members: [...members], from: since, to, before, after, silence })
    }
  }
}

function heldBy(lane: string, { id, key }: SlotView, reading: number): Omit<Span, 'to'> {
  return { lane, label: id, key, from: reading }
}

function countOf(slots: readonly SlotView[]): Omit<Level, 'reading'> {
  let [ready, claimed] = [0, 0]
  for (const { state } of slots) {
    if (state === 'claimed') claimed++
    else if (state !== 'gone' && state !== 'control') ready++
  }
  return { ready, claimed }
}

/** How far the slowest group is behind; a log that nobody commits in has none. */
function lagOf({ end, markers }: NonNullable<PlaceView['ruler']>): Omit<Level, 'reading'> {
  const committed = markers.filter(({ kind }) => kind === 'committed').map(({ at }) => at)
  return { ready: committed.length === 0 ? 0 : end - Math.min(...committed), claimed: 0 }
}
