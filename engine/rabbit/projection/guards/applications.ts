import { pass, stop } from '../../../kernel/guard.ts'
import { nameOf, type Physics } from '../../../kernel/physics.ts'
import type { GuardView } from '../../../kernel/scene.ts'
import { isAlive } from '../../client/lifecycle.ts'
import type { ConsumerMind, PublisherMind } from '../../client/mind.ts'
import { BROKER } from '../../methods.ts'
import type { Consumer, RabbitState } from '../../state.ts'
import { placeOf } from '../names.ts'
import { emptyGuards, takeGuards } from './queues.ts'

type Mind = ConsumerMind | PublisherMind

/** Why a consumer gets nothing, or gets on. */
export function consumerGuards(state: RabbitState, mind: ConsumerMind, physics: Physics): GuardView[] {
  const { name, setup, subscribed } = mind
  const life = lifeGuards(state, mind, physics)
  if (mind.status !== 'running') return life
  const queue = state.broker.queues.get(setup.queue)
  if (queue === undefined) return [...life, stop('no-queue', { queue: setup.queue, consumer: name })]
  const seat = seatOf(state, mind)
  if (setup.mode !== 'get' && seat === undefined) {
    const id = subscribed ? 'unknown-to-broker' : 'not-subscribed'
    return [...life, stop(id, { consumer: name, queue: queue.name })]
  }
  const down = queue.down ? [stop('queue-down', { queue: queue.name, node: queue.node })] : []
  const offered = seat === undefined ? [] : takeGuards(state, queue, seat)
  return [...life, ...workGuards(mind), ...down, ...emptyGuards(state, queue), ...offered]
}

function seatOf({ broker }: RabbitState, { name, setup }: ConsumerMind): Consumer | undefined {
  const queue = broker.queues.get(setup.queue)
  return [...(queue?.consumers ?? [])].find(({ tag }) => tag === name)
}

/** What it does with what it has. */
function workGuards({ name, tasks, buffer, held, hung }: ConsumerMind): GuardView[] {
  const running = [...tasks.values()].filter(({ stuck }) => !stuck)
  const ids = running.map(({ delivery }) => delivery.content.id).join(', ')
  const settings = [`/clients/${name}/work`]
  const work =
    running.length === 0 || hung ? [] : [pass('in-work', { consumer: name, messages: ids }, { settings })]
  const waiting = buffer.size === 0 ? [] : [stop('no-thread', { consumer: name, count: buffer.size })]
  const isOwing = tasks.size === 0 && buffer.size === 0 && held.size > 0
  return [...work, ...waiting, ...(isOwing ? [stop('owes-acks', { consumer: name, count: held.size })] : [])]
}

/** Why a publisher sends nothing. */
export function publisherGuards(state: RabbitState, mind: PublisherMind, physics: Physics): GuardView[] {
  const { name, blocked, committing, outstanding, outbox, setup, orders } = mind
  const life = lifeGuards(state, mind, physics)
  if (mind.status !== 'running') return life
  const settings = [`/clients/${name}/confirm`]
  const count = outstanding.size
  const guards = [...life]
  if (blocked) guards.push(stop('blocked', { publisher: name, alarm: [...state.broker.alarms].join(', ') }))
  if (committing) guards.push(stop('commit-waits', { publisher: name }))
  if (count > 0) {
    const doesStop = setup.confirm === 'each' && outbox.size > 0
    guards.push({ ...pass('awaits-confirm', { publisher: name, count }, { settings }), stops: doesStop })
  }
  if (outbox.size > 0) guards.push(stop('outbox', { publisher: name, count: outbox.size }))
  else guards.push(...planGuards(mind, orders))
  return guards
}

function planGuards({ name, setup }: PublisherMind, orders: number): GuardView[] {
  const planned = (setup.publish ?? []).reduce((sum, { count = 1 }) => sum + count, 0)
  const settings = (setup.publish ?? []).map((_, row) => `/clients/${name}/publish/${row}/count`)
  return orders >= planned
    ? [stop('all-sent', { publisher: name, count: orders }, { settings })]
    : [pass('more-to-come', { publisher: name, count: planned - orders }, { settings })]
}

/** Its process, its machine and its cable. */
function lifeGuards(state: RabbitState, mind: Mind, physics: Physics): GuardView[] {
  const { name, status, hung, setup } = mind
  const machine = setup.thread?.process ?? name
  const node = setup.node ?? BROKER
  const guards: GuardView[] = []
  if (status !== 'running') guards.push(stop('not-running', { name, status }))
  if (!isAlive(status)) guards.push(...unnoticedGuards(state, name))
  if (physics.frozen.has(machine)) guards.push(stop('frozen', { name: machine }))
  if (hung) guards.push(stop('hung', { name }))
  const link = physics.links.get(nameOf([machine, node]))
  if (link === 'cut' || link === 'held') guards.push(stop(`link-${link}`, { from: machine, to: node }))
  return guards
}

/** The dead who are still believed in: what they hold stays theirs until the broker notices. */
function unnoticedGuards({ broker }: RabbitState, name: string): GuardView[] {
  const connection = [...broker.connections.values()].find(({ client }) => client === name)
  if (connection === undefined) return []
  let count = 0
  for (const channel of connection.channels.values()) count += channel.unacked.size
  const facts = { name, count, heartbeat: connection.heartbeat }
  return [stop('unnoticed', facts, { settings: ['/config/heartbeat', `/clients/${name}/heartbeat`] })]
}

/** Why a message is where it is, in the hands of an application. */
export function holderGuards(state: RabbitState, holder: string, physics: Physics): GuardView[] {
  const mind = state.clients.get(holder)
  if (mind?.kind !== 'consumer') return []
  return [...lifeGuards(state, mind, physics), ...workGuards(mind)].map((guard) => ({
    ...guard,
    place: guard.place ?? placeOf(state, holder),
  }))
}
