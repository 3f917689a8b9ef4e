import {
  createBalancer,
  excludeLastGiver,
  initializeBalancer,
  isLevel,
  nextGiver,
  nextTaker,
} from './member-balancer.ts'
import { byText } from './topic-partition.ts'
import type { UniformInput, UniformResult } from './uniform.ts'

/** After so many rounds over all topics the coordinator is content with what it has. */
const ROUNDS_MAX = 16
const NOBODY = -1

/** Members are indices in the coordinator's order. */
interface Uniforming {
  readonly input: UniformInput
  readonly subscribers: ReadonlyMap<string, readonly number[]>
  /** Partitions a member has. */
  readonly loads: number[]
  /** Topic, then partition: whose it is. */
  readonly owners: ReadonlyMap<string, number[]>
}

/**
 * Members subscribe to different topics: keep what is subscribed, give each topic's free partitions to its
 * least loaded subscribers, then level one topic after another until a whole round changes nothing. The
 * coordinator's builder for heterogeneous groups since 4.0.
 */
export function assignHeterogeneous(input: UniformInput): UniformResult {
  const state = createUniforming(input)
  const topics = [...input.topics].sort(byPartitionsPerSubscriber(state))
  for (const topic of topics) giveFree(state, topic)
  levelTopics(
    state,
    topics.filter((topic) => subscribersOf(state, topic).length > 1),
  )
  return resultOf(state)
}

function createUniforming(input: UniformInput): Uniforming {
  const subscribers = new Map<string, number[]>()
  const owners = new Map<string, number[]>()
  const loads = input.members.map(() => 0)
  for (const topic of input.topics) {
    subscribers.set(
      topic,
      [...input.members.keys()].filter((index) => input.members[index]?.topics.has(topic)),
    )
    owners.set(
      topic,
      Array.from({ length: input.counts.get(topic) ?? 0 }, () => NOBODY),
    )
  }
  for (const [index, member] of input.members.entries()) {
    for (const [topic, numbers] of member.owned) {
      if (!member.topics.has(topic)) continue
      loads[index] = (loads[index] ?? 0) + numbers.length
      for (const number of numbers) (owners.get(topic) as number[])[number] = index
    }
  }
  return { input, subscribers, loads, owners }
}

/** Partitions per subscriber, descending; subscribers, ascending; topic id, ascending. */
function byPartitionsPerSubscriber(state: Uniforming): (one: string, other: string) => number {
  const subscribers = (topic: string) => subscribersOf(state, topic).length
  const share = (topic: string) => (state.input.counts.get(topic) ?? 0) / subscribers(topic)
  return (one, other) =>
    share(other) - share(one) || subscribers(one) - subscribers(other) || byText(one, other)
}

function giveFree(state: Uniforming, topic: string): void {
  const owners = ownersOf(state, topic)
  const free = [...owners.keys()].filter((partition) => owners[partition] === NOBODY)
  if (free.length === 0) return
  const balancer = createBalancer(state.loads)
  initializeBalancer(balancer, subscribersOf(state, topic))
  for (const partition of free) give(state, topic, partition, nextTaker(balancer))
}

function levelTopics(state: Uniforming, topics: readonly string[]): void {
  let lastChanged: string | undefined
  for (let round = 0; round < ROUNDS_MAX; round++) {
    for (const topic of topics) {
      if (topic === lastChanged) return
      if (levelTopic(state, topic) > 0 || lastChanged === undefined) lastChanged = topic
    }
  }
}

/** Moves partitions of one topic from its most to its least loaded subscribers; says how many. */
function levelTopic(state: Uniforming, topic: string): number {
  const balancer = createBalancer(state.loads)
  if (initializeBalancer(balancer, subscribersOf(state, topic)) <= 1) return 0
  const stock = stockOf(state, topic)
  let moved = 0
  while (!isLevel(balancer)) {
    let giver = nextGiver(balancer)
    while (giver !== undefined && (stock.get(giver) ?? []).length === 0) {
      excludeLastGiver(balancer)
      giver = nextGiver(balancer)
    }
    if (giver === undefined) break
    const partition = stock.get(giver)?.pop() as number
    const taker = nextTaker(balancer)
    if (isLevel(balancer)) break
    give(state, topic, partition, taker)
    moved += 1
  }
  return moved
}

/** What each member could give up, the last first. What is moved meanwhile does not come into it. */
function stockOf(state: Uniforming, topic: string): Map<number, number[]> {
  const stock = new Map<number, number[]>()
  for (const [partition, owner] of ownersOf(state, topic).entries()) {
    const list = stock.get(owner)
    if (list === undefined) stock.set(owner, [partition])
    else list.push(partition)
  }
  return stock
}

function give(state: Uniforming, topic: string, partition: number, taker: number): void {
  const owners = ownersOf(state, topic)
  const owner = owners[partition] ?? NOBODY
  if (owner !== NOBODY) state.loads[owner] = (state.loads[owner] ?? 0) - 1
  owners[partition] = taker
  state.loads[taker] = (state.loads[taker] ?? 0) + 1
}

function resultOf(state: Uniforming): UniformResult {
  const result = new Map(state.input.members.map(({ id }) => [id, new Map<string, Set<number>>()]))
  for (const [topic, owners] of state.owners) {
    for (const [partition, owner] of owners.entries()) {
      const target = result.get(state.input.members[owner]?.id ?? '')
      if (target === undefined) continue
      const numbers = target.get(topic) ?? new Set<number>()
      target.set(topic, numbers)
      numbers.add(partition)
    }
  }
  return result
}

function subscribersOf(state: Uniforming, topic: string): readonly number[] {
  return state.subscribers.get(topic) ?? []
}

function ownersOf(state: Uniforming, topic: string): number[] {
  return state.owners.get(topic) as number[]
}
