import type { Law } from '../../kernel/model.ts'
import type { Consumer } from '../client/consumer-state.ts'
import { consumerGroupMemberClientSide, isLegal } from '../config/state-machines.ts'
import type { KafkaEvent } from '../events.ts'
import { topicOf } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import { AWAY_EPOCH, type ConsumerGroup } from './group-state.ts'
import { findConsumerGroup, isSameSet } from './lookup.ts'

type GroupLaw = Law<KafkaState, KafkaEvent>

type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>

/** One owner a partition, also while it changes hands: who is to have it waits until it is released. */
const oneOwner: GroupLaw = {
  id: 'kafka.848-one-owner',
  on: ['groupMember.reconciled', 'partitions.assigned'],
  check(kafka, event) {
    if (event.type === 'partitions.assigned') return heldElsewhere(kafka, event)
    const { groupId, memberId, partitions, revoking } = event as Of<'groupMember.reconciled'>
    const owners = findConsumerGroup(kafka, groupId)?.owners
    const taken = [...partitions, ...revoking].find((partition) => owners?.get(partition) !== memberId)
    return taken && `${taken} is ${owners?.get(taken)}'s and given to ${memberId}`
  },
}

/** The target gives every partition of a subscribed topic to exactly one member that reads the topic. */
const fullTarget: GroupLaw = {
  id: 'kafka.848-full-target',
  on: ['target.assigned'],
  check(kafka, event) {
    const { groupId, assignments } = event as Of<'target.assigned'>
    const group = findConsumerGroup(kafka, groupId)
    if (group === undefined) return `there is no group ${groupId}`
    const dealt = new Set<string>()
    for (const { memberId, partitions } of assignments) {
      for (const partition of partitions) {
        if (dealt.has(partition)) return `${partition} is dealt twice`
        dealt.add(partition)
        const isWanted = group.members.get(memberId)?.topics.includes(topicOf(partition))
        if (isWanted !== true) return `${memberId} is dealt ${partition} and does not read its topic`
      }
    }
    const count = [...group.topics.values()].reduce((sum, partitions) => sum + partitions, 0)
    return dealt.size === count ? undefined : `${dealt.size} of ${count} partitions are dealt`
  },
}

/** A member that has come to its target has all of it, and nothing else: unless that was not found. */
const reconciled: GroupLaw = {
  id: 'kafka.848-reconciled',
  on: ['groupMember.reconciled'],
  check(kafka, event) {
    const { groupId, memberId, state, memberEpoch, partitions, isUnseated } =
      event as Of<'groupMember.reconciled'>
    if (isUnseated === true) return undefined
    const group = findConsumerGroup(kafka, groupId)
    const member = group?.members.get(memberId)
    if (state !== 'STABLE' || memberEpoch !== group?.assignmentEpoch || member === undefined) return undefined
    const target = (group.target.get(memberId) ?? []).filter((one) => member.topics.includes(topicOf(one)))
    return isSameSet(target, partitions) ? undefined : `${memberId} is at its target with other partitions`
  },
}

/** Epochs only grow: a member's is not ahead of the target's, and that is not ahead of the group's. */
const epochs: GroupLaw = {
  id: 'kafka.848-epochs',
  on: ['groupMember.reconciled', 'target.assigned', 'groupEpoch.bumped'],
  check(kafka, event) {
    const group = findConsumerGroup(kafka, (event as Of<'groupEpoch.bumped'>).groupId)
    if (group === undefined) return undefined
    const { groupEpoch, assignmentEpoch } = group
    if (assignmentEpoch > groupEpoch) return `the target is of ${assignmentEpoch}, the group in ${groupEpoch}`
    if (event.type !== 'groupMember.reconciled') return undefined
    const { memberId, memberEpoch } = event
    return memberEpoch > assignmentEpoch
      ? `${memberId} is in ${memberEpoch}, the target of ${assignmentEpoch}`
      : undefined
  },
}

/** Nobody commits in the name of a member that the group does not know, or of an epoch before it got the partition. */
const fencing: GroupLaw = {
  id: 'kafka.848-fencing',
  on: ['offset.committed'],
  check(kafka, event) {
    const { groupId, memberId, generation, offsets } = event as Of<'offset.committed'>
    const group = findConsumerGroup(kafka, groupId)
    if (group === undefined || (generation < 0 && group.members.size === 0)) return undefined
    const member = group.members.get(memberId)
    if (member === undefined) return `${memberId} commits and is no member of ${groupId}`
    if (generation === member.epoch) return undefined
    const alien = offsets.find(
      ({ partition }) => !((member.since.get(partition) ?? Number.MAX_VALUE) <= generation),
    )
    const isAhead = generation > member.epoch
    return isAhead || alien
      ? `${memberId} commits in epoch ${generation}, and is in ${member.epoch}`
      : undefined
  },
}

/** Nobody is a member who has been silent for longer than its session timeout. */
const session: GroupLaw = {
  id: 'kafka.848-session',
  audit(kafka) {
    for (const group of kafka.groups.values()) {
      const broken = group.protocol === 'consumer' ? silentIn(group) : undefined
      if (broken !== undefined) return broken
    }
    return undefined
  },
}

/** A member goes from state to state as its lifecycle says (oracle: SM-consumerGroupMemberClientSide). */
const lifecycle: GroupLaw = {
  id: 'kafka.848-lifecycle',
  on: ['memberState.changed'],
  check(_kafka, event) {
    const { consumer, from, to } = event as Of<'memberState.changed'>
    return isLegal(consumerGroupMemberClientSide, from, to)
      ? undefined
      : `${consumer} goes from ${from} to ${to}`
  },
}

/** The laws of groups of the consumer protocol. Broken, they are our bugs. */
export const consumerGroupLaws: readonly GroupLaw[] = [
  oneOwner,
  fullTarget,
  reconciled,
  epochs,
  fencing,
  session,
  lifecycle,
]

/** Two applications with one partition, both in the epochs that their coordinator knows them in. */
function heldElsewhere(kafka: KafkaState, event: Of<'partitions.assigned'>): string | undefined {
  const own = kafka.consumers.get(event.consumer)
  if (own === undefined || own.config.groupProtocol !== 'consumer') return undefined
  const group = findConsumerGroup(kafka, own.setup.group)
  if (group === undefined || !isKnownAs(group, own)) return undefined
  for (const other of kafka.consumers.values()) {
    if (other === own || other.setup.group !== own.setup.group || other.status !== 'running') continue
    if (other.config.groupProtocol !== 'consumer' || !isKnownAs(group, other)) continue
    const twice = event.partitions.find((partition) => other.assigned.has(partition))
    if (twice !== undefined) return `${twice} is held by ${own.name} and by ${other.name}`
  }
  return undefined
}

function isKnownAs({ members }: ConsumerGroup, { member }: Consumer): boolean {
  return member.epoch > 0 && members.get(member.memberId)?.epoch === member.epoch
}

/** The clock is what the group heard last of anybody: a coordinator that is frozen hears nobody. */
function silentIn({ groupId, members }: ConsumerGroup): string | undefined {
  let latest = 0
  for (const { lastHeard } of members.values()) latest = Math.max(latest, lastHeard)
  for (const { memberId, lastHeard, silenceMs, epoch } of members.values()) {
    if (latest - lastHeard <= silenceMs) continue
    const where = epoch === AWAY_EPOCH ? 'away' : 'silent'
    return `${memberId} of ${groupId} has been ${where} for ${latest - lastHeard} ms`
  }
  return undefined
}
