import type { Seq, Tick } from '../../kernel/clock.ts'

/**
 * Where every message is, read off the facts: what promises about loss and place are made of. A message on
 * the wire is where it left until it arrives. A message is known by what its body says it is, since a resent or
 * dead-lettered one has another number at the broker; each of its copies is followed by itself.
 */
export interface Whereabouts {
  tick: Tick
  readonly messages: Map<string, Trail>
  /** Which message a copy is of, by the copy's id. */
  readonly names: Map<string, string>
  /** Messages that something happened to in this tick: they are judged at its end. */
  readonly touched: Set<string>
  /** Publications that a consumer made of a delivery: its acknowledgement moves, it does not end. */
  readonly moved: Set<number>
  /** Publications that a crash of their broker does not survive. */
  readonly transient: Set<number>
  readonly gone: Set<string>
  /** The connection that an application writes into. */
  readonly wires: Map<string, string>
  /** Connections on which the broker answers publications: who has no answer still has the message. */
  readonly answered: Set<string>
  /** Connections that the broker has no more, though who writes into them may not know it yet. */
  readonly ended: Set<string>
  readonly queues: Map<
    string,
    { readonly durable: boolean; readonly survives: boolean; readonly node: string }
  >
}

/** One copy of a message. `limbo`: between two places, for less than a tick. */
export interface Copy {
  state: 'outbox' | 'sent' | 'limbo' | 'ready' | 'held' | 'auto' | 'kept' | 'returned'
  readonly place: string
  readonly message: number
  /** What it was written into, when it was sent. */
  readonly connection?: string
}

/** What is known of a message as a whole. */
export interface Trail {
  /** The fact by which it came into the world. */
  readonly born: Seq
  readonly copies: Map<string, Copy>
  processed: boolean
  /** It has had an effect in some system, whatever became of the work. */
  effective: boolean
  /** The last fact that took a copy away for good, without its being processed. */
  lost: Seq | undefined
  seq: Seq
}

/** Nothing is known yet. */
export function createWhereabouts(): Whereabouts {
  return {
    tick: 0,
    messages: new Map(),
    names: new Map(),
    touched: new Set(),
    moved: new Set(),
    transient: new Set(),
    gone: new Set(),
    wires: new Map(),
    answered: new Set(),
    ended: new Set(),
    queues: new Map(),
  }
}

/** Whether no copy of it is anywhere, and it was not processed. */
export function isLost({ copies, processed }: Trail): boolean {
  return copies.size === 0 && !processed
}

/** These facts name no message, so what they take is heard of at the end of their tick. */
export function loseAll(where: Whereabouts, concerns: (copy: Copy) => boolean, seq: Seq): void {
  for (const { copies } of where.messages.values()) {
    for (const [id, copy] of copies) if (concerns(copy)) lose(where, id, seq)
  }
}

/** The copy of that id, wherever it is. */
export function copyOf({ messages, names }: Whereabouts, id: string): Copy | undefined {
  return messages.get(names.get(id) ?? '')?.copies.get(id)
}

/** A copy is somewhere. */
export function add(where: Whereabouts, name: string, id: string, copy: Copy, seq: Seq): void {
  touch(where, name, seq).copies.set(id, copy)
  where.names.set(id, name)
}

/** The copy has become another one, or is done with: nothing is lost. */
export function move(where: Whereabouts, id: string): void {
  where.messages.get(where.names.get(id) ?? '')?.copies.delete(id)
  where.names.delete(id)
}

/** The copy is gone, and nobody has it. */
export function lose(where: Whereabouts, id: string, seq: Seq): void {
  const name = where.names.get(id)
  if (name === undefined) return
  touch(where, name, seq).lost = seq
  move(where, id)
}

/** It stays where it is, in another way. */
export function rest(where: Whereabouts, id: string, state: Copy['state'], seq: Seq): void {
  const copy = copyOf(where, id)
  if (copy === undefined) return
  touch(where, where.names.get(id) as string, seq)
  copy.state = state
}

/** What was sent first arrives first; what a consumer publishes was never on its way by itself. */
export function arrive(where: Whereabouts, name: string, seq: Seq): void {
  for (const [id, { state }] of touch(where, name, seq).copies) {
    if (state !== 'sent') continue
    move(where, id)
    return
  }
}

/** The message of that name; it comes into the world with its first fact. */
export function touch(where: Whereabouts, name: string, seq: Seq): Trail {
  where.touched.add(name)
  const known = where.messages.get(name)
  if (known !== undefined) {
    known.seq = seq
    return known
  }
  const trail: Trail = {
    born: seq,
    copies: new Map(),
    processed: false,
    effective: false,
    lost: undefined,
    seq,
  }
  where.messages.set(name, trail)
  return trail
}
