import type { Address } from '../../kernel/agenda.ts'
import type { SlotView } from '../../kernel/scene.ts'
import { BROKER, type Content } from '../methods.ts'
import type { RabbitState } from '../state.ts'

/** The place of an exchange on the stage. */
export function exchangePlace(name: string): string {
  return `exchange:${name}`
}

/** The place of a queue on the stage. */
export function queuePlace(name: string): string {
  return `queue:${name}`
}

/** The place of a node on the stage. */
export function nodePlace(name: Address): string {
  return `node:${name}`
}

/** The place of whatever process has that address. */
export function placeOf({ clients }: RabbitState, address: Address): string {
  const mind = clients.get(address)
  if (mind === undefined) return nodePlace(address)
  return mind.kind === 'publisher' ? `producer:${address}` : `${mind.kind}:${address}`
}

/**
 * Where an application meets the broker: a consumer at its queue, a publisher at the exchange that it names
 * first. Control between the two is drawn there.
 */
export function counterOf({ clients, broker }: RabbitState, address: Address): string {
  const mind = clients.get(address)
  if (mind?.kind === 'consumer' && broker.queues.has(mind.setup.queue)) return queuePlace(mind.setup.queue)
  if (mind?.kind === 'publisher') {
    const exchange = mind.setup.exchange ?? mind.setup.publish?.[0]?.exchange ?? ''
    if (broker.exchanges.has(exchange)) return exchangePlace(exchange)
  }
  return nodePlace(mind === undefined || mind.kind === 'system' ? BROKER : (mind.setup.node ?? BROKER))
}

/** What the hue shows: the key that the body names, else each message is its own. */
export function keyOf({ id, body }: Content): string {
  const key = body?.['key']
  return typeof key === 'string' ? key : id
}

/** Whether the broker has dead-lettered it before. */
export function isDeadLetter({ properties }: Content): boolean {
  return Array.isArray(properties.headers?.['x-death'])
}

/** Tombstones, where messages were lost. */
export function graveSlots(lost: readonly Content[] = []): SlotView[] {
  return lost.map((content) => ({ id: content.id, key: keyOf(content), state: 'gone' }))
}

/** How often it came back, by what it carries: rejections, and a quorum queue's own count. */
export function attemptsOf({ properties }: Content, returns: number): number {
  const deaths = properties.headers?.['x-death']
  if (!Array.isArray(deaths)) return returns
  let rejections = 0
  for (const death of deaths as readonly { readonly reason?: unknown; readonly count?: unknown }[]) {
    if (death.reason === 'rejected' && typeof death.count === 'number') rejections += death.count
  }
  return returns + rejections
}
