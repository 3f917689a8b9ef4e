import type { Address } from '../../kernel/agenda.ts'
import type { Table } from '../methods.ts'
import type { Desk } from './desk.ts'

/**
 * The node that a new queue lives on, or that leads its replicas: the one that the client is connected to, or
 * with `x-queue-leader-locator: balanced` the one that has the fewest.
 */
export function homeOf({ broker }: Pick<Desk, 'broker'>, given: Table, near: Address): Address {
  if (given['x-queue-leader-locator'] !== 'balanced') return near
  const counts = new Map<Address, number>()
  for (const { name, status } of broker.nodes.values()) if (status === 'running') counts.set(name, 0)
  for (const { node } of broker.queues.values()) {
    const count = counts.get(node)
    if (count !== undefined) counts.set(node, count + 1)
  }
  let home = near
  for (const [node, count] of counts) if (count < (counts.get(home) ?? 0)) home = node
  return home
}
