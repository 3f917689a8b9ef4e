import type { Address } from '../../kernel/agenda.ts'
import type { FactView, PlaceView, SlotView, TimerView } from '../../kernel/scene.ts'
import { NEVER } from '../create.ts'
import { readyEntries } from '../queues/ready.ts'
import type {
  BrokerState,
  Channel,
  Entry,
  Exchange,
  NodeState,
  Queue,
  RabbitState,
  Unacked,
} from '../state.ts'
import { nodeActions } from './actions.ts'
import { bindingActions, queueActions } from './bindings.ts'
import { attemptsOf, exchangePlace, graveSlots, isDeadLetter, keyOf, nodePlace, queuePlace } from './names.ts'
import { shownExchanges } from './topology.ts'

const GLYPHS: Readonly<Record<string, string>> = { direct: '=', topic: '*#', fanout: '⋔', headers: '{}' }

/** The nodes, and what is declared on them. */
export function brokerPlaces(state: RabbitState): PlaceView[] {
  const { broker } = state
  const nodes = [...broker.nodes.values()]
  const first = nodes[0]?.name ?? ''
  return [
    ...nodes.map((node) => nodeView(state, node)),
    ...shownExchanges(state).map((exchange) => exchangeView(state, exchange, first)),
    ...[...broker.queues.values()].map((queue) => queueView(state, queue)),
  ]
}

function nodeView({ broker }: RabbitState, node: NodeState): PlaceView {
  const alarms = [...broker.alarms].map((reason) => `${reason} alarm`)
  return {
    id: nodePlace(node.name),
    kind: 'node',
    name: node.name,
    address: node.name,
    status: node.status === 'running' && alarms.length > 0 ? alarms.join(', ') : node.status,
    health: node.status !== 'running' ? 'down' : alarms.length > 0 ? 'busy' : 'well',
    facts: [],
    actions: nodeActions(broker, node),
  }
}

function exchangeView(state: RabbitState, { name, type }: Exchange, node: Address): PlaceView {
  const lost = graveSlots(state.graves.get(exchangePlace(name)))
  const isUp = state.broker.nodes.get(node)?.status === 'running'
  return {
    id: exchangePlace(name),
    kind: 'exchange',
    name: name === '' ? '(AMQP default)' : name,
    address: node,
    within: nodePlace(node),
    status: type,
    health: 'well',
    glyph: name === '' ? '∅' : (GLYPHS[type] ?? type),
    facts: [],
    ...(lost.length > 0 && { slots: lost }),
    actions: isUp ? bindingActions(state, name, 'exchange', node) : [],
  }
}

function queueView(state: RabbitState, queue: Queue): PlaceView {
  const { name, node, type } = queue
  const isDown = state.broker.nodes.get(node)?.status !== 'running'
  return {
    id: queuePlace(name),
    kind: type === 'stream' ? 'stream' : 'queue',
    name,
    address: node,
    within: nodePlace(node),
    status: isDown ? 'down' : queue.full ? 'reject-publish' : 'running',
    health: isDown ? 'down' : 'well',
    notes: notesOf(state.broker, queue),
    facts: factsOf(queue),
    slots: [...slotsOf(state, queue), ...graveSlots(state.graves.get(queuePlace(name)))],
    actions: isDown ? [] : queueActions(state, queue),
  }
}

/** In the words of the management UI. */
function factsOf(queue: Queue): FactView[] {
  if (queue.type === 'stream') {
    return [{ label: 'Messages', value: queue.log.entries.end - queue.log.first }]
  }
  const ready = queue.ready.size + queue.delayed.length
  return [
    { label: 'Ready', value: ready },
    { label: 'Unacked', value: queue.unacked },
  ]
}

/** What it was declared with. Where it dead-letters to is a wire, unless that exchange is not there. */
function notesOf({ exchanges }: BrokerState, { arguments: table, policy }: Queue): string[] {
  const notes = Object.entries(table)
    .filter(([name, value]) => name !== 'x-dead-letter-exchange' || !exchanges.has(String(value)))
    .map(([name, value]) => `${name} ${String(value)}`)
  return policy === undefined ? notes : [`policy ${policy}`, ...notes]
}

