import { assert, present } from '../base/assert.ts'
import type { BrokerState, Channel, Connection, Exchange, Message, Queue } from './state.ts'

/** The queue of that name, which must be there. */
export function queueOf(broker: BrokerState, name: string): Queue {
  return present(broker.queues.get(name), name)
}

/** The exchange of that name, which must be there. */
export function exchangeOf(broker: BrokerState, name: string): Exchange {
  return present(broker.exchanges.get(name), name)
}

/** The connection of that name, which must be there. */
export function connectionOf(broker: BrokerState, name: string): Connection {
  return present(broker.connections.get(name), name)
}

/** The channel of that number on that connection, which must be there. */
export function channelOf(broker: BrokerState, connection: string, channel: number): Channel {
  return present(connectionOf(broker, connection).channels.get(channel), 'the channel')
}

/** The channel, which may have ended while it still held messages. */
export function heldChannelOf(connection: Connection, channel: number): Channel {
  return present(connection.channels.get(channel) ?? connection.closing.get(channel), 'the channel')
}

/** The message that is being routed, which a fact must be about. */
export function inHandOf(broker: BrokerState, id: number): Message {
  const message = present(broker.inHand, 'a message in hand')
  assert(message.id === id, 'the message in hand is the one that the fact is about')
  return message
}

/** The message that died last, which a fact must be about. */
export function diedOf(broker: BrokerState, id: number): Message {
  const { message } = present(broker.died, 'a dead message')
  assert(message.id === id, 'the message that died last is the one that the fact is about')
  return message
}
