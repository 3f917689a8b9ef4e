import { describe, expect, it } from 'vitest'
import { assignSimply } from './simple.ts'

const all = () => true
const read = (memberId: string, topics: readonly string[] = ['t'], assignment: readonly string[] = []) => {
  return { memberId, topics, assignment }
}

describe('the simple assignor of share groups', () => {
  it('gives each partition one member while there are enough partitions', () => {
    const target = assignSimply([read('A'), read('B')], new Map([['t', 4]]), all)
    expect([...target.values()].flat().sort()).toEqual(['t-0', 't-1', 't-2', 't-3'])
    expect([...target.values()].map((partitions) => partitions.length)).toEqual([2, 2])
  })

  it('leaves nobody idle: with more members than partitions they share', () => {
    for (let people = 1; people <= 7; people++) {
      for (let count = 1; count <= 4; count++) {
        const members = Array.from({ length: people }, (_, index) => read(`M${index}`))
        const target = assignSimply(members, new Map([['t', count]]), all)
        const sizes = [...target.values()].map((partitions) => partitions.length)
        expect(Math.min(...sizes)).toBeGreaterThan(0)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2)
        expect(new Set([...target.values()].flat()).size).toBe(count)
      }
    }
  })

  it('takes from a member only what it has too much of', () => {
    const old = assignSimply([read('A'), read('B')], new Map([['t', 4]]), all)
    const members = ['A', 'B', 'C', 'D'].map((id) => read(id, ['t'], old.get(id) ?? []))
    const target = assignSimply(members, new Map([['t', 4]]), all)
    for (const id of ['A', 'B'])
      expect(old.get(id)).toEqual(expect.arrayContaining(target.get(id) ?? ['none']))
    expect([...target.values()].map((partitions) => partitions.length)).toEqual([1, 1, 1, 1])
  })

  it('shares each topic among those who read it, when subscriptions differ', () => {
    const counts = new Map([
      ['t', 4],
      ['u', 4],
    ])
    const members = [read('M1', ['t']), read('M2', ['u']), read('M3', ['t', 'u'])]
    const target = assignSimply(members, counts, all)
    const shares = [...target].map(([id, names]) => [id, names.filter((name) => name.startsWith('t')).length])
    expect(Object.fromEntries(shares)).toEqual({ M1: 2, M2: 0, M3: 2 })
    // Not four for each of three members: M3 has half of both topics.
    expect(target.get('M3')).toHaveLength(4)
    expect(target.get('M2')).toHaveLength(2)
  })

  it('takes a topic away from who does not read it any more', () => {
    const counts = new Map([
      ['t', 2],
      ['u', 2],
    ])
    const left = read('M1', ['u'], ['t-0', 't-1'])
    const target = assignSimply([left, read('M2', ['t', 'u'], ['u-0', 'u-1'])], counts, all)
    expect(target.get('M1')).toEqual(['u-0'])
    expect(target.get('M2')).toEqual(['t-0', 't-1', 'u-1'])
  })

  it('counts a topic that does not exist as a subscription that differs', () => {
    const counts = new Map([
      ['t', 1],
      ['u', 1],
    ])
    // All alike: two partitions for two members. Topic by topic: each is shared by both.
    const alike = assignSimply([read('A', ['t', 'u']), read('B', ['t', 'u'])], counts, all)
    expect([...alike.values()].map((names) => names.length)).toEqual([1, 1])
    const apart = assignSimply([read('A', ['t', 'u']), read('B', ['t', 'u', 'v'])], counts, all)
    expect([...apart.values()].map((names) => names.length)).toEqual([2, 2])
  })

  it('gives nobody a topic that it does not read, or a partition that has no state yet', () => {
    const counts = new Map([
      ['t', 2],
      ['u', 2],
    ])
    const target = assignSimply([read('A', ['t']), read('B', ['t', 'u'])], counts, (name) => name !== 't-1')
    expect(target.get('A')).toEqual(['t-0'])
    expect(target.get('B')).toEqual(['t-0', 'u-0', 'u-1'])
  })
})
