import { itemAt } from '../base/deque.ts'
import type { Law } from '../kernel/model.ts'
import { deathsIn } from './broker/deaths.ts'
import type { MessageEvent, RabbitEvent, StreamEvent } from './events.ts'
import type { Table } from './methods.ts'
import { majorityOf, rowAt } from './queues/group.ts'
import { peekReady } from './queues/ready.ts'
import type { BrokerState, Channel, Entry, Queue, RabbitState } from './state.ts'

type RabbitLaw = Law<RabbitState, RabbitEvent>

type Handing = Extract<MessageEvent | StreamEvent, { readonly deliveryTag: number }>

/** No copy appears or vanishes: what came into a queue is in it, held by somebody, or left for a reason. */
const conservation: RabbitLaw = {
  id: 'rabbit.conservation',
  on: [
    'message.enqueued',
    'message.delivered',
    'message.got',
    'message.acked',
    'message.rejected',
    'message.exhausted',
    'message.requeued',
    'message.resumed',
    'message.expired',
    'message.dropped',
    'message.lost',
    'queue.purged',
    'queue.crashed',
  ],
  check({ broker }, event) {
    const queue = 'queue' in event ? broker.queues.get(event.queue) : undefined
    if (queue === undefined || isBalanced(queue)) return undefined
    const { name, entered, ready, unacked, delayed, left } = queue
    const rest = `${unacked} unacked, ${delayed.length} held back, ${left} left`
    return `${name}: ${entered} came in; ${ready.size} ready, ${rest}`
  },
  audit({ broker }) {
    for (const { name, ready } of broker.queues.values()) {
      let size = 0
      let bytes = 0
      for (const row of ready.rows) {
        for (let at = 0; at < row.size; at++) bytes += itemAt(row, at)?.message.content.size ?? 0
        size += row.size
      }
      if (size !== ready.size || bytes !== ready.bytes) return `${name} counts what it has not`
    }
    return undefined
  },
}

/** A copy is ready, or unacked at exactly one channel. */
const oneHolder: RabbitLaw = {
  id: 'rabbit.one-holder',
  on: ['message.delivered', 'message.got', 'message.acked', 'message.rejected', 'message.requeued'],
  check({ broker }, event) {
    const { deliveryTag, message, queue } = event as Handing
    const held = channelOf(broker, event as Handing)?.unacked.get(deliveryTag)
    if (event.type !== 'message.delivered' && event.type !== 'message.got') {
      return held === undefined ? undefined : `delivery ${deliveryTag} is settled and still held`
    }
    if (event.noAck)
      return held === undefined ? undefined : `delivery ${deliveryTag} needs no ack and is held`
    if (held?.entry.message.id !== message) return `message ${message} was handed out and nobody holds it`
    const head = peekReady(broker.queues.get(queue) as Queue)
    return head === held.entry ? `message ${message} was handed out and is ready` : undefined
  },
  audit: ({ broker }) => copyHeldTwice(broker),
}

/** Nobody gets more than its prefetch, its own and its channel's; a delivery limit of a quorum queue adds to it. */
const prefetchBound: RabbitLaw = {
  id: 'rabbit.prefetch-bound',
  on: ['message.delivered', 'stream.read'],
  check({ broker }, event) {
    const { consumerTag } = event as Handing & { readonly consumerTag: string }
    const channel = channelOf(broker, event as Handing)
    const consumer = channel?.consumers.get(consumerTag)
    if (channel === undefined || consumer === undefined) return `${consumerTag} does not consume`
    const { unacked, prefetchCount, spare, noAck } = consumer
    if (!noAck && prefetchCount > 0 && unacked > prefetchCount + spare) {
      return `${consumerTag} holds ${unacked}, its prefetch is ${prefetchCount}`
    }
    const { globalPrefetch, volume } = channel
    return globalPrefetch > 0 && !noAck && volume > globalPrefetch
      ? `channel ${channel.number} holds ${volume}, its global prefetch is ${globalPrefetch}`
      : undefined
  },
}

/** Delivery tags of a channel are 1, 2, 3 ... over all its consumers and gets. */
const tagsRise: RabbitLaw = {
  id: 'rabbit.tags-rise',
  on: ['message.delivered', 'message.got', 'stream.read'],
  check({ broker }, event) {
    const { deliveryTag } = event as Handing
    const handed = channelOf(broker, event as Handing)?.handed
    return handed === deliveryTag ? undefined : `delivery ${handed} of the channel has tag ${deliveryTag}`
  },
}

/** Only the head of a queue expires, and not before its time. */
const headOnlyExpiry: RabbitLaw = {
  id: 'rabbit.head-only-expiry',
  on: ['message.expired'],
  check({ broker: { died } }, event, tick) {
    const { message } = event as Extract<RabbitEvent, { readonly type: 'message.expired' }>
    if (died?.message.id !== message)
      return `message ${message} expired, and ${died?.message.id} was the head`
    return died.expires <= tick ? undefined : `message ${message} expired before ${died.expires}`
  },
}

