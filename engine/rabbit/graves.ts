import type { BrokerEvent } from './events.ts'
import type { Content } from './methods.ts'
import type { BrokerState, RabbitState } from './state.ts'

/**
 * What was lost, and where it was lost: by the place's name on the stage. No broker keeps this; whoever looks on
 * wants to know.
 */
export type Graves = Map<string, readonly Content[]>

/** So many are shown at a place; the rest is in the log. */
const GRAVES_MAX = 12

/** A message was lost at a place. */
export function bury(graves: Graves, place: string, content: Content): void {
  const row = graves.get(place) ?? []
  if (row.length < GRAVES_MAX) graves.set(place, [...row, content])
}

type Burial<Type> = (state: RabbitState, event: Extract<BrokerEvent, { type: Type }>) => void

const BURIALS: { readonly [Type in BrokerEvent['type']]?: Burial<Type> } = {
  'message.unroutable'({ broker, graves }, { exchange, returned }) {
    if (!returned && broker.inHand !== undefined) bury(graves, `exchange:${exchange}`, broker.inHand.content)
  },
  'message.rejected': buryDead,
  'message.exhausted': buryDead,
  'message.expired': buryDead,
  'message.dropped': buryDead,
}

/** Looks at a fact of the broker after it is folded; undefined for a fact by which nothing can be lost. */
export function burialOf(
  type: string,
): ((state: RabbitState, event: { readonly type: string }) => void) | undefined {
  const burial = BURIALS[type as BrokerEvent['type']] as Burial<string> | undefined
  return burial === undefined ? undefined : (state, event) => burial(state, event as never)
}

/** Out of its queue, and nobody dead-letters it. */
function buryDead({ broker, graves }: RabbitState, { queue }: { readonly queue: string }): void {
  if (broker.died !== undefined && !hasDeadLetterExchange(broker, queue))
    bury(graves, `queue:${queue}`, broker.died.message.content)
}

function hasDeadLetterExchange({ queues, exchanges }: BrokerState, queue: string): boolean {
  const exchange = queues.get(queue)?.settings.deadLetterExchange
  return exchange !== undefined && exchanges.has(exchange)
}
