import { Broker } from 'smqp'

/** What both sides do: publish, route, deliver and acknowledge so many messages. */
export interface Workload {
  readonly name: string
  readonly exchange: 'direct' | 'topic'
  /** Binding keys of queues that only stand there and match nothing, besides the one that is used. */
  readonly idleBindings: number
  readonly messages: number
}

export const DIRECT: Workload = { name: 'direct', exchange: 'direct', idleBindings: 0, messages: 50_000 }
export const TOPIC: Workload = {
  name: 'topic with 100 bindings',
  exchange: 'topic',
  idleBindings: 99,
  messages: 50_000,
}

/** The binding key of an idle queue: its second word is never published. */
export function idleKey(index: number): string {
  return index % 3 === 0
    ? `orders.idle${index}.#`
    : index % 3 === 1
      ? `*.idle${index}.created`
      : `orders.*.idle${index}`
}

/** The peer: the npm package `smqp`, an AMQP-like broker in memory. Gives back how many messages were acked. */
export function runPeer({ exchange, idleBindings, messages }: Workload): number {
  const broker = new Broker()
  broker.assertExchange('orders', exchange)
  for (let index = 0; index < idleBindings; index++) {
    broker.assertQueue(`idle-${index}`)
    broker.bindQueue(`idle-${index}`, 'orders', idleKey(index))
  }
  broker.assertQueue('work')
  broker.bindQueue('work', 'orders', 'orders.eu.created')
  let acked = 0
  broker.consume('work', (_key: string, message: { ack(): void }) => {
    message.ack()
    acked++
  })
  for (let sent = 0; sent < messages; sent++) broker.publish('orders', 'orders.eu.created', { id: sent })
  return acked
}
