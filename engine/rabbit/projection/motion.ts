import type { Transit } from '../../kernel/agenda.ts'
import type { MotionView } from '../../kernel/scene.ts'
import type { Content, RabbitSignal } from '../methods.ts'
import type { RabbitState } from '../state.ts'
import { counterOf, exchangePlace, isDeadLetter, keyOf, nodePlace, placeOf, queuePlace } from './names.ts'
import { partyOf } from './processes.ts'

type Sent = Transit<RabbitSignal>
type Ends = Pick<Sent, 'from' | 'to'>

/** Something on a link or in work; clocks are seen at their places. */
export function motionOf(transit: Sent, state: RabbitState): MotionView | undefined {
  const { signal } = transit
  const from = partyOf(state, transit.from, signal)
  const to = partyOf(state, transit.to, signal)
  switch (signal.type) {
    case 'basic.publish':
      return message(placeOf(state, from), targetOf(state, to, signal.exchange), signal.content, {})
    case 'basic.deliver':
    case 'basic.get-ok': {
      const { content, redelivered } = signal
      return message(counterOf(state, to), placeOf(state, to), content, { redelivered, state: 'claimed' })
    }
    case 'basic.return':
      return message(exchangePlace(signal.exchange), placeOf(state, to), signal.content, { trouble: true })
    case 'basic.ack':
    case 'basic.nack':
    case 'basic.reject':
      return control({ from, to }, state, `${signal.type.slice('basic.'.length)} ${signal.deliveryTag}`)
    case 'work':
      return workOf(state, to, signal.task)
    case 'system.request':
    case 'system.response':
      return call({ from, to }, state, signal.type === 'system.request' ? signal.operation : signal.answer)
    case 'system.work':
      return { from: placeOf(state, to), to: placeOf(state, to), weight: 'work', label: signal.name }
    case 'frame.method':
    case 'frame.header':
    case 'frame.body':
      return control({ from, to }, state, `${signal.type.slice('frame.'.length)} ${signal.of}`)
    default:
      return transit.link === undefined ? undefined : control({ from, to }, state, signal.type)
  }
}

/** The exchange that it names; the node, where there is no such exchange (404). */
function targetOf({ broker }: RabbitState, node: string, exchange: string): string {
  return broker.exchanges.has(exchange) ? exchangePlace(exchange) : nodePlace(node)
}

function message(from: string, to: string, content: Content, more: Partial<MotionView>): MotionView {
  const isDead = isDeadLetter(content) ? { deadLettered: true } : {}
  return { from, to, weight: 'message', label: content.id, key: keyOf(content), ...isDead, ...more }
}

/** Between an application and where it meets the broker; between nodes when two nodes talk. */
function control({ from, to }: Ends, state: RabbitState, label: string): MotionView | undefined {
  const isFromClient = state.clients.has(from)
  if (!isFromClient && !state.clients.has(to))
    return { from: nodePlace(from), to: nodePlace(to), weight: 'control', label }
  const client = isFromClient ? from : to
  const [place, counter] = [placeOf(state, client), counterOf(state, client)]
  return isFromClient
    ? { from: place, to: counter, weight: 'control', label }
    : { from: counter, to: place, weight: 'control', label }
}

function call({ from, to }: Ends, state: RabbitState, word: string): MotionView {
  const trouble = word === '503' ? { trouble: true } : {}
  return { from: placeOf(state, from), to: placeOf(state, to), weight: 'control', label: word, ...trouble }
}

function workOf(state: RabbitState, client: string, task: number): MotionView | undefined {
  const mind = state.clients.get(client)
  const content = mind?.kind === 'consumer' ? mind.tasks.get(task)?.delivery.content : undefined
  if (content === undefined) return undefined
  const place = placeOf(state, client)
  return { from: place, to: place, weight: 'work', label: content.id, key: keyOf(content) }
}

/** Where a fact of the broker moves a message inside of it: routing takes no ticks, and is shown as a hop. */
export function hopOf(event: { readonly type: string }, state: RabbitState): MotionView | undefined {
  const fact = event as HopFact
  switch (fact.type) {
    case 'message.enqueued':
    case 'stream.appended':
      return hopIn(fact, state)
    case 'message.deadLettered':
      return message(queuePlace(fact.queue), exchangePlace(fact.exchange), fact.content, {
        deadLettered: true,
        reason: fact.reason,
      })
    default:
      return undefined
  }
}

type HopFact =
  | {
      readonly type: 'message.enqueued' | 'stream.appended'
      readonly message: number
      readonly queue: string
    }
  | {
      readonly type: 'message.deadLettered'
      readonly queue: string
      readonly reason: string
      readonly exchange: string
      readonly content: Content
    }

/** The exchange that it was published to: what lies between it and the queue is told by the bindings. */
function hopIn(
  fact: { readonly message: number; readonly queue: string },
  { broker }: RabbitState,
): MotionView | undefined {
  const { inHand } = broker
  if (inHand === undefined || inHand.id !== fact.message) return undefined
  return message(exchangePlace(inHand.exchange), queuePlace(fact.queue), inHand.content, {})
}
