import { describe, expect, it } from 'vitest'
import { CONTESTANTS, type Life, membersAfter, outcomeOf } from './group.ts'

const four: Life = { topics: [3], founders: ['C1', 'C2', 'C3', 'C4'], changes: [] }
const c2Leaves: Life = { ...four, changes: [{ kind: 'leave', member: 'C2' }] }

const of = (life: Life, name: string, protocol = 'classic') => {
  const contestant = CONTESTANTS.find((one) => one.assignor.name === name && one.protocol === protocol)
  if (contestant === undefined) throw new Error(`no ${name}`)
  const { owners, moved, stopped, rounds } = outcomeOf(life, contestant)
  return { owners: Object.fromEntries(owners), moved: [...moved], stopped, rounds }
}

describe('the assignor bench', () => {
  it('knows every assignor of both protocols', () => {
    expect(CONTESTANTS.map(({ assignor, protocol }) => `${protocol} ${assignor.name}`)).toEqual([
      'classic range',
      'classic roundrobin',
      'classic sticky',
      'classic cooperative-sticky',
      'consumer range',
      'consumer uniform',
    ])
  })

  // FACTS.md, the standby of S28: with range C3 is moved too, sticky hands P1 to the spare one.
  it('moves C3 under range when C2 leaves, and only fills the gap under sticky', () => {
    expect(of(c2Leaves, 'range')).toEqual({
      owners: { C1: ['a0'], C3: ['a1'], C4: ['a2'] },
      moved: ['a2'],
      stopped: 2,
      rounds: 1,
    })
    expect(of(c2Leaves, 'sticky')).toMatchObject({ owners: { C4: ['a1'] }, moved: [], stopped: 2 })
    expect(of(c2Leaves, 'cooperative-sticky')).toMatchObject({
      owners: { C4: ['a1'] },
      moved: [],
      stopped: 0,
    })
  })

  it('takes two rounds to move something cooperatively', () => {
    const joined: Life = { topics: [4], founders: ['C1'], changes: [{ kind: 'join', member: 'C2' }] }
    expect(of(joined, 'cooperative-sticky')).toMatchObject({ stopped: 2, rounds: 2 })
    expect(of(joined, 'uniform', 'consumer')).toMatchObject({ stopped: 2, rounds: 1 })
    expect(of(joined, 'sticky')).toMatchObject({ stopped: 4, rounds: 1 })
  })

  it('gives every partition to one member, whatever happens', () => {
    const life: Life = {
      topics: [5, 3],
      founders: ['C1', 'C2'],
      changes: [
        { kind: 'join', member: 'C3' },
        { kind: 'leave', member: 'C1' },
        { kind: 'join', member: 'C4' },
      ],
    }
    expect(membersAfter(life, 3)).toEqual(['C2', 'C3', 'C4'])
    for (const contestant of CONTESTANTS) {
      const names = [...outcomeOf(life, contestant).owners.values()].flat()
      expect(names.toSorted(), contestant.assignor.name).toEqual([
        'a0',
        'a1',
        'a2',
        'a3',
        'a4',
        'b0',
        'b1',
        'b2',
      ])
    }
  })
})
