import type { Law } from '../kernel/model.ts'
import { findClassicGroup } from './coordinator/group-lookup.ts'
import type { ClassicGroup } from './coordinator/group-state.ts'
import { coordinatorOf } from './coordinator/internal-topics.ts'
import type { KafkaEvent } from './events.ts'
import { activeSegmentOf } from './log/partition-log.ts'
import { batchAt } from './log/segment.ts'
import type { KafkaState } from './state.ts'

type KafkaLaw = Law<KafkaState, KafkaEvent>

type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>

/** A leader numbers records one after the other: the offset is the old end of the log. */
const denseOffsets: KafkaLaw = {
  id: 'kafka.dense-offsets',
  on: ['records.appended'],
  check(kafka, event) {
    const { broker, partition, from, to } = event as Of<'records.appended'>
    const log = kafka.brokers.get(broker)?.logs.get(partition)
    if (log === undefined) return `${partition} is not on ${broker}`
    const segment = activeSegmentOf(log)
    const place = segment.batches.end - 1
    const last = place < 0 ? undefined : batchAt(segment, place)
    const before = place < 1 ? undefined : batchAt(segment, place - 1)
    const isDense = last?.baseOffset === from && last.lastOffset === to && log.endOffset === to + 1
    if (!isDense) return `${partition} ends at ${log.endOffset} after ${from}..${to}`
    if (before === undefined || before.lastOffset + 1 === from) return undefined
    return `${partition}: ${from} comes after ${before.lastOffset}`
  },
}

/** One owner a partition: within an assignment, and among members that are in the same generation. */
const oneOwner: KafkaLaw = {
  id: 'kafka.one-owner-a-partition',
  on: ['group.assigned', 'partitions.assigned'],
  check(kafka, event) {
    if (event.type === 'group.assigned') return twiceIn(event.assignments)
    return event.type === 'partitions.assigned' ? ownedElsewhere(kafka, event) : undefined
  },
}

/** Nobody commits in the name of an older generation, or of a member that the group does not know. */
const fencing: KafkaLaw = {
  id: 'kafka.fencing',
  on: ['offset.committed'],
  check(kafka, event) {
    const { groupId, memberId, generation } = event as Of<'offset.committed'>
    const group = findClassicGroup(kafka, groupId)
    if (group === undefined || generation < 0) return undefined
    if (!group.members.has(memberId)) return `${memberId} commits and is no member of ${groupId}`
    if (generation === group.generation) return undefined
    return `${memberId} commits in generation ${generation} of ${groupId}, which is in ${group.generation}`
  },
}

/** A reader is never beyond what is replicated, and so is nothing that it commits by itself. */
const committedInLog: KafkaLaw = {
  id: 'kafka.commit-in-log',
  on: ['records.polled', 'commit.sent'],
  check(kafka, event) {
    if (event.type === 'records.polled') {
      const read = kafka.consumers.get(event.consumer)?.assigned.get(event.partition)
      if (read === undefined || read.position <= read.highWatermark) return undefined
      return `${event.consumer} is at ${read.position} of ${event.partition}, replicated to ${read.highWatermark}`
    }
    const { consumer, kind, offsets } = event as Of<'commit.sent'>
    // The application may commit what it likes: nobody checks it (FACTS S21).
    if (kind === 'sync' || kind === 'async') return undefined
    const assigned = kafka.consumers.get(consumer)?.assigned
    const ahead = offsets.find(
      ({ partition, offset }) => offset > (assigned?.get(partition)?.position ?? offset),
    )
    return ahead && `${consumer} commits ${ahead.offset} of ${ahead.partition}, ahead of its position`
  },
}

/**
 * In a Stable group nobody has been silent for longer than its session timeout. Looked at between ticks; a
 * coordinator that is frozen hears nobody, so the clock is what it heard last of anybody.
 */