/** What it holds: a message that somebody has in hand keeps its place until it is answered. */
function slotsOf(state: RabbitState, queue: Queue): SlotView[] {
  if (queue.type === 'stream') return streamSlots(queue)
  const held = unackedOf(state, queue.name)
  const claimed = held
    .map(({ unacked }) => unacked)
    .sort((one, other) => one.entry.position - other.entry.position)
  const holders = new Map(held.map(({ unacked, holder }) => [unacked, holder]))
  const slots = [
    ...claimed.map((unacked) => slotOf(unacked.entry, queue, { holder: holders.get(unacked) ?? '' })),
    ...readyEntries(queue).map((entry) => slotOf(entry, queue, {})),
    ...queue.delayed.map(({ entry, until }) => slotOf(entry, queue, { until })),
  ]
  return withDuplicates(slots, [...claimed.map(({ entry }) => entry), ...readyEntries(queue)])
}

/** Everything that was handed out from a queue and is not answered, with who has it. */
export function unackedOf(
  { broker, clients }: RabbitState,
  queue: string,
): { readonly unacked: Unacked; readonly holder: Address }[] {
  const found: { unacked: Unacked; holder: Address }[] = []
  const look = (channel: Channel, client: Address) => {
    const isShared = clients.get(client)?.kind === 'process'
    for (const unacked of channel.unacked.values()) {
      if (unacked.queue !== queue) continue
      // A thread consumes under its own name; what its process holds otherwise is the process's.
      found.push({ unacked, holder: isShared ? (unacked.consumerTag ?? client) : client })
    }
  }
  for (const { client, channels, closing } of broker.connections.values()) {
    for (const channel of channels.values()) look(channel, client)
    for (const channel of closing.values()) look(channel, client)
  }
  return found
}

function slotOf(
  { message, expires, redelivered, returns }: Entry,
  { settings }: Queue,
  { holder, until }: { readonly holder?: Address; readonly until?: number },
): SlotView {
  const { content } = message
  const attempts = attemptsOf(content, returns)
  const timer =
    until === undefined ? ttlOf(content.properties.expiration, settings.messageTtl, expires) : undefined
  return {
    id: content.id,
    key: keyOf(content),
    state: holder === undefined ? 'ready' : 'claimed',
    ...(holder !== undefined && { holder }),
    ...(redelivered && { redelivered }),
    ...(isDeadLetter(content) && { deadLettered: true }),
    ...(attempts > 0 && { attempts }),
    ...(timer !== undefined && holder === undefined && { timer }),
    ...(until !== undefined && { timer: delayOf(settings, until) }),
  }
}

/** Its time to live is the smaller of its own and the queue's (FACTS 47). */
function ttlOf(own: string | undefined, queue: number | undefined, expires: number): TimerView | undefined {
  if (expires >= NEVER) return undefined
  const ticks = Math.min(own === undefined ? NEVER : Number(own), queue ?? NEVER)
  return { label: 'TTL', from: expires - ticks, until: expires }
}

function delayOf({ delayedRetry }: Queue['settings'], until: number): TimerView {
  return { label: 'retry', from: until - (delayedRetry?.least ?? 0), until }
}

/** The same message twice in one queue, from two publications. */
function withDuplicates(slots: readonly SlotView[], entries: readonly Entry[]): SlotView[] {
  const first = new Map<string, number>()
  for (const { message } of entries) {
    const known = first.get(message.content.id)
    if (known === undefined || message.id < known) first.set(message.content.id, message.id)
  }
  return slots.map((slot, at) => {
    const entry = entries[at]
    const isTwin = entry !== undefined && first.get(slot.id) !== entry.message.id
    return isTwin ? { ...slot, duplicate: true } : slot
  })
}

/** The tail of a log that is shown; the rest is in its number. */
const STREAM_SLOTS_MAX = 200

function streamSlots({ log: { entries, first } }: Queue): SlotView[] {
  const slots: SlotView[] = []
  const from = Math.max(first, entries.end - STREAM_SLOTS_MAX)
  for (let offset = from; offset < entries.end; offset++) {
    const { content } = (entries.items[offset] as Entry).message
    slots.push({ id: content.id, key: keyOf(content), state: 'ready', offset })
  }
  return slots
}
