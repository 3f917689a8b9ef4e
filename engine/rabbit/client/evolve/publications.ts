import { itemAt, popFront, pushBack } from '../../../base/deque.ts'
import type { Seq } from '../../../kernel/clock.ts'
import type { Folds } from '../../../kernel/handlers.ts'
import type { Outgoing, PublishEvent } from '../events.ts'
import type { PublisherMind, Waiting } from '../mind.ts'

/** What each fact about publications changes in the publisher's mind. */
export const publishFolds: Folds<PublisherMind, PublishEvent> = {
  'publish.sent'(mind, event, _tick, seq) {
    const { order, publishTag } = event
    const waiting = waitingOf(event, seq)
    if (itemAt(mind.outbox, 0)?.order === order) popFront(mind.outbox)
    mind.refused.delete(order)
    if (order > mind.orders) mind.orders = order
    if (publishTag > 0) {
      mind.outstanding.set(publishTag, waiting)
      mind.nextTag = publishTag + 1
      mind.batched++
    }
    if (mind.setup.tx !== undefined) mind.uncommitted.push(waiting)
    mind.sent++
  },
  'publish.postponed'(mind, event, _tick, seq) {
    mind.refused.delete(event.order)
    if (event.order > mind.orders) mind.orders = event.order
    pushBack(mind.outbox, waitingOf(event, seq))
  },
  'publish.missed'(mind) {
    mind.orders++
    mind.missed++
  },
  'publish.confirmed'(mind, { publishTag, multiple, ok, names }, _tick, seq) {
    for (const [tag, waiting] of mind.outstanding) {
      if (tag !== publishTag && !(multiple && tag < publishTag)) continue
      mind.outstanding.delete(tag)
      if (!ok) mind.refused.set(waiting.order, { ...waiting, tries: waiting.tries + 1, seq })
    }
    if (ok) mind.confirmed += names.length
    else mind.nacked += names.length
    if (mind.outstanding.size === 0) mind.batched = 0
  },
  'publish.returned'(mind) {
    mind.returned++
  },
  'publish.framed'(mind, { body }) {
    mind.writesUntil = body
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

function waitingOf(event: Outgoing, seq: Seq): Waiting {
  const { order, name, exchange, routingKey, mandatory, content, tries } = event
  return { order, name, exchange, routingKey, mandatory, content, tries, seq }
}
