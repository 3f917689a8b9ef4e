import type { Properties, Table, WireSignal } from '../../rabbit/methods.ts'
import type { Bound, DeclaredExchange, DeclaredQueue, Published, Step } from './case.ts'
import { type Driver, type DriverChannel, type DriverTurn, lane, PROBE, say, sayWhenOpen } from './driver.ts'

type Op<Name extends Step['op']> = Extract<Step, { op: Name }>

/** Steps that a driver does on one of its channels. */
export type ChannelStep = Exclude<Extract<Step, { readonly ch: string }>, Op<'openChannel'>>

/** Does a step on a channel: says the methods that a client library would say. */
export function doOnChannel(
  driver: Driver,
  channel: DriverChannel,
  step: ChannelStep,
  turn: DriverTurn,
): void {
  if (!channel.isOpen) return
  if (step.op === 'publish') publish(driver, channel, step, turn)
  else if (step.op === 'route') probe(driver, channel, step, turn)
  else sayWhenOpen(driver, methodOf(driver, channel, step), turn)
}

/** The one method that a step is. */
function methodOf(
  driver: Driver,
  channel: DriverChannel,
  step: Exclude<ChannelStep, Op<'publish' | 'route'>>,
): WireSignal {
  const on = lane(driver, channel)
  switch (step.op) {
    case 'consume':
      return consumeOf(channel, step, on)
    case 'get':
      channel.asked.push(step.queue)
      return { type: 'basic.get', ...on, queue: step.queue, noAck: step.ack === 'auto' }
    case 'ack':
      return { type: 'basic.ack', ...on, deliveryTag: tagOf(channel, step), multiple: step.multiple ?? false }
    case 'nack': {
      const { multiple = false, requeue = true } = step
      return { type: 'basic.nack', ...on, deliveryTag: tagOf(channel, step), multiple, requeue }
    }
    case 'reject':
      return { type: 'basic.reject', ...on, deliveryTag: tagOf(channel, step), requeue: step.requeue ?? true }
    case 'qos':
      return { type: 'basic.qos', ...on, prefetchCount: step.prefetch, global: step.global ?? false }
    case 'recover':
      return { type: 'basic.recover', ...on, requeue: true }
    case 'txSelect':
      return { type: 'tx.select', ...on }
    case 'txCommit':
      return { type: 'tx.commit', ...on }
    case 'txRollback':
      return { type: 'tx.rollback', ...on }
    case 'confirmSelect':
      return { type: 'confirm.select', ...on }
    case 'closeChannel':
      return { type: 'channel.close', ...on, code: 200, text: 'Goodbye' }
    default:
      return topologyMethodOf(on, step)
  }
}

function topologyMethodOf(
  on: { connection: string; channel: number },
  step: Op<
    'purge' | 'declareQueue' | 'deleteQueue' | 'declareExchange' | 'deleteExchange' | 'bind' | 'unbind'
  >,
): WireSignal {
  switch (step.op) {
    case 'purge':
      return { type: 'queue.purge', ...on, queue: step.queue }
    case 'declareQueue':
      return declareQueueOf(on, step)
    case 'deleteQueue': {
      const { ifUnused = false, ifEmpty = false } = step
      return { type: 'queue.delete', ...on, queue: step.name, ifUnused, ifEmpty }
    }
    case 'declareExchange':
      return declareExchangeOf(on, step)
    case 'deleteExchange':
      return { type: 'exchange.delete', ...on, exchange: step.name, ifUnused: step.ifUnused ?? false }
    default:
      return bindOf(on, step, step.op)
  }
}

/** `queue.declare`, with the recorder's defaults. */
export function declareQueueOf(
  on: { connection: string; channel: number },
  {
    name,
    durable = true,
    autoDelete = false,
    exclusive = false,
    passive = false,
    arguments: own = {},
  }: DeclaredQueue,
): WireSignal {
  return {
    type: 'queue.declare',
    ...on,
    queue: name,
    durable,
    autoDelete,
    exclusive,
    passive,
    arguments: own,
  }
}

/** `exchange.declare`, with the recorder's defaults. */
export function declareExchangeOf(
  on: { connection: string; channel: number },
  {
    name,
    type,
    durable = true,
    autoDelete = false,
    internal = false,
    passive = false,
    arguments: own = {},
  }: DeclaredExchange,
): WireSignal {
  const fields = {
    exchange: name,
    exchangeType: type,
    durable,
    autoDelete,
    internal,
    passive,
    arguments: own,
  }
  return { type: 'exchange.declare', ...on, ...fields }
}

/** `queue.bind` and its three relatives. */
export function bindOf(
  on: { connection: string; channel: number },
  { source, destination, destinationType = 'queue', key = '', arguments: own = {} }: Bound,
  how: 'bind' | 'unbind',
): WireSignal {
  const common = { ...on, routingKey: key, arguments: own }
  return destinationType === 'queue'
    ? { type: `queue.${how}`, ...common, queue: destination, exchange: source }
    : { type: `exchange.${how}`, ...common, destination, source }
}

function consumeOf(
  channel: DriverChannel,
  step: Op<'consume'>,
  on: { connection: string; channel: number },
): WireSignal {
  const { consumer: consumerTag, queue, ack, exclusive = false, arguments: own = {} } = step
  if (!channel.consumers.has(consumerTag)) channel.consumers.set(consumerTag, { queue, deliveries: 0 })
  return {
    type: 'basic.consume',
    ...on,
    queue,
    consumerTag,
    noAck: ack === 'auto',
    exclusive,
    arguments: own,
  }
}

function tagOf(channel: DriverChannel, { message, tag }: { message?: string; tag?: number }): number {
  return message === undefined ? (tag ?? 0) : (channel.latest.get(message) ?? 0)
}

function publish(driver: Driver, channel: DriverChannel, step: Op<'publish'>, turn: DriverTurn): void {
  for (const message of step.messages) {
    number(channel, message.id)
    const { exchange, key: routingKey, mandatory = false } = step
    const content = {
      id: message.id,
      size: message.size ?? message.id.length,
      properties: propertiesOf(message),
    }
    const immediate = message.immediate ?? false
    const on = lane(driver, channel)
    say(driver, { type: 'basic.publish', ...on, exchange, routingKey, mandatory, immediate, content }, turn)
  }
}

/** A message that only asks where it would go. */
function probe(driver: Driver, channel: DriverChannel, step: Op<'route'>, turn: DriverTurn): void {
  const id = `${PROBE}${turn.now}`
  number(channel, id)
  const headers = step.headers as Table | undefined
  const content = { id, size: id.length, properties: headers === undefined ? {} : { headers } }
  const { exchange, key: routingKey } = step
  const on = lane(driver, channel)
  say(driver, { type: 'basic.publish', ...on, exchange, routingKey, mandatory: true, content }, turn)
}

function number(channel: DriverChannel, id: string): void {
  if (channel.confirm !== false) channel.unconfirmed.set(channel.nextPublish++, id)
}

function propertiesOf({ headers, expiration, priority, persistent = false }: Published): Properties {
  return {
    ...(headers === undefined ? {} : { headers }),
    ...(expiration === undefined ? {} : { expiration: String(expiration) }),
    ...(priority === undefined ? {} : { priority }),
    deliveryMode: persistent ? 2 : 1,
  }
}
