import type { Address } from './agenda.ts'
import type { Ticks } from './clock.ts'
import type { LinkStatus } from './network.ts'

/** Where orders to the kernel go: what may happen to any machine and any cable, whatever runs on them. */
export const PHYSICS: Address = 'physics'

/** What a person or a scenario may do to cables and processes. Each is a command to `PHYSICS`. */
export type PhysicsSignal =
  /** The cable is cut: what is on it is lost, and so is what is sent until it is restored. */
  | { readonly type: 'link.cut'; readonly between: readonly [Address, Address] }
  /** Packets are kept (TCP retransmits) until the link is restored, then they go, in order. */
  | { readonly type: 'link.hold'; readonly between: readonly [Address, Address] }
  | { readonly type: 'link.restore'; readonly between: readonly [Address, Address] }
  /** From now on a packet takes exactly `ticks`. */
  | { readonly type: 'link.delay'; readonly between: readonly [Address, Address]; readonly ticks: Ticks }
  /** The next packet this way is lost: TCP sends it again after `ticks`, and what is behind it waits. */
  | { readonly type: 'link.drop'; readonly from: Address; readonly to: Address; readonly ticks: Ticks }
  /**
   * This very packet, named by its row among the transits, is lost on its way: TCP sends it again after `ticks`
   * (RFC 6298), and what is behind it on the link waits for it. Of a packet that is not on its way, nothing.
   */
  | { readonly type: 'packet.drop'; readonly order: number; readonly ticks: Ticks }
  /** The process stops as a whole (GC pause, SIGSTOP): what reaches it waits until it resumes. */
  | { readonly type: 'process.freeze'; readonly place: Address }
  | { readonly type: 'process.resume'; readonly place: Address }

/** What became of them: facts of the kernel in the trace. */
export type PhysicsEvent =
  | { readonly type: 'link.cut'; readonly between: readonly [Address, Address] }
  | { readonly type: 'link.held'; readonly between: readonly [Address, Address] }
  | { readonly type: 'link.restored'; readonly between: readonly [Address, Address] }
  | { readonly type: 'link.delayed'; readonly between: readonly [Address, Address]; readonly ticks: Ticks }
  | { readonly type: 'link.dropping'; readonly from: Address; readonly to: Address; readonly ticks: Ticks }
  /** A packet was lost and is sent again; it and those behind it (rows among the transits) did not arrive as such. */
  | {
      readonly type: 'transit.dropped'
      readonly order: number
      readonly behind: readonly number[]
      readonly from: Address
      readonly to: Address
      readonly signal: string
      readonly ticks: Ticks
    }
  | { readonly type: 'process.frozen'; readonly place: Address }
  | { readonly type: 'process.resumed'; readonly place: Address }
  /** A packet was lost on a cut link; `order` is its row among the transits, or -1 if it never departed. */
  | {
      readonly type: 'transit.lost'
      readonly order: number
      readonly from: Address
      readonly to: Address
      readonly signal: string
    }

/** What can be known of cables and processes from the trace alone: the page folds it too. */
export interface Physics {
  /** Links that are not simply up, by `one>other` in the order that the command named them. */
  readonly links: Map<string, LinkStatus>
  readonly frozen: Set<Address>
  lost: number
}

/** Everything runs. */
export function createPhysics(): Physics {
  return { links: new Map(), frozen: new Set(), lost: 0 }
}

/** A copy that shares nothing. */
export function copyPhysics(physics: Physics): Physics {
  return { links: new Map(physics.links), frozen: new Set(physics.frozen), lost: physics.lost }
}

/** The types of the kernel's own facts. */
export const PHYSICS_EVENTS: ReadonlySet<string> = new Set<PhysicsEvent['type']>([
  'link.cut',
  'link.held',
  'link.restored',
  'link.delayed',
  'link.dropping',
  'transit.dropped',
  'process.frozen',
  'process.resumed',
  'transit.lost',
])

/** Whether a fact is the kernel's own. */
export function isPhysicsEvent(event: { readonly type: string }): event is PhysicsEvent {
  return PHYSICS_EVENTS.has(event.type)
}

/** Folds one fact of the kernel. */
export function evolvePhysics(physics: Physics, event: PhysicsEvent): void {
  switch (event.type) {
    case 'link.cut':
      physics.links.set(nameOf(event.between), 'cut')
      return
    case 'link.held':
      physics.links.set(nameOf(event.between), 'held')
      return
    case 'link.restored':
      physics.links.delete(nameOf(event.between))
      return
    case 'link.delayed':
    case 'link.dropping':
    case 'transit.dropped':
      return
    case 'process.frozen':
      physics.frozen.add(event.place)
      return
    case 'process.resumed':
      physics.frozen.delete(event.place)
      return
    case 'transit.lost':
      physics.lost++
  }
}

/** The name of a link whichever way it is said. */
export function nameOf(between: readonly [Address, Address]): string {
  const [one, other] = between
  return one < other ? `${one}>${other}` : `${other}>${one}`
}
