import type { Bound, DeclaredExchange, DeclaredQueue, Step } from '../../engine/oracle/rabbit/case.ts'
import { ask, type Channel, endChannel, PROBE } from './rabbit-channel.ts'
import { METHOD } from './rabbit-wire.ts'

/** Steps that are done on a channel. */
export type ChannelStep = Exclude<Extract<Step, { readonly ch: string }>, { readonly op: 'openChannel' }>

/** Does a step on its channel, and waits for the answer if there is one. */
export async function doOnChannel(channel: Channel, step: ChannelStep): Promise<void> {
  if (!channel.isOpen) return
  switch (step.op) {
    case 'publish':
      return publish(channel, step)
    case 'route':
      return probe(channel, step)
    case 'consume':
      return consume(channel, step)
    case 'get':
      channel.asked = step.queue
      return ask(channel, METHOD.get, { queue: step.queue, noAck: step.ack === 'auto' })
    case 'ack':
    case 'nack':
    case 'reject':
      return settle(channel, step)
    case 'closeChannel':
      return close(channel)
    case 'qos':
      return ask(channel, METHOD.qos, { prefetchCount: step.prefetch, global: step.global ?? false })
    case 'recover':
      return ask(channel, METHOD.recover, { requeue: true })
    case 'confirmSelect':
      channel.confirm ||= true
      return ask(channel, METHOD.confirmSelect, { nowait: false })
    case 'txSelect':
    case 'txCommit':
    case 'txRollback':
      return ask(channel, METHOD[step.op], {})
    default:
      return changeTopology(channel, step)
  }
}

async function changeTopology(
  channel: Channel,
  step: Extract<
    ChannelStep,
    {
      op: 'purge' | 'deleteQueue' | 'deleteExchange' | 'declareQueue' | 'declareExchange' | 'bind' | 'unbind'
    }
  >,
): Promise<void> {
  switch (step.op) {
    case 'purge':
      channel.asked = step.queue
      return ask(channel, METHOD.purge, { queue: step.queue, nowait: false })
    case 'deleteQueue': {
      const { name: queue, ifUnused = false, ifEmpty = false } = step
      channel.asked = queue
      return ask(channel, METHOD.deleteQueue, { queue, ifUnused, ifEmpty, nowait: false })
    }
    case 'deleteExchange': {
      const { name: exchange, ifUnused = false } = step
      return ask(channel, METHOD.deleteExchange, { exchange, ifUnused, nowait: false })
    }
    case 'declareQueue':
      return declareQueue(channel, step)
    case 'declareExchange':
      return declareExchange(channel, step)
    default:
      return bind(channel, step, step.op)
  }
}

/** Declares a queue. */
export function declareQueue(channel: Channel, queue: DeclaredQueue): Promise<void> {
  const { name, durable = true, autoDelete = false, exclusive = false, passive = false } = queue
  const fields = { queue: name, durable, autoDelete, exclusive, passive, nowait: false }
  return ask(channel, METHOD.declareQueue, { ...fields, arguments: queue.arguments ?? {} })
}

/** Declares an exchange. */
export function declareExchange(channel: Channel, exchange: DeclaredExchange): Promise<void> {
  const { name, type, durable = true, autoDelete = false, internal = false, passive = false } = exchange
  const fields = { exchange: name, type, durable, autoDelete, internal, passive, nowait: false }
  return ask(channel, METHOD.declareExchange, { ...fields, arguments: exchange.arguments ?? {} })
}

/** Binds a queue or an exchange, or unbinds it. */
export function bind(channel: Channel, bound: Bound, how: 'bind' | 'unbind'): Promise<void> {
  const { source, destination, destinationType = 'queue', key: routingKey = '' } = bound
  const common = { routingKey, arguments: bound.arguments ?? {}, nowait: false }
  return destinationType === 'queue'
    ? ask(channel, METHOD[`${how}Queue`], { queue: destination, exchange: source, ...common })
    : ask(channel, METHOD[`${how}Exchange`], { destination, source, ...common })
}

function publish(channel: Channel, step: Extract<ChannelStep, { op: 'publish' }>): void {
  for (const message of step.messages) {
    const { id, size = 0, headers, expiration, priority, persistent = false, immediate = false } = message
    const properties = { headers, expiration, priority, ...(persistent ? { deliveryMode: 2 } : {}) }
    send(
      channel,
      step,
      { mandatory: step.mandatory ?? false, immediate },
      properties,
      id.padEnd(size, '.'),
      id,
    )
  }
}

function probe(channel: Channel, step: Extract<ChannelStep, { op: 'route' }>): void {
  const id = `${PROBE}${channel.name}`
  send(channel, step, { mandatory: true, immediate: false }, { headers: step.headers }, id, id)
}

function send(
  channel: Channel,
  { exchange, key: routingKey }: { exchange: string; key: string },
  how: { mandatory: boolean; immediate: boolean },
  properties: object,
  body: string,
  id: string,
): void {
  // Numbers count from `confirm.select` on (confirm-08).
  if (channel.confirm !== false) channel.unconfirmed.set(channel.nextPublish++, id)
  const where = { exchange, routingKey, ...how, ticket: 0 }
  channel.wire.sendMessage(where, { headers: {}, ...properties }, Buffer.from(body))
}

function consume(channel: Channel, step: Extract<ChannelStep, { op: 'consume' }>): Promise<void> {
  const { consumer: consumerTag, queue, ack, exclusive = false } = step
  if (!channel.consumers.has(consumerTag)) channel.consumers.set(consumerTag, { queue, deliveries: 0 })
  const fields = { queue, consumerTag, noAck: ack === 'auto', exclusive, noLocal: false, nowait: false }
  return ask(channel, METHOD.consume, { ...fields, arguments: step.arguments ?? {} })
}

function settle(channel: Channel, step: Extract<ChannelStep, { op: 'ack' | 'nack' | 'reject' }>): void {
  const { message, tag = 0, multiple = false, requeue = true } = step
  const deliveryTag = message === undefined ? tag : channel.latest.get(message)
  if (deliveryTag === undefined) throw new Error(`${message} was not delivered on ${channel.name}`)
  channel.wire.sendImmediately(METHOD[step.op], { deliveryTag, multiple, requeue })
}

async function close(channel: Channel): Promise<void> {
  const fields = { replyCode: 200, replyText: 'Goodbye', classId: 0, methodId: 0 }
  await ask(channel, METHOD.channelClose, fields)
  if (!channel.isOpen) return
  channel.connection.releaseChannel(channel.wire.ch)
  endChannel(channel)
}