const session: KafkaLaw = {
  id: 'kafka.session',
  audit(kafka) {
    const heardAt = new Map<string, number>()
    for (const groupId of kafka.groups.keys()) {
      const coordinator = coordinatorOf(kafka, groupId) ?? ''
      const latest = latestHeardIn(findClassicGroup(kafka, groupId))
      heardAt.set(coordinator, Math.max(heardAt.get(coordinator) ?? 0, latest))
    }
    for (const groupId of kafka.groups.keys()) {
      const coordinator = coordinatorOf(kafka, groupId) ?? ''
      const broken = silentIn(findClassicGroup(kafka, groupId), heardAt.get(coordinator) ?? 0)
      if (broken !== undefined) return broken
    }
    return undefined
  },
}

/** What consumers may see lies on every in-sync replica, and in the log at all. */
const highWatermark: KafkaLaw = {
  id: 'kafka.high-watermark',
  on: ['records.appended', 'highWatermark.raised'],
  check(kafka, event) {
    const { broker, partition } = event as Of<'highWatermark.raised'>
    const log = kafka.brokers.get(broker)?.logs.get(partition)
    const registration = kafka.cluster.partitions.get(partition)?.registration
    if (log === undefined || registration === undefined) return undefined
    if (log.highWatermark > log.endOffset) return `${partition} is replicated beyond its end on ${broker}`
    for (const id of registration.isr) {
      const address = kafka.cluster.addresses.get(id) ?? ''
      const end = kafka.brokers.get(address)?.logs.get(partition)?.endOffset ?? 0
      if (end < log.highWatermark)
        return `${partition} is replicated to ${log.highWatermark}, ${address} ends at ${end}`
    }
    return undefined
  },
}

/** The laws of a Kafka world. Broken, they are our bugs. */
export const kafkaLaws: readonly KafkaLaw[] = [
  denseOffsets,
  oneOwner,
  fencing,
  committedInLog,
  session,
  highWatermark,
]

function twiceIn(assignments: Of<'group.assigned'>['assignments']): string | undefined {
  const owners = new Map<string, string>()
  for (const { memberId, partitions } of assignments) {
    for (const partition of partitions) {
      const owner = owners.get(partition)
      if (owner !== undefined) return `${partition} is owned by ${owner} and ${memberId}`
      owners.set(partition, memberId)
    }
  }
  return undefined
}

function ownedElsewhere(kafka: KafkaState, event: Of<'partitions.assigned'>): string | undefined {
  const own = kafka.consumers.get(event.consumer)
  if (own === undefined || own.config.groupProtocol !== 'classic') return undefined
  const group = findClassicGroup(kafka, own.setup.group)
  for (const other of kafka.consumers.values()) {
    if (other === own || other.setup.group !== own.setup.group || other.status !== 'running') continue
    if (other.membership.generation !== event.generation || other.membership.state !== 'STABLE') continue
    // A static member whose seat was taken does not know it yet: it is fenced when it speaks.
    if (group?.members.has(other.membership.memberId) !== true) continue
    // It has its new assignment, and the callbacks that end the old one are still to come.
    if (other.membership.assignment !== undefined) continue
    const twice = event.partitions.find((partition) => other.assigned.has(partition))
    if (twice !== undefined) return `${twice} is owned by ${own.name} and ${other.name}`
  }
  return undefined
}

function latestHeardIn(group: ClassicGroup | undefined): number {
  let latest = 0
  for (const { lastHeard } of group?.members.values() ?? []) latest = Math.max(latest, lastHeard)
  return latest
}

function silentIn(group: ClassicGroup | undefined, now: number): string | undefined {
  if (group?.state !== 'Stable') return undefined
  for (const { memberId, lastHeard, silenceMs, awaitingJoin, awaitingSync } of group.members.values()) {
    const isWaiting = awaitingJoin !== undefined || awaitingSync !== undefined
    if (isWaiting || now - lastHeard <= silenceMs) continue
    return `${memberId} of ${group.groupId} has been silent for ${now - lastHeard} ms`
  }
  return undefined
}
