import type { Address, Transit } from './agenda.ts'
import { schedule } from './agenda.ts'
import { NO_CAUSE, type Seq, type Tick, type Ticks } from './clock.ts'
import { type Law, LawBroken, type Turn, type Typed } from './model.ts'
import { arrivalOf, type Link, linkOf } from './network.ts'
import { evolvePhysics, type PhysicsEvent } from './physics.ts'
import type { Rng } from './rng.ts'
import type { Run } from './run.ts'
import { diceOf } from './world.ts'

/** The laws that speak of each type of event, so that an event asks only its own. */
export type LawTable<State, Event extends Typed> = Map<string, Law<State, Event>[]>

/** Under this name the table has the laws that speak of every event. */
export const EVERY_TYPE = '*'

/** One turn after another on one object: a run makes a single one and points it at the acting place. */
export class RunTurn<State, Event extends Typed, Signal extends Typed, Setup> implements Turn<Event, Signal> {
  now: Tick = 0
  cause: Seq = NO_CAUSE
  private trigger: Seq = NO_CAUSE
  private place: Address = ''
  private readonly run: Run<State, Event, Signal, Setup>

  constructor(run: Run<State, Event, Signal, Setup>) {
    this.run = run
  }

  get rng(): Rng {
    return diceOf(this.run.world, this.place)
  }

  /** The turn of a place begins, set off by `cause`. */
  begin(place: Address, tick: Tick, cause: Seq): void {
    this.place = place
    this.now = tick
    this.cause = cause
    this.trigger = cause
  }

  emit(event: Event, cause: Seq = this.trigger): Seq {
    const { run } = this
    const seq = this.append(event, cause)
    run.model.evolve(run.world.state, event, this.now, seq)
    const laws = run.laws.get(event.type) ?? run.laws.get(EVERY_TYPE)
    if (laws !== undefined && laws.length > 0) this.judge(laws, event, seq)
    return seq
  }

  /** Records a fact of the kernel itself. */
  emitPhysics(event: PhysicsEvent): Seq {
    const seq = this.append(event as unknown as Event, this.trigger)
    evolvePhysics(this.run.world.physics, event)
    return seq
  }

  send(from: Address, to: Address, signal: Signal, cause: Seq = this.trigger): void {
    const link = linkOf(this.run.world.network, from, to)
    if (link.status === 'up') this.depart(from, to, arrivalOf(link, this.now), signal, cause, link.name)
    else this.hinder(link, from, to, signal, cause)
  }

  pass(from: Address, to: Address, ticks: Ticks, signal: Signal, cause: Seq = this.trigger): void {
    this.depart(from, to, this.now + ticks, signal, cause, undefined)
  }

  /** A packet that was on its way goes again, and comes at `arrives`. */
  sendAgain({ from, to, signal, cause, link }: Transit<Signal>, arrives: Tick): void {
    this.depart(from, to, arrives, signal, cause, link)
  }

  private append(event: Event, cause: Seq): Seq {
    const { run } = this
    const seq = run.length++
    if (run.keepsTrace) {
      const { events, ticks, causes, triggers } = run.trace
      events.push(event)
      ticks.push(this.now)
      causes.push(cause)
      triggers.push(this.trigger)
    }
    this.trigger = seq
    return seq
  }

  private depart(
    from: Address,
    to: Address,
    arrives: Tick,
    signal: Signal,
    cause: Seq,
    link: string | undefined,
  ): void {
    const { world, trace, keepsTrace } = this.run
    // Written out: a spread here was a fifth of a run's profile.
    const transit: Transit<Signal> = {
      departs: this.now,
      arrives,
      order: world.nextOrder++,
      from,
      to,
      signal,
      cause,
      link,
    }
    if (keepsTrace) trace.transits.push(transit)
    schedule(world.agenda, transit)
  }

  private hinder(link: Link<Signal>, from: Address, to: Address, signal: Signal, cause: Seq): void {
    if (link.status === 'held') link.waiting.push({ from, to, signal, cause })
    else this.emitPhysics({ type: 'transit.lost', order: -1, from, to, signal: signal.type })
  }

  private judge(laws: readonly Law<State, Event>[], event: Event, seq: Seq): void {
    const { run } = this
    for (const law of laws) {
      const broken = law.check?.(run.world.state, event, this.now)
      if (broken !== undefined) throw new LawBroken(law.id, this.now, seq, run.journal.seed, broken)
    }
  }
}
