import {
  type Assignor,
  assignors,
  type GroupAssignment,
  type GroupProtocol,
  needsRejoin,
} from '../../../engine/kafka/assignors/index.ts'

/** A group's life: its topics, who was there first, and who came and went since. */
export interface Life {
  /** Partitions of each topic. */
  readonly topics: readonly number[]
  readonly founders: readonly string[]
  readonly changes: readonly Change[]
}

/** Somebody comes, or goes. */
export interface Change {
  readonly kind: 'join' | 'leave'
  readonly member: string
}

/** An assignor under one of the protocols. `range` is in both. */
export interface Contestant {
  readonly assignor: Assignor
  readonly protocol: GroupProtocol
}

/** A partition as it is printed: its topic's letter and its number, `a0`. */
export type PartitionName = string

/** What a contestant has made of the last change. */
export interface Outcome {
  readonly owners: ReadonlyMap<string, readonly PartitionName[]>
  /** Partitions that are now with somebody who did not have them, though their owner before is still there. */
  readonly moved: ReadonlySet<PartitionName>
  /** Partitions that nobody read for a while, though their owner was alive: all of an eager group's. */
  readonly stopped: number
  /** How often the group had to rebalance: a cooperative one twice, when something moves. */
  readonly rounds: number
}

/** The topics' names, as long as there are letters. */
export const TOPIC_NAMES = ['a', 'b', 'c'] as const

/** Those that are shown side by side. */
export const CONTESTANTS: readonly Contestant[] = (['classic', 'consumer'] as const).flatMap((protocol) =>
  [...assignors.values()]
    .filter(({ protocols }) => protocols.includes(protocol))
    .map((assignor) => ({ assignor, protocol })),
)

/** Who is there after the first `count` changes, in the order in which they came. */
export function membersAfter({ founders, changes }: Life, count: number): readonly string[] {
  const members = new Set(founders)
  for (const { kind, member } of changes.slice(0, count)) {
    if (kind === 'join') members.add(member)
    else members.delete(member)
  }
  return [...members]
}

/** Lets a contestant live through it all; the answer is about the last change, or the founding. */
export function outcomeOf(life: Life, contestant: Contestant): Outcome {
  let before: Owners = new Map()
  let outcome: Outcome = { owners: new Map(), moved: new Set(), stopped: 0, rounds: 0 }
  for (let count = 0; count <= life.changes.length; count++) {
    const { after, rounds } = rebalance(life.topics, membersAfter(life, count), before, contestant, count)
    outcome = compare(before, after, contestant, rounds)
    before = after
  }
  return outcome
}

type Owned = ReadonlyMap<string, readonly number[]>
type Owners = ReadonlyMap<string, Owned>

const NOTHING: Owned = new Map()
/** A cooperative group is settled after the second round: the first takes away, the second gives. */
const ROUNDS_MAX = 4

function rebalance(
  partitions: readonly number[],
  ids: readonly string[],
  before: Owners,
  { assignor, protocol }: Contestant,
  generation: number,
): { readonly after: Owners; readonly rounds: number } {
  const topics = new Map(partitions.map((count, at) => [TOPIC_NAMES[at] ?? `${at}`, count]))
  let owned = before
  for (let rounds = 1; ; rounds++) {
    const members = ids.map((id) => {
      const had = owned.get(id)
      const isNew = had === undefined || protocol === 'consumer'
      return {
        id,
        instanceId: null,
        topics: [...topics.keys()],
        owned: assignor.remembers === 'nothing' ? NOTHING : (had ?? NOTHING),
        generation: isNew ? -1 : generation * ROUNDS_MAX + rounds,
      }
    })
    const request = { topics, members }
    const answer: GroupAssignment = assignor.assign(request)
    owned = answer.members
    const isSettled = assignor.rebalance === 'eager' || !needsRejoin(request, answer)
    if (isSettled || protocol === 'consumer' || rounds === ROUNDS_MAX) return { after: owned, rounds }
  }
}

function compare(before: Owners, after: Owners, { assignor, protocol }: Contestant, rounds: number): Outcome {
  const ownerBefore = ownersByName(before)
  const owners = new Map([...after].map(([id, owned]) => [id, namesOf(owned)]))
  const moved = new Set<PartitionName>()
  for (const [name, id] of ownersByName(after)) {
    const was = ownerBefore.get(name)
    if (was !== undefined && was !== id && after.has(was)) moved.add(name)
  }
  const kept = [...ownerBefore.values()].filter((id) => after.has(id)).length
  const isEager = protocol === 'classic' && assignor.rebalance === 'eager'
  return { owners, moved, stopped: isEager ? kept : moved.size, rounds }
}

function ownersByName(owners: Owners): Map<PartitionName, string> {
  return new Map([...owners].flatMap(([id, owned]) => namesOf(owned).map((name) => [name, id] as const)))
}

function namesOf(owned: Owned): readonly PartitionName[] {
  return [...owned].flatMap(([topic, numbers]) => numbers.map((number) => `${topic}${number}`))
}
