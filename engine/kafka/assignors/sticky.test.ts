import { describe, expect, it } from 'vitest'
import type { GroupMember } from './assignor.ts'
import { cooperativeSticky } from './cooperative-sticky.ts'
import { sticky } from './sticky.ts'

function member(
  id: string,
  topics: string[],
  owned: Record<string, number[]>,
  generation: number,
): GroupMember {
  return { id, instanceId: null, topics, owned: new Map(Object.entries(owned)), generation }
}

describe('claims to one partition', () => {
  const topics = new Map([['t', 2]])

  it('of two generations: the newer one keeps it', () => {
    const members = [member('A', ['t'], { t: [0] }, 4), member('B', ['t'], { t: [0] }, 5)]
    expect(sticky.assign({ topics, members }).members.get('B')).toEqual(new Map([['t', [0]]]))
  })

  it('of one generation: nobody is believed, and a cooperative group gives it to nobody yet', () => {
    const members = [member('A', ['t'], { t: [1] }, 5), member('B', ['t'], { t: [1] }, 5)]
    const { members: now, withheld } = cooperativeSticky.assign({ topics, members })
    expect(withheld).toEqual(new Map([['t', [1]]]))
    expect(now.get('A')).toEqual(new Map([['t', [0]]]))
    expect(now.get('B')).toEqual(new Map())
  })

  it('to partitions that are no more are forgotten', () => {
    const members = [member('A', ['t'], { t: [7], gone: [0] }, 5), member('B', ['t'], {}, -1)]
    const { members: now } = sticky.assign({ topics, members })
    expect([...now.values()].flatMap((byTopic) => byTopic.get('t') ?? []).sort()).toEqual([0, 1])
  })
})

describe('a member that subscribes to nothing', () => {
  it('is not noticed when the leader walks over it first, and gets partitions all the same', () => {
    // In a HashMap of ids C3 comes before C1 and C2.
    const members = [member('C1', ['t'], {}, -1), member('C2', ['t'], {}, -1), member('C3', [], {}, -1)]
    const { members: now } = sticky.assign({ topics: new Map([['t', 4]]), members })
    expect([...now].map(([id, topics]) => [id, topics.get('t')])).toEqual([
      ['C1', [0, 3]],
      ['C2', [1]],
      ['C3', [2]],
    ])
  })
})

describe('stale claims that send Kafka round in circles', () => {
  it('end here, with every partition given once', () => {
    const members = [
      member('Aa', ['big'], { big: [7, 13, 19, 25, 31, 37] }, 3),
      member('BB', ['big', 'small'], { big: [10, 16, 22, 28, 34] }, 3),
      member('AaAa', ['big', 'small'], { big: [8, 14, 20, 26, 32, 38], small: [4] }, 2),
      member('AaBB', ['big'], { big: [9, 15, 21, 27, 33, 39] }, 3),
      member('BBAa', ['big'], { big: [5, 11, 17, 23, 29, 35] }, 3),
      member('BBBB', ['big', 'small'], { big: [6, 12, 18, 24, 30, 36] }, 3),
      member('C#', ['small'], { small: [0, 2, 4, 5] }, 3),
      member('zz', ['big'], { big: [0, 1, 2, 3, 4] }, 3),
      member('q', ['small'], { small: [1, 3, 6] }, 3),
      member('w', ['big', 'small'], {}, -1),
    ]
    const topics = new Map([
      ['big', 40],
      ['small', 7],
    ])
    const { members: now } = sticky.assign({ topics, members })
    const given = [...now.values()].flatMap((byTopic) =>
      [...byTopic].flatMap(([topic, list]) => list.map((number) => topic + number)),
    )
    expect(new Set(given).size).toBe(47)
    expect(given).toHaveLength(47)
  })
})
