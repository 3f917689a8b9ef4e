import { pass, stop } from '../../../kernel/guard.ts'
import type { Physics } from '../../../kernel/physics.ts'
import type { GuardView } from '../../../kernel/scene.ts'
import type { Consumer } from '../../client/consumer-state.ts'
import { busyIn, waitingIn } from '../../client/pool/pool-state.ts'
import type { Producer } from '../../client/producer/producer-state.ts'
import { summaryOf } from '../../consumer-group/either.ts'
import type { Group, KafkaState } from '../../state.ts'
import { groupId } from '../places.ts'
import { lifeGuards } from './life.ts'
import { ownerOf, readGuards } from './partitions.ts'

/** Why a member gets nothing, or gets on. */
export function memberGuards(state: KafkaState, consumer: Consumer, physics: Physics): GuardView[] {
  const { name, status, setup, failure } = consumer
  const group = state.groups.get(setup.group)
  if (status !== 'running') return [stop('not-running', { name, status }), ...seatGuards(group, consumer)]
  const failed = failure === undefined ? [] : [stop('failed', { name, failure })]
  return [
    ...lifeGuards(state, name, consumer.hung, physics),
    ...failed,
    ...threadGuards(consumer),
    ...dealGuards(state, group, consumer),
    ...[...consumer.assigned.keys()].flatMap((partition) => readGuards(state, consumer, partition)),
  ]
}

/** Its process is gone, and its seat is kept until its session is over. */
function seatGuards(group: Group | undefined, { name }: Consumer): GuardView[] {
  const seat = [...(group?.members.values() ?? [])].find(({ client }) => client === name)
  if (group === undefined || seat === undefined) return []
  const facts = {
    member: name,
    group: group.groupId,
    until: seat.lastHeard + seat.silenceMs,
    ms: seat.silenceMs,
  }
  const settings = [`/consumers/${name}/config/session.timeout.ms`]
  return [stop('seat-kept', facts, { settings, place: groupId(group.groupId) })]
}

/** What its application's thread does: poll() is not called meanwhile. */
function threadGuards({ name, thread, inHand, hung, pool }: Consumer): GuardView[] {
  const settings = [`/consumers/${name}/work`, `/consumers/${name}/config/max.poll.records`]
  if (hung) return []
  if (thread === 'processing') return [stop('in-handler', { member: name, count: inHand.size }, { settings })]
  if (thread === 'draining' && pool !== undefined) {
    return [stop('awaits-pool', { member: name, count: busyIn(pool) + waitingIn(pool) }, { settings })]
  }
  if (thread === 'committing') return [stop('in-commit', { member: name })]
  return []
}

/** How the group stands, and what it dealt to this one. */
function dealGuards(state: KafkaState, group: Group | undefined, consumer: Consumer): GuardView[] {
  const { name, setup, assigned } = consumer
  const isMember = [...(group?.members.values() ?? [])].some(({ client }) => client === name)
  if (group === undefined || !isMember) return [stop('not-a-member', { member: name, group: setup.group })]
  const busy = groupGuards(group).filter(({ stops }) => stops)
  if (busy.length > 0 || assigned.size > 0) return busy
  return [nothingLeft(state, group, consumer)]
}

/** All partitions of its topics are with others. */
function nothingLeft(state: KafkaState, group: Group, { name, setup, subscription }: Consumer): GuardView {
  const topics = subscription.length > 0 ? subscription : (setup.topics ?? [])
  const partitions = topics.flatMap((topic) => state.cluster.topics.get(topic)?.partitions ?? [])
  const owned = partitions.filter(
    (partition) => ownerOf(state, group.groupId, partition) !== undefined,
  ).length
  const facts = {
    member: name,
    group: group.groupId,
    partitions: partitions.length,
    owned,
    members: group.members.size,
    generation: summaryOf(group).generation,
  }
  const settings = [
    ...topics.map((topic) => `/topics/${topic}/partitions`),
    `/consumers/${name}/config/partition.assignment.strategy`,
    `/consumers/${name}/group`,
  ]
  const id =
    partitions.length === 0 ? 'no-topic' : owned === partitions.length ? 'all-owned' : 'none-assigned'
  return stop(id, facts, { settings, place: groupId(group.groupId) })
}

/** What a group waits for before it goes on. */
export function groupGuards(group: Group): GuardView[] {
  const { groupId: name, state, members } = group
  const generation = summaryOf(group).generation
  const namesOf = (ids: Iterable<string>) => [...ids].map((id) => members.get(id)?.client ?? id).join(', ')
  const settings = [...members.values()].map(
    ({ client }) => `/consumers/${client}/config/max.poll.interval.ms`,
  )
  if (members.size === 0) return [stop('group-empty', { group: name })]
  if (group.protocol === 'classic') {
    if (state === 'PreparingRebalance') {
      const missing = [...group.members.values()].filter(({ awaitingJoin }) => awaitingJoin === undefined)
      const names = missing.map(({ client }) => client).join(', ')
      return [
        stop(names === '' ? 'join-delay' : 'awaits-joins', { group: name, members: names }, { settings }),
      ]
    }
    if (state === 'CompletingRebalance') {
      return [stop('awaits-syncs', { group: name, members: namesOf(group.pendingSync), generation })]
    }
    return [pass('stable', { group: name, generation, members: members.size })]
  }
  const late = [...group.members.values()].filter((member) => member.state !== 'STABLE')
  if (late.length > 0) {
    const names = late.map(({ client }) => client).join(', ')
    return [stop('awaits-members', { group: name, members: names, generation })]
  }
  return [pass('stable', { group: name, generation, members: members.size })]
}

/** Why a producer sends nothing. */
export function producerGuards(state: KafkaState, producer: Producer, physics: Physics): GuardView[] {
  const { name, status, sent, acked, failed, waiting, setup } = producer
  if (status !== 'running') return [stop('not-running', { name, status })]
  const guards = lifeGuards(state, name, false, physics)
  const open = sent - acked - failed
  if (waiting.length > 0) guards.push(stop('awaits-metadata', { producer: name }))
  if (open > 0) {
    const settings = ['acks', 'linger.ms', 'batch.size'].map((key) => `/producers/${name}/config/${key}`)
    guards.push(pass('awaits-acks', { producer: name, count: open }, { settings }))
  }
  const settings = (setup.sends ?? []).map((_, row) => `/producers/${name}/sends/${row}/count`)
  if (open === 0) guards.push(stop('all-acked', { producer: name, count: sent }, { settings }))
  return guards
}
