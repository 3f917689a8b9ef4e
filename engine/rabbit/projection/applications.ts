import { toArray } from '../../base/deque.ts'
import type { Tick } from '../../kernel/clock.ts'
import type { Physics } from '../../kernel/physics.ts'
import type { FactView, PlaceView, SlotView, TimerView } from '../../kernel/scene.ts'
import type { Outgoing } from '../client/events.ts'
import { isAlive } from '../client/lifecycle.ts'
import type { ClientMind, ConsumerMind, Delivery, PublisherMind, SystemMind } from '../client/mind.ts'
import type { ApplicationMind } from '../client/turn.ts'
import type { Content } from '../methods.ts'
import type { ConsumerSetup } from '../setup.ts'
import type { RabbitState } from '../state.ts'
import { applicationActions, systemActions } from './actions.ts'
import { attemptsOf, graveSlots, isDeadLetter, keyOf, placeOf } from './names.ts'
import { processView, threadNotes } from './processes.ts'

/** Everything beside the broker. */
export function clientPlaces(state: RabbitState, physics: Physics, now: Tick): PlaceView[] {
  return [...state.clients.values()].map((mind) => viewOf(state, mind, physics, now))
}

function viewOf(state: RabbitState, mind: ClientMind, physics: Physics, now: Tick): PlaceView {
  const about = { id: placeOf(state, mind.name), name: mind.name, address: mind.name }
  if (mind.kind === 'system') return systemView(mind, about, now)
  if (mind.kind === 'process') return processView(state, mind, physics)
  const life = { status: statusOf(mind, physics), health: healthOf(state, mind, physics) }
  const actions = applicationActions(mind, physics)
  return mind.kind === 'publisher'
    ? { ...about, ...life, kind: 'producer', actions, ...producerParts(mind), ...notesOf(mind) }
    : {
        ...about,
        ...life,
        kind: 'consumer',
        actions,
        ...consumerParts(mind, state.graves.get(about.id)),
        ...notesOf(mind),
      }
}

function statusOf(mind: ApplicationMind, physics: Physics): string {
  if (!isAlive(mind.status)) return mind.status
  if (physics.frozen.has(mind.name)) return 'frozen'
  if (mind.hung) return 'hung'
  if (mind.blocked) return 'blocked'
  if (mind.status !== 'running' || mind.kind === 'publisher') return mind.status
  return mind.tasks.size > 0 ? 'busy' : mind.subscribed || mind.setup.mode === 'get' ? 'idle' : 'cancelled'
}

function healthOf({ broker }: RabbitState, mind: ApplicationMind, physics: Physics): PlaceView['health'] {
  const isKnown = [...broker.connections.values()].some(
    ({ name, client }) => client === mind.name || name === mind.connection,
  )
  if (!isAlive(mind.status)) return mind.status === 'powered off' && isKnown ? 'ghost' : 'down'
  if (physics.frozen.has(mind.name) || mind.hung || mind.blocked) return 'paused'
  if (mind.status !== 'running') return 'paused'
  return mind.kind === 'consumer' && mind.tasks.size > 0 ? 'busy' : 'well'
}

/** On its roof: what it has sent and nobody has confirmed, then what waits to be sent. */
function producerParts(mind: PublisherMind): Pick<PlaceView, 'facts' | 'slots'> {
  const { setup, sent, confirmed, nacked, returned, missed, outbox } = mind
  const hasConfirms = (setup.confirm ?? 'none') !== 'none'
  const asks = hasConfirms || setup.tx !== undefined
  const isMandatory = [setup, ...(setup.publish ?? [])].some(({ mandatory }) => mandatory === true)
  const facts = [
    { label: 'sent', value: sent },
    ...(asks ? [{ label: 'confirmed', value: confirmed }] : []),
    ...(hasConfirms ? [fault('nacked', nacked)] : []),
    ...(isMandatory ? [fault('returned', returned)] : []),
    ...(missed > 0 ? [fault('lost', missed)] : []),
    ...(!asks && outbox.size > 0 ? [{ label: 'waiting', value: outbox.size }] : []),
  ]
  if (!asks) return { facts }
  const open = setup.tx === undefined ? [...mind.outstanding.values()] : mind.uncommitted
  return {
    facts,
    slots: [
      ...open.map((outgoing) => roofSlot(outgoing, 'tentative')),
      ...toArray(outbox).map((outgoing) => roofSlot(outgoing, 'ready')),
    ],
  }
}

