import type { BrokerState, Queue } from '../state.ts'

/** Messages that a reader could be handed. */
export function readyCount(queue: Queue): number {
  return queue.type === 'stream' ? queue.log.entries.end - queue.log.first : queue.ready.size
}

/**
 * Consumers as the broker's tools count them. A quorum queue still counts those that cancelled, and those that
 * only got a message, while they hold something (qq-28).
 */
export function consumerCount(broker: BrokerState, queue: Queue): number {
  const { size } = queue.consumers
  return queue.type === 'quorum' && queue.unacked > 0 ? size + goneHolders(broker, queue) : size
}

/**
 * Consumers as queue.declare-ok counts them: without those of a quorum queue that wait to be active (rabbit_fifo,
 * query_stat).
 */
export function declaredConsumers(broker: BrokerState, queue: Queue): number {
  const count = consumerCount(broker, queue)
  if (queue.type !== 'quorum' || !queue.settings.singleActive) return count
  const { size } = queue.consumers
  return count - size + Math.min(size, 1)
}

function goneHolders(broker: BrokerState, queue: Queue): number {
  const holders = new Set<string>()
  for (const { name, channels } of broker.connections.values()) {
    for (const { number, unacked, consumers } of channels.values()) {
      for (const one of unacked.values()) {
        if (one.queue !== queue.name || one.seq < queue.seq) continue
        const consumer = one.consumerTag === undefined ? undefined : consumers.get(one.consumerTag)
        const holder = one.consumerTag ?? `get ${one.tag}`
        if (consumer === undefined || consumer.seq > one.seq)
          holders.add(`${name}\u0000${number}\u0000${holder}`)
      }
    }
  }
  return holders.size
}
