import { createDeque, pushFront } from '../../../base/deque.ts'
import type { Folds } from '../../../kernel/handlers.ts'
import type { ApplicationEvent } from '../events.ts'
import type { ConsumerMind, PublisherMind, Waiting } from '../mind.ts'
import type { ApplicationMind } from '../turn.ts'

/** What each fact of an application's life changes in its mind, besides its status. */
export const applicationFolds: Folds<ApplicationMind, ApplicationEvent> = {
  'client.started'(mind, { incarnation }) {
    mind.incarnation = incarnation
    mind.hung = false
    mind.factor = 1
  },
  'client.crashed': forgetAll,
  'client.poweredOff'(mind) {
    mind.forgotten.add(mind.connection)
    forgetAll(mind)
  },
  'client.connecting'(mind, { connection }) {
    mind.connections++
    mind.connection = connection
    mind.heartbeat = 0
  },
  'client.connected'() {},
  'client.tuned'(mind, { heartbeat }) {
    mind.heartbeat = heartbeat
  },
  'client.opened'() {},
  'client.attached'(mind, { connection }) {
    mind.connections++
    mind.connection = connection
  },
  'client.opening'(mind, { channel }) {
    mind.channel = channel
  },
  'client.channelLeft'() {},
  'client.channelOpened'(mind) {
    mind.lane++
  },
  'client.ready'(mind) {
    if (mind.kind === 'consumer') mind.subscribed = mind.setup.mode !== 'get'
  },
  'client.channelClosed': forgetChannel,
  'client.disconnected': forgetChannel,
  'client.closing'() {},
  'client.closed': forgetAll,
  'client.blocked'(mind) {
    mind.blocked = true
  },
  'client.unblocked'(mind) {
    mind.blocked = false
  },
  'client.cancelled'(mind) {
    if (mind.kind === 'consumer') mind.subscribed = false
  },
  'client.hung'(mind) {
    mind.hung = true
  },
  'client.unhung'(mind) {
    mind.hung = false
  },
  'client.slowed'(mind, { factor }) {
    mind.factor = factor
  },
  'client.heard'() {},
}

/** The process is gone, and its memory with it. */
function forgetAll(mind: ApplicationMind): void {
  mind.blocked = false
  mind.heartbeat = 0
  if (mind.kind === 'publisher') {
    mind.outbox = createDeque()
    mind.outstanding.clear()
    mind.refused.clear()
    beginChannel(mind)
  } else {
    mind.tasks.clear()
    dropDeliveries(mind)
  }
}

/** The channel is gone: tags mean nothing any more. Work that has begun goes on. */
function forgetChannel(mind: ApplicationMind): void {
  mind.blocked = false
  if (mind.kind === 'consumer') {
    dropDeliveries(mind)
    return
  }
  const { setup, outstanding, uncommitted, outbox } = mind
  const open = setup.tx === undefined ? [...outstanding.values()] : uncommitted
  if (setup.resend ?? true)
    for (const outgoing of open.slice().reverse()) pushFront(outbox, triedOnce(outgoing))
  outstanding.clear()
  beginChannel(mind)
}

function triedOnce(waiting: Waiting): Waiting {
  return { ...waiting, tries: waiting.tries + 1 }
}

function beginChannel(mind: PublisherMind): void {
  mind.nextTag = 1
  mind.uncommitted = []
  mind.committing = false
  mind.batched = 0
}

function dropDeliveries(mind: ConsumerMind): void {
  mind.buffer = createDeque()
  mind.held.clear()
  mind.unconfirmed.clear()
  mind.nextTag = 1
  mind.subscribed = false
  mind.asked = false
  mind.done = 0
}