function roofSlot({ name, content }: Outgoing, state: SlotView['state']): SlotView {
  return { id: name, key: keyOf(content), state }
}

function fault(label: string, value: number): FactView {
  return value > 0 ? { label, value, trouble: true } : { label, value }
}

/** What it was told that differs from the default. */
function notesOf(mind: ApplicationMind): Pick<PlaceView, 'notes'> {
  const isAuto = mind.kind === 'consumer' && mind.setup.ack === 'auto'
  const notes = [...(isAuto ? ['ack auto'] : []), ...threadNotes(mind)]
  return notes.length === 0 ? {} : { notes }
}

/** With manual acknowledgements a window; without, the messages are in its hands and nowhere else. */
function consumerParts(
  mind: ConsumerMind,
  lost: readonly Content[] | undefined,
): Pick<PlaceView, 'facts' | 'slots' | 'window' | 'timers'> {
  const { setup, held, processed, redelivered, failed } = mind
  const isAuto = setup.ack === 'auto'
  const { prefetch_count: size = 0 } = setup
  const window = size === 0 ? { used: held.size } : { used: held.size, size }
  return {
    facts: [
      { label: 'processed', value: processed },
      { label: 'redelivered', value: redelivered },
      ...(canFail(setup) ? [{ label: 'failed', value: failed }] : []),
    ],
    ...(isAuto ? { slots: [...[...held.values()].map(heldSlot), ...graveSlots(lost)] } : { window }),
    timers: workTimers(mind),
  }
}

function canFail({ fails = [], calls = [], deduplicate }: ConsumerSetup): boolean {
  return fails.length > 0 || calls.length > 0 || deduplicate !== undefined
}

function heldSlot({ content, redelivered }: Delivery): SlotView {
  const attempts = attemptsOf(content, 0)
  return {
    id: content.id,
    key: keyOf(content),
    state: 'claimed',
    ...(redelivered && { redelivered }),
    ...(isDeadLetter(content) && { deadLettered: true }),
    ...(attempts > 0 && { attempts }),
  }
}

function workTimers({ tasks }: ConsumerMind): TimerView[] {
  return [...tasks.values()]
    .filter(({ from, until }) => until > from)
    .map(({ delivery, from, until }) => ({ label: delivery.content.id, from, until }))
}

/** An effect that a message had twice is trouble. */
function systemView(
  mind: SystemMind,
  about: Pick<PlaceView, 'id' | 'name' | 'address'>,
  now: Tick,
): PlaceView {
  const isUp = mind.setup.up ?? true
  const again = [...mind.effects.values()].filter((count) => count > 1).length
  return {
    ...about,
    kind: 'system',
    status: isUp ? 'up' : '503',
    health: isUp ? 'well' : 'down',
    facts: [holdingOf(mind, now), fault('twice', again), { label: 'refused', value: mind.refusals }],
    actions: systemActions(mind),
  }
}

/** A set has forgotten an id when its time is over. */
function holdingOf({ setup, value, effects, marked }: SystemMind, now: Tick): FactView {
  if (setup.kind === 'balance' || setup.kind === 'database') return { label: 'balance', value }
  if (setup.kind === 'set')
    return { label: 'ids', value: [...marked.values()].filter((until) => now < until).length }
  return { label: 'effects', value: [...effects.values()].reduce((sum, count) => sum + count, 0) }
}
