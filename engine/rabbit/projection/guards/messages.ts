import { itemAt } from '../../../base/deque.ts'
import { pass, stop } from '../../../kernel/guard.ts'
import type { Physics } from '../../../kernel/physics.ts'
import type { GuardView } from '../../../kernel/scene.ts'
import type { PublisherMind } from '../../client/mind.ts'
import { readyEntries } from '../../queues/ready.ts'
import type { Queue, RabbitState } from '../../state.ts'
import { unackedOf } from '../brokers.ts'
import { placeOf, queuePlace } from '../names.ts'
import { holderGuards, publisherGuards } from './applications.ts'
import { exchangeGuards, queueGuards } from './queues.ts'

/** What keeps a message where it is: everywhere where it is, as copies go their own ways. */
export function messageGuards(state: RabbitState, id: string, physics: Physics, now: number): GuardView[] {
  const guards = [
    ...[...state.broker.queues.values()].flatMap((queue) => inQueue(state, queue, id, physics, now)),
    ...[...state.clients.values()].flatMap((mind) =>
      mind.kind === 'publisher' ? atPublisher(state, mind, id, physics) : [],
    ),
    ...buried(state, id),
  ]
  return guards.length === 0 ? [stop('nowhere', { message: id })] : guards
}

function inQueue(state: RabbitState, queue: Queue, id: string, physics: Physics, now: number): GuardView[] {
  if (queue.type === 'stream') return []
  const place = queuePlace(queue.name)
  const guards: GuardView[] = []
  for (const { unacked, holder } of unackedOf(state, queue.name)) {
    if (unacked.entry.message.content.id !== id) continue
    const facts = { message: id, consumer: holder, tag: unacked.tag, queue: queue.name }
    guards.push(
      stop('in-hand', facts, { place: placeOf(state, holder) }),
      ...holderGuards(state, holder, physics),
    )
  }
  const entries = readyEntries(queue)
  const at = entries.findIndex(({ message }) => message.content.id === id)
  if (at >= 0) {
    const head = entries[0]?.message.content.id ?? ''
    const facts = { message: id, queue: queue.name, count: at, head }
    guards.push(at === 0 ? pass('head', facts, { place }) : stop('behind', facts, { place }))
    guards.push(...queueGuards(state, queue, now))
  }
  const back = queue.delayed.find(({ entry }) => entry.message.content.id === id)
  if (back !== undefined) guards.push(stop('delayed', { message: id, queue: queue.name, until: back.until }))
  return guards
}

function atPublisher(state: RabbitState, mind: PublisherMind, id: string, physics: Physics): GuardView[] {
  const { name, outbox, outstanding } = mind
  const place = placeOf(state, name)
  for (let at = 0; at < outbox.size; at++) {
    if (itemAt(outbox, at)?.name !== id) continue
    return [
      stop('not-sent', { message: id, publisher: name, count: at }, { place }),
      ...publisherGuards(state, mind, physics),
    ]
  }
  const waits = [...outstanding.values()].some((outgoing) => outgoing.name === id)
  return waits ? [stop('unconfirmed', { message: id, publisher: name }, { place })] : []
}

/** A tombstone: what died without anybody to dead-letter it, or had no way to a queue. */
function buried(state: RabbitState, id: string): GuardView[] {
  for (const [place, lost] of state.graves) {
    if (!lost.some((content) => content.id === id)) continue
    const [kind, name = ''] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)]
    if (kind !== 'exchange') return [stop('died-here', { message: id, queue: name }, { place })]
    return [stop('unroutable', { message: id, exchange: name }, { place }), ...exchangeGuards(state, name)]
  }
  return []
}
