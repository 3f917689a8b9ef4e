import { assert } from '../../base/assert.ts'
import { javaIntegerSetOrder } from '../../base/java-hash-map.ts'
import type { TopicPartition } from './topic-partition.ts'
import type { UniformInput, UniformMember, UniformResult } from './uniform.ts'

/** Who can take more: the quota leaves `room`, and an extra partition may come on top. */
interface Unfilled {
  readonly target: Map<string, Set<number>>
  readonly room: number
}

/**
 * All members subscribe to the same topics, so each ends with the quota or one more. In the coordinator's
 * order each keeps what fits; the extra partitions stay with those who had one more, and what is left of them
 * goes to the last members that have none (KAFKA-18688). Then the free partitions are dealt, member by
 * member.
 */
export function assignHomogeneous(input: UniformInput): UniformResult {
  const free = freePartitions(input)
  const total = input.topics.reduce((sum, topic) => sum + (input.counts.get(topic) ?? 0), 0)
  const quota = Math.floor(total / input.members.length)
  let extras = total % input.members.length
  const result = new Map<string, Map<string, Set<number>>>()
  const unfilled: Unfilled[] = []
  for (const member of input.members) {
    const { kept, released, room } = keepWithin(input, member, quota + (extras > 0 ? 1 : 0))
    result.set(member.id, kept)
    free.push(...released)
    const hasExtra = extras > 0 && room === 0
    const roomInQuota = extras > 0 && !hasExtra ? room - 1 : room
    if (hasExtra) extras -= 1
    if (roomInQuota > 0 || (extras > 0 && !hasExtra)) unfilled.push({ target: kept, room: roomInQuota })
  }
  deal(free, unfilled, extras)
  return result
}

function deal(free: readonly TopicPartition[], unfilled: readonly Unfilled[], extras: number): void {
  let next = 0
  for (const [index, { target, room }] of unfilled.entries()) {
    const end = next + room + (index >= unfilled.length - extras ? 1 : 0)
    for (const { topic, partition } of free.slice(next, end)) addTo(target, topic, partition)
    next = end
  }
  assert(next >= free.length, 'the members have room for every partition')
}

function freePartitions({ counts, topics, members }: UniformInput): TopicPartition[] {
  const free: TopicPartition[] = []
  for (const topic of topics) {
    const taken = new Set(members.flatMap((member) => member.owned.get(topic) ?? []))
    for (let partition = 0; partition < (counts.get(topic) ?? 0); partition++) {
      if (!taken.has(partition)) free.push({ topic, partition })
    }
  }
  return free
}

/** A topic that fits is kept whole; of one that does not, the first in the order of the HashSet. */
function keepWithin(
  { topics }: UniformInput,
  member: UniformMember,
  limit: number,
): { kept: Map<string, Set<number>>; released: TopicPartition[]; room: number } {
  const kept = new Map<string, Set<number>>()
  const released: TopicPartition[] = []
  let room = limit
  for (const topic of topics) {
    for (const partition of javaIntegerSetOrder(member.owned.get(topic) ?? [])) {
      if (room > 0) addTo(kept, topic, partition)
      else released.push({ topic, partition })
      if (room > 0) room -= 1
    }
  }
  return { kept, released, room }
}

function addTo(target: Map<string, Set<number>>, topic: string, partition: number): void {
  const numbers = target.get(topic) ?? new Set<number>()
  target.set(topic, numbers)
  numbers.add(partition)
}
