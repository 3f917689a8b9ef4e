import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AssignmentRequest,
  type Assignor,
  assignorOf,
  assignors,
  type GroupAssignment,
  type GroupMember,
  needsRejoin,
} from './index.ts'

const all = [...assignors.values()]
const remembering = all.filter(({ remembers }) => remembers !== 'nothing')

function newcomer(id: string, topics: readonly string[]): GroupMember {
  return { id, instanceId: null, topics, owned: new Map(), generation: -1 }
}

function group(members: number, topics: readonly string[]): GroupMember[] {
  return Array.from({ length: members }, (_, index) => newcomer(`C${index + 1}`, topics))
}

/** Every member's or the withheld partitions, as `topic-number`. */
function places(assignment: GroupAssignment): string[] {
  const lists = [...assignment.members.values(), assignment.withheld]
  return lists.flatMap((byTopic) =>
    [...byTopic].flatMap(([topic, numbers]) => numbers.map((number) => `${topic}-${number}`)),
  )
}

function wanted({ topics, members }: AssignmentRequest): string[] {
  const subscribed = [...topics].filter(([topic]) => members.some((member) => member.topics.includes(topic)))
  return subscribed.flatMap(([topic, count]) =>
    Array.from({ length: count }, (_, number) => `${topic}-${number}`),
  )
}

function sizes(assignment: GroupAssignment): number[] {
  return [...assignment.members.values()].map((byTopic) =>
    [...byTopic.values()].reduce((sum, numbers) => sum + numbers.length, 0),
  )
}

/** The members as they come to the next assignment. */
function afterwards(
  members: readonly GroupMember[],
  assignment: GroupAssignment,
  generation: number,
): GroupMember[] {
  return members.map((member) => ({
    ...member,
    owned: assignment.members.get(member.id) ?? new Map<string, number[]>(),
    generation,
  }))
}

function kept(member: GroupMember, assignment: GroupAssignment): boolean {
  const now = assignment.members.get(member.id)
  return [...member.owned].every(([topic, numbers]) =>
    numbers.every((number) => now?.get(topic)?.includes(number) === true),
  )
}

function settle(assignor: Assignor, request: AssignmentRequest): GroupAssignment {
  let members = [...request.members]
  for (let generation = 2; ; generation++) {
    const assignment = assignor.assign({ ...request, members })
    if (assignment.withheld.size === 0) return assignment
    expect(needsRejoin({ ...request, members }, assignment)).toBe(true)
    expect(generation).toBeLessThan(4)
    members = afterwards(members, assignment, generation)
  }
}

describe.each(all)('$name', (assignor) => {
  it('gives every partition to exactly one member, for all sizes up to 6 x 6, evenly for one topic', () => {
    for (let members = 1; members <= 6; members++) {
      for (let count = 0; count <= 6; count++) {
        const request = { topics: new Map([['t', count]]), members: group(members, ['t']) }
        const assignment = assignor.assign(request)
        expect(places(assignment).sort()).toEqual(wanted(request).sort())
        expect(assignment.members.size).toBe(members)
        expect(Math.max(...sizes(assignment)) - Math.min(...sizes(assignment))).toBeLessThanOrEqual(1)
      }
    }
  })

  it('still does so after each member in turn has left, and after one has come', () => {
    for (let members = 2; members <= 6; members++) {
      for (let count = 1; count <= 6; count++) {
        const topics = new Map([['t', count]])
        const start = group(members, ['t'])
        const settled = afterwards(start, assignor.assign({ topics, members: start }), 1)
        for (let gone = 0; gone <= members; gone++) {
          const left = settled.filter((_, index) => index !== gone)
          const request = { topics, members: gone < members ? left : [...left, newcomer('C7', ['t'])] }
          expect(places(assignor.assign(request)).sort()).toEqual(wanted(request).sort())
          expect(places(settle(assignor, request)).sort()).toEqual(wanted(request).sort())
        }
      }
    }
  })

  it('gives nobody a topic that it does not subscribe to, whatever the subscriptions', () => {
    const topics = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 9 }), {
      minKeys: 1,
    })
    const subscription = fc.subarray(['a', 'b', 'c', 'd', 'absent'], { minLength: 1 })
    const subscriptions = fc.array(subscription, { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(topics, subscriptions, subscriptions, (counts, before, after) => {
        const request = (lists: string[][], owners: readonly GroupMember[]) => ({
          topics: new Map(Object.entries(counts)),
          members: lists.map((list, index) => ({
            ...(owners[index] ?? newcomer(`C${index}`, list)),
            topics: list,
          })),
        })
        const first = request(before, [])
        const second = request(after, afterwards(first.members, settle(assignor, first), 1))
        for (const asked of [first, second]) {
          const assignment = assignor.assign(asked)
          expect(places(assignment).sort()).toEqual(wanted(asked).sort())
          for (const { id, topics: own } of asked.members) {
            for (const topic of assignment.members.get(id)?.keys() ?? []) expect(own).toContain(topic)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('says the same twice, and does not touch what it was asked', () => {
    const topics = new Map([
      ['a', 4],
      ['b', 3],
    ])
    const start = [...group(3, ['a', 'b']), newcomer('D', ['b'])]
    const members = afterwards(start, assignor.assign({ topics, members: start }), 1).slice(1)
    const before = JSON.stringify(members.map(({ owned }) => [...owned]))
    expect(assignor.assign({ topics, members })).toEqual(assignor.assign({ topics, members }))
    expect(JSON.stringify(members.map(({ owned }) => [...owned]))).toBe(before)
  })

  it('has no members, no assignment', () => {
    expect(assignor.assign({ topics: new Map([['t', 3]]), members: [] }).members.size).toBe(0)
  })
})

describe.each(remembering)('$name, which remembers', (assignor) => {
  it('moves nothing when nothing has changed', () => {
    for (let members = 1; members <= 6; members++) {
      for (let count = 0; count <= 6; count++) {
        const topics = new Map([['t', count]])
        const start = group(members, ['t'])
        const again = afterwards(start, assignor.assign({ topics, members: start }), 1)
        const assignment = assignor.assign({ topics, members: again })
        expect(again.every((member) => kept(member, assignment))).toBe(true)
      }
    }
  })

  it('takes nothing from the survivors when a member leaves', () => {
    for (let members = 2; members <= 6; members++) {
      for (let count = 0; count <= 6; count++) {
        const topics = new Map([['t', count]])
        const start = group(members, ['t'])
        const settled = afterwards(start, assignor.assign({ topics, members: start }), 1)
        for (let gone = 0; gone < members; gone++) {
          const left = settled.filter((_, index) => index !== gone)
          const assignment = assignor.assign({ topics, members: left })
          expect(left.every((member) => kept(member, assignment))).toBe(true)
        }
      }
    }
  })
})

describe('the registry', () => {
  it('finds an assignor by its name and by its class, in its protocol only', () => {
    expect(assignorOf('range', 'classic')).toBe(assignorOf('range', 'consumer'))
    const cooperative = assignorOf('cooperative-sticky', 'classic')
    expect(cooperative?.name).toBe('cooperative-sticky')
    expect(assignorOf('org.apache.kafka.clients.consumer.CooperativeStickyAssignor', 'classic')).toBe(
      cooperative,
    )
    expect(assignorOf('CooperativeStickyAssignor', 'classic')).toBe(cooperative)
    expect(assignorOf('StickyAssignor', 'classic')?.name).toBe('sticky')
    expect(assignorOf('uniform', 'classic')).toBeUndefined()
    expect(assignorOf('sticky', 'consumer')).toBeUndefined()
  })
})
