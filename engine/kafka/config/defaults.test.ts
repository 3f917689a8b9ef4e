import { describe, expect, it } from 'vitest'
import { type ConfigScope, configNames, defaultOf, profileOfVersion } from './defaults.ts'
import { DIFFERENCES_3_9 } from './differences-3-9.ts'
import { classicGroup, consumerGroupStateOf, isLegal, stateMachines } from './state-machines.ts'

const scopes: ConfigScope[] = ['consumer', 'producer', 'topic', 'broker', 'group']

describe('defaults', () => {
  it('differ between the profiles exactly where a difference is named', () => {
    for (const scope of scopes) {
      const names = [...new Set([...configNames(scope, '3.9'), ...configNames(scope, '4.2')])].sort()
      const different = names.filter((name) => {
        const [older, newer] = [defaultOf(scope, name, '3.9'), defaultOf(scope, name, '4.2')]
        return JSON.stringify(older) !== JSON.stringify(newer)
      })
      expect(different).toEqual(Object.keys(DIFFERENCES_3_9[scope]).sort())
    }
  })

  it('know what is absent, what is unset, and what nobody knows', () => {
    expect(defaultOf('consumer', 'share.acquire.mode', '3.9')).toBeUndefined()
    expect(defaultOf('consumer', 'group.instance.id', '4.2')).toBeNull()
    expect(defaultOf('producer', 'toString', '4.2')).toBeUndefined()
    expect(defaultOf('producer', 'linger.ms', '3.9')).toBe(0)
  })

  it('take every version from 4.0 on for one profile', () => {
    expect(['3.9.2', '4.0.0', '4.3.1'].map(profileOfVersion)).toEqual(['3.9', '4.2', '4.2'])
  })
})

describe('lifecycles', () => {
  it('lead from known states to known states', () => {
    for (const { states, transitions } of stateMachines.values()) {
      expect(Object.keys(transitions ?? {}).every((state) => states.includes(state))).toBe(true)
      expect(
        Object.values(transitions ?? {})
          .flat()
          .every((state) => states.includes(state)),
      ).toBe(true)
    }
  })

  it('say what may follow', () => {
    expect(isLegal(classicGroup, 'EMPTY', 'PREPARING_REBALANCE')).toBe(true)
    expect(isLegal(classicGroup, 'EMPTY', 'STABLE')).toBe(false)
  })

  it('compute the state of a KIP-848 group', () => {
    const group = { members: 2, groupEpoch: 3, assignmentEpoch: 3, isReconciled: true }
    expect(consumerGroupStateOf(group)).toBe('STABLE')
    expect(consumerGroupStateOf({ ...group, isReconciled: false })).toBe('RECONCILING')
    expect(consumerGroupStateOf({ ...group, groupEpoch: 4 })).toBe('ASSIGNING')
    expect(consumerGroupStateOf({ ...group, members: 0 })).toBe('EMPTY')
  })
})
