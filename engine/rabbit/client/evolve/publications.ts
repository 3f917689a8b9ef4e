import { itemAt, popFront, pushBack } from '../../../base/deque.ts'
import type { Folds } from '../../../kernel/handlers.ts'
import type { Outgoing, PublishEvent } from '../events.ts'
import type { PublisherMind } from '../mind.ts'

/** What each fact about publications changes in the publisher's mind. */
export const publishFolds: Folds<PublisherMind, PublishEvent> = {
  'publish.sent'(mind, event) {
    const { order, publishTag } = event
    const outgoing = outgoingOf(event)
    if (itemAt(mind.outbox, 0)?.order === order) popFront(mind.outbox)
    mind.refused.delete(order)
    if (order > mind.orders) mind.orders = order
    if (publishTag > 0) {
      mind.outstanding.set(publishTag, outgoing)
      mind.nextTag = publishTag + 1
      mind.batched++
    }
    if (mind.setup.tx !== undefined) mind.uncommitted.push(outgoing)
    mind.sent++
  },
  'publish.postponed'(mind, event) {
    mind.refused.delete(event.order)
    if (event.order > mind.orders) mind.orders = event.order
    pushBack(mind.outbox, outgoingOf(event))
  },
  'publish.missed'(mind) {
    mind.orders++
    mind.missed++
  },
  'publish.confirmed'(mind, { publishTag, multiple, ok, names }) {
    for (const [tag, outgoing] of mind.outstanding) {
      if (tag !== publishTag && !(multiple && tag < publishTag)) continue
      mind.outstanding.delete(tag)
      if (!ok) mind.refused.set(outgoing.order, { ...outgoing, tries: outgoing.tries + 1 })
    }
    if (ok) mind.confirmed += names.length
    else mind.nacked += names.length
    if (mind.outstanding.size === 0) mind.batched = 0
  },
  'publish.returned'(mind) {
    mind.returned++
  },
  'publish.committing'(mind) {
    mind.committing = true
  },
  'publish.committed'(mind, { names }) {
    mind.committing = false
    mind.confirmed += names.length
    mind.uncommitted = []
  },
}

function outgoingOf({ order, name, exchange, routingKey, mandatory, content, tries }: Outgoing): Outgoing {
  return { order, name, exchange, routingKey, mandatory, content, tries }
}
