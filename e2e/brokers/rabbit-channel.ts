import { type Frame, METHOD, PROPERTIES, type WireChannel, type WireConnection } from './rabbit-wire.ts'

/** Something seen, without the step. */
export type Sight = { readonly event: string } & Readonly<Record<string, unknown>>

/** A channel that writes down what arrives, in the order in which it arrives. */
export interface Channel {
  readonly name: string
  readonly wire: WireChannel
  readonly connection: WireConnection
  readonly see: (sight: Sight) => void
  isOpen: boolean
  confirm: boolean | 'raw'
  nextPublish: number
  readonly unconfirmed: Map<number, string>
  readonly consumers: Map<string, { readonly queue: string; deliveries: number }>
  /** Id of a message -> tag of its latest delivery here. */
  readonly latest: Map<string, number>
  /** The queue of the get or declare whose answer is awaited. */
  asked: string
  answer: (() => void) | undefined
  /** The message whose frames are arriving. */
  arriving:
    | { readonly method: Frame; properties: Record<string, unknown>; missing: number; body: string }
    | undefined
}

/** The prefix of the messages that only ask where they would go. */
export const PROBE = 'probe-'

/** Takes over what arrives on an amqplib channel. */
export function watchChannel(
  name: string,
  wire: WireChannel,
  connection: WireConnection,
  see: (sight: Sight) => void,
): Channel {
  const channel: Channel = {
    name,
    wire,
    connection,
    see,
    isOpen: true,
    confirm: false,
    nextPublish: 1,
    unconfirmed: new Map(),
    consumers: new Map(),
    latest: new Map(),
    asked: '',
    answer: undefined,
    arriving: undefined,
  }
  wire.accept = (frame) => receive(channel, frame)
  wire.on('error', () => undefined)
  return channel
}

/** Asks and waits for the answer, or for the end of the channel. */
export function ask(channel: Channel, method: number, fields: object): Promise<void> {
  return new Promise((resolve) => {
    channel.answer = resolve
    channel.wire.sendImmediately(method, fields)
  })
}

/** It has ended, from whichever side: who waits need not wait any longer. */
export function endChannel(channel: Channel): void {
  channel.isOpen = false
  answered(channel)
}

function answered(channel: Channel): void {
  channel.answer?.()
  channel.answer = undefined
}

function receive(channel: Channel, frame: Frame): void {
  if (!channel.isOpen) return
  if (channel.arriving !== undefined) return receivePart(channel, frame)
  switch (frame.id) {
    case METHOD.deliver:
    case METHOD.getOk:
    case METHOD.return:
      channel.arriving = { method: frame, properties: {}, missing: 0, body: '' }
      return
    case METHOD.ack:
    case METHOD.nack:
      return confirmed(channel, frame)
    case METHOD.cancel:
      return channel.see({
        event: 'consumerCancelled',
        ch: channel.name,
        consumer: frame.fields['consumerTag'],
      })
    case METHOD.channelClose:
      return closed(channel, frame)
    default:
      seeAnswer(channel, frame)
      answered(channel)
  }
}

function closed(channel: Channel, { fields }: Frame): void {
  channel.wire.sendImmediately(METHOD.channelCloseOk, {})
  channel.connection.releaseChannel(channel.wire.ch)
  const { replyCode: code, replyText: text } = fields
  channel.see({ event: 'channelClosed', ch: channel.name, code, text })
  endChannel(channel)
}

function receivePart(channel: Channel, frame: Frame): void {
  const arriving = channel.arriving as NonNullable<Channel['arriving']>
  if (frame.id === PROPERTIES) {
    arriving.properties = { ...frame.fields }
    arriving.missing = frame.size ?? 0
  } else {
    arriving.body += frame.content?.toString('utf8') ?? ''
    arriving.missing -= frame.content?.length ?? 0
  }
  if (arriving.missing > 0) return
  channel.arriving = undefined
  seeMessage(channel, arriving.method, arriving.properties, arriving.body.replace(/\.+$/, ''))
}

function seeMessage(
  channel: Channel,
  { id, fields }: Frame,
  properties: Record<string, unknown>,
  message: string,
): void {
  const { exchange, routingKey: key, redelivered, deliveryTag } = fields
  const tag = deliveryTag as number
  if (id === METHOD.return) {
    const { replyCode: code, replyText: text } = fields
    return channel.see({ event: 'return', ch: channel.name, message, code, text, exchange, key })
  }
  channel.latest.set(message, tag)
  const rest = { message, exchange, key, redelivered, tag, ...shown(properties) }
  if (id === METHOD.getOk) {
    const remaining = fields['messageCount']
    channel.see({ event: 'getOk', ch: channel.name, queue: channel.asked, ...rest, remaining })
    return answered(channel)
  }
  const consumer = fields['consumerTag'] as string
  const known = channel.consumers.get(consumer) ?? { queue: '?', deliveries: 0 }
  known.deliveries++
  const common = { ch: channel.name, consumer, queue: known.queue, index: known.deliveries }
  channel.see({ event: 'deliver', ...common, ...rest })
}

function seeAnswer(channel: Channel, { id, fields }: Frame): void {
  const { name: ch, asked } = channel
  const { messageCount: messages, consumerCount: consumers } = fields
  if (id === METHOD.getEmpty) channel.see({ event: 'getEmpty', ch, queue: asked })
  else if (id === METHOD.declareQueueOk) {
    const queue = String(fields['queue']).replace(/^amq\.gen-.*/, 'amq.gen-*')
    channel.see({ event: 'declared', ch, queue, messages, consumers })
  } else if (id === METHOD.deleteQueueOk) channel.see({ event: 'deleted', ch, queue: asked, messages })
  else if (id === METHOD.purgeOk) channel.see({ event: 'purged', ch, queue: asked, messages })
  else if (id === METHOD.txCommitOk) channel.see({ event: 'txCommitOk', ch })
  else if (id === METHOD.txRollbackOk) channel.see({ event: 'txRollbackOk', ch })
}

function confirmed(channel: Channel, { id, fields }: Frame): void {
  const ok = id === METHOD.ack
  const { deliveryTag, multiple } = fields as { deliveryTag: number; multiple: boolean }
  if (channel.confirm === 'raw') {
    channel.see({ event: 'confirmFrame', ch: channel.name, ok, tag: deliveryTag, multiple })
    return
  }
  for (const [tag, message] of [...channel.unconfirmed]) {
    if (tag !== deliveryTag && !(multiple && tag < deliveryTag)) continue
    channel.unconfirmed.delete(tag)
    channel.see({ event: 'confirm', ch: channel.name, message, ok })
  }
}

/** What a case says of properties; the wall-clock `time` of deaths is left out. */
function shown({ headers, expiration, priority }: Record<string, unknown>): object {
  const own = { ...(headers as Record<string, unknown> | undefined) }
  const deaths = own['x-death']
  if (Array.isArray(deaths)) own['x-death'] = deaths.map(withoutTime)
  return {
    ...(Object.keys(own).length === 0 ? {} : { headers: own }),
    ...(expiration === undefined ? {} : { expiration }),
    ...(priority === undefined ? {} : { priority }),
  }
}

function withoutTime(death: unknown): unknown {
  if (typeof death !== 'object' || death === null) return death
  const { time: _, ...rest } = death as Record<string, unknown>
  return rest
}
