import type { Tick } from '../../kernel/clock.ts'
import type { Content, Properties, Table } from '../methods.ts'
import type { PropertiesSetup, PublisherSetup, PublishSetup } from '../setup.ts'
import type { Outgoing } from './events.ts'

const BODY_BYTES = 100
const TICKS_PER_SECOND = 1_000

/** When a message of a row is due, from the row's beginning. */
export function offsetOf({ every = 0, rate }: PublishSetup, index: number): Tick {
  return rate === undefined ? index * every : Math.trunc((index * TICKS_PER_SECOND) / rate)
}

/** The message of a row at an index, counted from 0, as number `order` of all. */
export function compose(
  publisher: PublisherSetup,
  row: PublishSetup,
  index: number,
  order: number,
): Outgoing {
  const name = (row.id ?? 'm{n}').replaceAll('{n}', String((row.from ?? 1) + index))
  return {
    order,
    name,
    exchange: row.exchange ?? publisher.exchange ?? '',
    routingKey: row.routing_key ?? publisher.routing_key ?? '',
    mandatory: row.mandatory ?? publisher.mandatory ?? false,
    content: contentOf(name, row, index),
    tries: 0,
  }
}

function contentOf(name: string, row: PublishSetup, index: number): Content {
  const { key, body, headers, properties, size = BODY_BYTES } = row
  const about = typeof key === 'object' ? key[index % key.length] : key
  const says = about === undefined ? body : { ...body, key: about }
  const content = { id: name, size, properties: propertiesOf(properties ?? {}, headers) }
  return says === undefined ? content : { ...content, body: says }
}

/** The same content as another message to every filter that goes by its id. */
export function withNewId(content: Content, tries: number): Content {
  return { ...content, properties: { ...content.properties, messageId: `${content.id}/${tries + 1}` } }
}

/** The same content with another header. */
export function withHeader(content: Content, name: string, value: number): Content {
  const headers: Table = { ...content.properties.headers, [name]: value }
  return { ...content, properties: { ...content.properties, headers } }
}

const NAMES = {
  content_type: 'contentType',
  content_encoding: 'contentEncoding',
  delivery_mode: 'deliveryMode',
  priority: 'priority',
  correlation_id: 'correlationId',
  reply_to: 'replyTo',
  expiration: 'expiration',
  message_id: 'messageId',
  timestamp: 'timestamp',
  type: 'type',
  user_id: 'userId',
  app_id: 'appId',
} as const satisfies Readonly<Record<keyof PropertiesSetup, keyof Properties>>

/** The set-up spells them as AMQP does; what travels spells them as code does. */
function propertiesOf(setup: PropertiesSetup, headers: Table | undefined): Properties {
  const properties: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(setup)) properties[NAMES[name as keyof PropertiesSetup]] = value
  return headers === undefined ? properties : { ...properties, headers }
}
