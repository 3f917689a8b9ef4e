import type { BasicMethod, Content, FieldValue } from '../methods.ts'
import { ruleOf } from '../queues/index.ts'
import type { Exchange, Message, Queue } from '../state.ts'
import { typeNameOf } from '../table.ts'
import { isFallen } from './access.ts'
import { confirm } from './confirm.ts'
import {
  accessRefused,
  answer,
  type Desk,
  type Lane,
  notFound,
  notImplemented,
  preconditionFailed,
  type Refusal,
} from './desk.ts'
import { expiryFault } from './queue-arguments.ts'
import { routeOf } from './routing.ts'

type Publish = Extract<BasicMethod, { readonly type: 'basic.publish' }>

const NO_COPIES: readonly string[] = Object.freeze([])

/** basic.publish: routes, and hands to the queues, or keeps it all for the commit. */
export function publish(desk: Desk, lane: Lane, method: Publish): Refusal | undefined {
  const { broker } = desk
  if (method.immediate === true) return notImplemented('immediate=true')
  const exchange = broker.exchanges.get(method.exchange)
  if (exchange === undefined) return notFound('exchange', method.exchange)
  if (exchange.internal) {
    return accessRefused(`cannot publish to internal exchange '${exchange.name}' in vhost '/'`)
  }
  const { properties } = method.content
  const refusal = properties.expiration === undefined ? undefined : checkExpiration(properties.expiration)
  if (refusal !== undefined) return refusal
  const content = broker.profile.expirationRewritten ? withPlainExpiration(method.content) : method.content
  if (properties.headers === undefined) return send(desk, lane, exchange, method, content, NO_COPIES)
  const copies = copiesOf(properties.headers['CC'], properties.headers['BCC'])
  if (!Array.isArray(copies)) return copies as Refusal
  return send(desk, lane, exchange, method, withoutBcc(content), copies)
}

/** What a publication comes to, once it is routed. */
export interface Publication {
  readonly exchange: string
  readonly routingKey: string
  readonly mandatory: boolean
  readonly content: Content
  readonly copies: readonly string[]
  readonly queues: readonly string[]
}

/**
 * Publishes for real: to the queues, or back to the publisher, and confirms (confirm-04, unroutable-02). Whether
 * no queue said no.
 */
export function release(desk: Desk, lane: Lane, publication: Publication): boolean {
  const { broker, turn } = desk
  const { channel, connection } = lane
  const { content, exchange, routingKey, copies, queues } = publication
  const message = broker.nextMessage
  const place = { connection: connection.name, channel: channel.number }
  const publishTag = channel.mode === 'confirm' ? channel.nextPublishTag : undefined
  turn.emit(publishedOf(message, publication, place.connection, place.channel, publishTag))
  const inHand = broker.inHand as Message
  const publisher = publishTag === undefined ? undefined : { lane, publishTag }
  let reached = 0
  let refused = false
  const tally = publisher === undefined ? undefined : { refused: 0, disk: 0, replicated: 0 }
  for (const name of queues) {
    const queue = broker.queues.get(name)
    if (queue === undefined) continue
    const fallen = queue.crashes.length > 0 && isFallen(broker, queue, turn.now)
    if (isGone(queue) && !fallen) continue
    reached++
    if (fallen) {
      if (tally !== undefined) tally.refused++
      continue
    }
    const taken = ruleOf(queue).enqueue(desk, queue, inHand, publisher)
    refused ||= taken === 'refused'
    if (taken !== 'taken' && tally !== undefined) tally[taken]++
  }
  if (reached === 0)
    giveBack(desk, lane, { message, content, exchange, routingKey, copies }, publication.mandatory)
  if (publisher !== undefined && tally !== undefined) confirm(desk, publisher, tally)
  return !refused
}

/** How many of a publication's queues said no, or will answer later. */
export interface Tally {
  refused: number
  disk: number
  replicated: number
}

/** A queue on a node that is down takes nothing; one with replicas takes what they will agree on later. */
function isGone({ down, group }: Queue): boolean {
  return down && group === undefined
}

