import type { Content, FieldValue, RabbitSignal, Table } from '../../rabbit/methods.ts'
import { numericOf } from '../../rabbit/table.ts'
import { type Driver, type DriverChannel, PROBE } from './driver.ts'

/** What a driver saw, without the step. */
export interface Sight {
  readonly event: string
  readonly [field: string]: unknown
}

type From<Type extends RabbitSignal['type']> = Extract<RabbitSignal, { type: Type }>

/** What reaches a driver, as the experimenter wrote it down. Nothing to write: an empty list. */
export function observe(driver: Driver, signal: RabbitSignal): readonly Sight[] {
  if (driver.phase === 'lost' || driver.phase === 'closed') return []
  if (signal.type === 'tcp.fin' || signal.type === 'tcp.rst') return lose(driver, signal.connection)
  if (signal.type === 'connection.close') return endConnection(driver, signal)
  if (signal.type === 'connection.close-ok') {
    driver.phase = 'closed'
    return []
  }
  const channel = 'channel' in signal ? driver.channels.get(signal.channel) : undefined
  return channel?.isOpen ? onChannel(channel, signal) : []
}

function lose(driver: Driver, connection: string): readonly Sight[] {
  if (connection !== driver.connection) return []
  const wasClosing = driver.phase === 'closing'
  driver.phase = 'lost'
  return wasClosing ? [] : [{ event: 'connectionLost', conn: driver.name }]
}

function endConnection(driver: Driver, { code, text }: From<'connection.close'>): readonly Sight[] {
  driver.phase = 'closing'
  for (const channel of driver.channels.values()) channel.isOpen = false
  return [{ event: 'connectionClosed', conn: driver.name, code, text }]
}

function onChannel(channel: DriverChannel, signal: RabbitSignal): readonly Sight[] {
  const { name: ch } = channel
  switch (signal.type) {
    case 'basic.deliver':
      return [deliveredOn(channel, signal)]
    case 'basic.get-ok':
      return [gotOn(channel, signal)]
    case 'basic.get-empty':
      return [{ event: 'getEmpty', ch, queue: channel.asked.shift() }]
    case 'basic.ack':
      return confirmedOn(channel, signal.deliveryTag, signal.multiple ?? false, true)
    case 'basic.nack':
      return confirmedOn(channel, signal.deliveryTag, signal.multiple ?? false, false)
    case 'basic.return':
      return returnedOn(channel, signal)
    case 'basic.cancel':
      channel.consumers.delete(signal.consumerTag)
      return [{ event: 'consumerCancelled', ch, consumer: signal.consumerTag }]
    case 'channel.close':
      channel.isOpen = false
      return [{ event: 'channelClosed', ch, code: signal.code, text: signal.text }]
    case 'channel.close-ok':
      channel.isOpen = false
      return []
    default:
      return answeredOn(channel, signal)
  }
}

function answeredOn(channel: DriverChannel, signal: RabbitSignal): readonly Sight[] {
  const { name: ch } = channel
  switch (signal.type) {
    case 'queue.declare-ok': {
      const { queue, messageCount: messages, consumerCount: consumers } = signal
      return [{ event: 'declared', ch, queue: shownName(queue), messages, consumers }]
    }
    case 'queue.delete-ok':
      return [{ event: 'deleted', ch, queue: signal.queue, messages: signal.messageCount }]
    case 'queue.purge-ok':
      return [{ event: 'purged', ch, queue: signal.queue, messages: signal.messageCount }]
    case 'tx.commit-ok':
      return [{ event: 'txCommitOk', ch }]
    case 'tx.rollback-ok':
      return [{ event: 'txRollbackOk', ch }]
    default:
      return []
  }
}

function deliveredOn(channel: DriverChannel, signal: From<'basic.deliver'>): Sight {
  const { consumerTag: consumer, deliveryTag: tag, redelivered, exchange, routingKey: key, content } = signal
  const known = channel.consumers.get(consumer) ?? { queue: '?', deliveries: 0 }
  known.deliveries++
  channel.latest.set(content.id, tag)
  const { queue, deliveries: index } = known
  const common = { ch: channel.name, consumer, queue, index, message: content.id }
  return { event: 'deliver', ...common, exchange, key, redelivered, tag, ...shownProperties(content) }
}

function gotOn(channel: DriverChannel, signal: From<'basic.get-ok'>): Sight {
  const {
    deliveryTag: tag,
    redelivered,
    exchange,
    routingKey: key,
    content,
    messageCount: remaining,
  } = signal
  channel.latest.set(content.id, tag)
  const common = { ch: channel.name, queue: channel.asked.shift(), message: content.id }
  return {
    event: 'getOk',
    ...common,
    exchange,
    key,
    redelivered,
    tag,
    remaining,
    ...shownProperties(content),
  }
}

/** One sight a message: `multiple` is unfolded, also for raw frames, since how the broker folds is timing. */
function confirmedOn(channel: DriverChannel, tag: number, multiple: boolean, ok: boolean): readonly Sight[] {
  const tags = [...channel.unconfirmed.keys()].filter((one) => one === tag || (multiple && one < tag))
  return tags.flatMap((one): Sight[] => {
    const message = channel.unconfirmed.get(one) as string
    channel.unconfirmed.delete(one)
    if (message.startsWith(PROBE)) return []
    return channel.confirm === 'raw'
      ? [{ event: 'confirmFrame', ch: channel.name, ok, tag: one }]
      : [{ event: 'confirm', ch: channel.name, message, ok }]
  })
}

function returnedOn(channel: DriverChannel, signal: From<'basic.return'>): readonly Sight[] {
  const { content, code, text, exchange, routingKey: key } = signal
  if (content.id.startsWith(PROBE)) return [{ event: 'probeReturned', message: content.id }]
  return [{ event: 'return', ch: channel.name, message: content.id, code, text, exchange, key }]
}

function shownName(queue: string): string {
  return queue.startsWith('amq.gen-') ? 'amq.gen-*' : queue
}

/** The properties that the experimenter wrote down, where they are set. */
function shownProperties({ properties }: Content): Readonly<Record<string, unknown>> {
  const { headers, expiration, priority } = properties
  return {
    ...(headers === undefined || Object.keys(headers).length === 0
      ? {}
      : { headers: asRead(withoutTimes(headers)) }),
    ...(expiration === undefined ? {} : { expiration }),
    ...(priority === undefined ? {} : { priority }),
  }
}

/** amqplib reads numbers of every width as numbers. */
function asRead(headers: Table): Table {
  const pairs = Object.entries(headers).map(([name, value]) => [name, numericOf(value)?.value ?? value])
  return Object.fromEntries(pairs) as Table
}

/** `x-death` says when; wall-clock times were left out of the recordings. */
function withoutTimes(headers: Table): Table {
  const deaths = headers['x-death']
  if (!Array.isArray(deaths)) return headers
  return { ...headers, 'x-death': deaths.map((death: FieldValue) => withoutTime(death)) }
}

function withoutTime(death: FieldValue): FieldValue {
  if (typeof death !== 'object' || death === null || Array.isArray(death)) return death
  const { time: _, ...rest } = death as Table
  return rest
}