/** Each death adds exactly one to what `x-death` tells, and the newest comes first. */
const deathsCount: RabbitLaw = {
  id: 'rabbit.x-death-monotone',
  on: ['message.deadLettered'],
  check(_state, event) {
    const { content, queue, reason, count, earlier, message } = event as Extract<
      RabbitEvent,
      { readonly type: 'message.deadLettered' }
    >
    const deaths = (content.properties.headers?.['x-death'] ?? []) as readonly Table[]
    const [newest] = deaths
    // What a client wrote there instead of a number stays as it is (more-cr-29).
    const isCounted = newest?.['count'] !== null
    if (
      newest?.['queue'] !== queue ||
      newest['reason'] !== reason ||
      (isCounted && newest['count'] !== count)
    ) {
      return `the newest death of message ${message} is not ${reason} in ${queue}, ${count}`
    }
    const total = deathsIn(deaths)
    return total === earlier + (isCounted ? 1 : 0)
      ? undefined
      : `message ${message} died ${earlier} times before, and now ${total}`
  },
}

/** A positive confirm is for a publication that came, and that no queue refused. */
const confirmedImpliesHeld: RabbitLaw = {
  id: 'rabbit.confirmed-implies-held',
  on: ['message.confirmed', 'confirm.awaited'],
  check({ broker }, event) {
    const confirm = event as Extract<RabbitEvent, { readonly type: 'message.confirmed' | 'confirm.awaited' }>
    const { publishTag } = confirm
    const channel = channelOf(broker, confirm)
    if (channel === undefined) return 'the channel is gone'
    if (publishTag >= channel.nextPublishTag) return `publication ${publishTag} is confirmed before it came`
    const { inHand, refused } = broker
    const isInHand = inHand?.publishTag === publishTag && inHand.lane === channel.lane
    const ok = confirm.type === 'message.confirmed' ? confirm.ok : true
    return isInHand && ok && inHand.id === refused
      ? `publication ${publishTag} was refused and is confirmed`
      : undefined
  },
}

/** What is committed is on a majority of the replicas, so it outlives any one of them. */
const majorityHolds: RabbitLaw = {
  id: 'rabbit.majority-holds',
  on: ['raft.committed'],
  check({ broker }, event) {
    const { queue, index, command } = event as Extract<RabbitEvent, { readonly type: 'raft.committed' }>
    const group = broker.queues.get(queue)?.group
    if (group === undefined) return `${queue} has no replicas`
    const holders = [...group.members.values()].filter((member) => rowAt(member, index)?.command === command)
    return holders.length >= majorityOf(group)
      ? undefined
      : `row ${index} of ${queue} is on ${holders.length}`
  },
}

/** A queue that drops heads is never longer than its limit, when nothing is going on. */
const depthBound: RabbitLaw = {
  id: 'rabbit.depth-bound',
  audit({ broker }) {
    for (const { name, type, down, settings, ready } of broker.queues.values()) {
      const { maxLength, overflow } = settings
      if (type !== 'classic' || down || maxLength === undefined || overflow !== 'drop-head') continue
      if (ready.size > maxLength) return `${name} has ${ready.size} of at most ${maxLength}`
    }
    return undefined
  },
}

/** What must hold after every event, whatever is set up and whatever breaks: broken, it is our bug. */
export const laws: readonly RabbitLaw[] = [
  conservation,
  oneHolder,
  prefetchBound,
  tagsRise,
  headOnlyExpiry,
  deathsCount,
  confirmedImpliesHeld,
  majorityHolds,
  depthBound,
]

function isBalanced({ entered, ready, unacked, delayed, left }: Queue): boolean {
  return entered === ready.size + unacked + delayed.length + left
}

interface OnLane {
  readonly connection: string
  readonly channel: number
}

/** The last answer: several laws ask about one event, one after the other. */
let askedEvent: OnLane | undefined
let askedChannel: Channel | undefined

/** The channel that an event happened on, also if it has ended. */
function channelOf(broker: BrokerState, event: OnLane): Channel | undefined {
  if (askedEvent === event) return askedChannel
  const connection = broker.connections.get(event.connection)
  askedEvent = event
  askedChannel = connection?.channels.get(event.channel) ?? connection?.closing.get(event.channel)
  return askedChannel
}

/** The same entry in two places: ready twice, held twice, or ready and held. */
function copyHeldTwice(broker: BrokerState): string | undefined {
  const seen = new Set<Entry>()
  const all: Entry[] = []
  for (const { ready } of broker.queues.values()) {
    for (const row of ready.rows) for (let at = 0; at < row.size; at++) all.push(itemAt(row, at) as Entry)
  }
  for (const { channels } of broker.connections.values()) {
    for (const { unacked } of channels.values()) {
      for (const { entry, queue } of unacked.values()) {
        if (broker.queues.get(queue)?.type !== 'stream') all.push(entry)
      }
    }
  }
  for (const entry of all) {
    if (seen.has(entry)) return `message ${entry.message.id} is in two places`
    seen.add(entry)
  }
  return undefined
}
