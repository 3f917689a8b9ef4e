import { present } from '../base/assert.ts'
import type { Address, Transit } from './agenda.ts'
import type { Tick, Ticks } from './clock.ts'
import { createRng, intBetween, type Rng } from './rng.ts'

/** How long a packet takes: at least and at most, in ticks. */
export interface Latency {
  readonly least: Ticks
  readonly most: Ticks
}

/** What a set-up says about its network: a default, and the links that differ from it. */
export interface NetworkPlan {
  readonly latency: Latency
  readonly links: readonly { readonly between: readonly [Address, Address]; readonly latency: Latency }[]
}

/** Whether a link lets packets through, keeps them until it is restored, or loses them. */
export type LinkStatus = 'up' | 'held' | 'cut'

/** One direction between two places. A link is TCP: it delays, and it may be cut; it never reorders. */
export interface Link<Signal> {
  readonly name: string
  latency: Latency
  /** The latest arrival promised so far: the next packet comes no sooner. */
  lastArrival: Tick
  /** The next packet is lost, and sent again so much later (RFC 6298); 0: it is not. */
  resend: Ticks
  /** Packets that departed before this order are lost: the link was cut under them. */
  lostBelow: number
  status: LinkStatus
  /** What was sent while the link was held, oldest first. */
  readonly waiting: {
    readonly from: Address
    readonly to: Address
    readonly signal: Signal
    readonly cause: number
  }[]
  readonly rng: Rng
}

/** All links that were used so far; a link is made at its first packet. */
export interface Network<Signal> {
  readonly seed: number
  readonly plan: NetworkPlan
  readonly links: Map<Address, Map<Address, Link<Signal>>>
}

/** A network without packets. */
export function createNetwork<Signal>(seed: number, plan: NetworkPlan): Network<Signal> {
  return { seed, plan, links: new Map() }
}

/** A copy that shares nothing that changes. */
export function copyNetwork<Signal>(network: Network<Signal>): Network<Signal> {
  const links = new Map<Address, Map<Address, Link<Signal>>>()
  for (const [from, row] of network.links) links.set(from, copyRow(row))
  return { seed: network.seed, plan: network.plan, links }
}

/** The direction from one place to another. */
export function linkOf<Signal>(network: Network<Signal>, from: Address, to: Address): Link<Signal> {
  const known = network.links.get(from)?.get(to)
  if (known !== undefined) return known
  const row = network.links.get(from) ?? new Map<Address, Link<Signal>>()
  network.links.set(from, row)
  const link = createLink(network, from, to) as Link<Signal>
  row.set(to, link)
  return link
}

/** The link of a transit that travels on one; the transit must have been sent. */
export function linkOfTransit<Signal>(network: Network<Signal>, transit: Transit<Signal>): Link<Signal> {
  return present(network.links.get(transit.from)?.get(transit.to), `the link ${transit.from} > ${transit.to}`)
}

/** When a packet sent now arrives: after its latency, and never before the one that went ahead of it. */
export function arrivalOf(link: Link<unknown>, now: Tick): Tick {
  const arrives = now + link.resend + intBetween(link.rng, link.latency.least, link.latency.most)
  link.resend = 0
  if (arrives > link.lastArrival) link.lastArrival = arrives
  return link.lastArrival
}

function createLink(network: Network<unknown>, from: Address, to: Address): Link<unknown> {
  const { seed, plan } = network
  const special = plan.links.find(({ between: [one, other] }) => joins(one, other, from, to))
  return {
    name: `${from}>${to}`,
    latency: special?.latency ?? plan.latency,
    lastArrival: 0,
    resend: 0,
    lostBelow: 0,
    status: 'up',
    waiting: [],
    rng: createRng(seed, `link:${from}>${to}`),
  }
}

function joins(one: Address, other: Address, from: Address, to: Address): boolean {
  return (one === from && other === to) || (one === to && other === from)
}

function copyRow<Signal>(row: Map<Address, Link<Signal>>): Map<Address, Link<Signal>> {
  const copy = new Map<Address, Link<Signal>>()
  for (const [to, link] of row) copy.set(to, { ...link, waiting: link.waiting.slice(), rng: [...link.rng] })
  return copy
}