function send(
  desk: Desk,
  lane: Lane,
  exchange: Exchange,
  { routingKey, mandatory = false }: Publish,
  content: Content,
  copies: readonly string[],
): Refusal | undefined {
  const queues = routeOf(desk.broker, exchange, routingKey, copies, content.properties.headers)
  const { channel } = lane
  if (channel.mode !== 'tx') {
    release(desk, lane, { exchange: exchange.name, routingKey, mandatory, content, copies, queues })
    return undefined
  }
  const place = { connection: channel.connection, channel: channel.number }
  const extra = copies.length === 0 ? {} : { copies }
  desk.turn.emit({
    type: 'tx.published',
    exchange: exchange.name,
    routingKey,
    mandatory,
    content,
    queues,
    ...extra,
    ...place,
  })
  return undefined
}

type Published = Extract<import('../events.ts').MessageEvent, { readonly type: 'message.published' }>

function publishedOf(
  message: number,
  { content, exchange, routingKey, copies }: Publication,
  connection: string,
  channel: number,
  publishTag: number | undefined,
): Published {
  const type = 'message.published'
  const name = content.id
  if (copies.length > 0) {
    const event = { type, message, name, exchange, routingKey, content, connection, channel, copies } as const
    return publishTag === undefined ? event : { ...event, publishTag }
  }
  if (publishTag === undefined)
    return { type, message, name, exchange, routingKey, content, connection, channel }
  return { type, message, name, exchange, routingKey, content, connection, channel, publishTag }
}

function giveBack(
  desk: Desk,
  lane: Lane,
  {
    message,
    content,
    exchange,
    routingKey,
  }: Pick<Publication, 'content' | 'exchange' | 'routingKey'> & {
    readonly message: number
    readonly copies: readonly string[]
  },
  returned: boolean,
): void {
  desk.turn.emit({ type: 'message.unroutable', message, name: content.id, exchange, returned })
  if (!returned) return
  answer(desk, lane.connection, {
    type: 'basic.return',
    connection: lane.connection.name,
    channel: lane.channel.number,
    code: 312,
    text: 'NO_ROUTE',
    exchange,
    routingKey,
    content,
  })
}

/** A whole number of ms, as a text, of ten years at most (ttl-14, ttl-15; rabbit_basic, parse_expiration). */
function checkExpiration(expiration: string): Refusal | undefined {
  const why = expirationFault(expiration)
  return why === undefined ? undefined : preconditionFailed(`invalid expiration '${expiration}': ${why}`)
}

/** The text of the number that was meant, without zeros before it. */
function withPlainExpiration(content: Content): Content {
  const { expiration } = content.properties
  const plain = expiration === undefined ? undefined : `${Number(expiration)}`
  if (plain === undefined || plain === expiration) return content
  return { ...content, properties: { ...content.properties, expiration: plain } }
}

function expirationFault(expiration: string): string | undefined {
  const [, digits, rest] = /^([+-]?[0-9]+)(.*)$/s.exec(expiration) ?? []
  if (digits === undefined) return 'no_integer'
  return rest === '' ? expiryFault(Number(digits)) : `{leftover_string,"${rest}"}`
}

/** CC and BCC are lists of further routing keys (cc-01 to cc-06). */
function copiesOf(cc: FieldValue | undefined, bcc: FieldValue | undefined): readonly string[] | Refusal {
  if (cc === undefined && bcc === undefined) return NO_COPIES
  const copies: string[] = []
  for (const [name, value] of [
    ['CC', cc],
    ['BCC', bcc],
  ] as const) {
    if (value === undefined) continue
    if (!Array.isArray(value)) {
      return preconditionFailed(
        `invalid message: {unacceptable_type_in_header,"${name}",${typeNameOf(value)}}`,
      )
    }
    for (const key of value) if (typeof key === 'string') copies.push(key)
  }
  return copies
}

function withoutBcc(content: Content): Content {
  if (content.properties.headers?.['BCC'] === undefined) return content
  const { BCC: _, ...headers } = content.properties.headers
  return { ...content, properties: { ...content.properties, headers } }
}
