import { describe, expect, it } from 'vitest'
import type { ConsumerMember } from './group-state.ts'
import { nextStep, type StepInput } from './next-assignment.ts'

describe('a step of a member towards its target', () => {
  it('keeps its epoch and only what it retains, while there is something to give up', () => {
    const step = nextStep(memberWith({ epoch: 4, assignment: ['t-0', 't-1'] }), towards(['t-0'], 5))
    expect(step).toEqual({
      state: 'UNREVOKED_PARTITIONS',
      epoch: 4,
      assignment: ['t-0'],
      revoking: ['t-1'],
    })
  })

  it('waits for a member that does not say what it owns, or still owns it', () => {
    const member = memberWith({
      epoch: 4,
      state: 'UNREVOKED_PARTITIONS',
      assignment: ['t-0'],
      revoking: ['t-1'],
    })
    expect(nextStep(member, towards(['t-0'], 5))).toBe(member)
    expect(nextStep(member, { ...towards(['t-0'], 5), owned: ['t-0', 't-1'] })).toBe(member)
  })

  it('jumps to the target epoch when it has confirmed', () => {
    const member = memberWith({
      epoch: 4,
      state: 'UNREVOKED_PARTITIONS',
      assignment: ['t-0'],
      revoking: ['t-1'],
    })
    const step = nextStep(member, { ...towards(['t-0'], 7), owned: ['t-0'] })
    expect(step).toEqual({ state: 'STABLE', epoch: 7, assignment: ['t-0'], revoking: [] })
  })

  it('gets at once what nobody has, and waits for the rest', () => {
    const input = { ...towards(['t-0', 't-1', 't-2'], 5), owners: new Map([['t-1', 'another']]) }
    const step = nextStep(memberWith({ epoch: 4, assignment: ['t-0'] }), input)
    expect(step).toEqual({
      state: 'UNRELEASED_PARTITIONS',
      epoch: 5,
      assignment: ['t-0', 't-2'],
      revoking: [],
    })
  })

  it('gets the rest when it is released', () => {
    const member = memberWith({ epoch: 5, state: 'UNRELEASED_PARTITIONS', assignment: ['t-0'] })
    const step = nextStep(member, towards(['t-0', 't-1'], 5))
    expect(step).toEqual({ state: 'STABLE', epoch: 5, assignment: ['t-0', 't-1'], revoking: [] })
  })

  it('may have back what it is only giving up', () => {
    const member = memberWith({
      epoch: 4,
      state: 'UNREVOKED_PARTITIONS',
      assignment: ['t-0'],
      revoking: ['t-1'],
    })
    const owners = new Map([
      ['t-0', 'member'],
      ['t-1', 'member'],
    ])
    const step = nextStep(member, { ...towards(['t-0', 't-1'], 6), owners, owned: ['t-0'] })
    expect(step).toEqual({ state: 'STABLE', epoch: 6, assignment: ['t-0', 't-1'], revoking: [] })
  })

  it('is none when it is there', () => {
    const member = memberWith({ epoch: 5, assignment: ['t-0'] })
    expect(nextStep(member, towards(['t-0'], 5))).toBe(member)
  })

  it('takes a topic away that it does not read any more, before there is a new target', () => {
    const member = memberWith({ epoch: 5, assignment: ['t-0', 'u-0'], topics: ['t'] })
    const input = { ...towards(['t-0', 'u-0'], 5), hasResubscribed: true }
    expect(nextStep(member, input)).toMatchObject({
      state: 'UNREVOKED_PARTITIONS',
      epoch: 5,
      revoking: ['u-0'],
    })
    expect(nextStep(member, { ...input, owned: ['t-0'] })).toEqual({
      state: 'STABLE',
      epoch: 5,
      assignment: ['t-0'],
      revoking: [],
    })
  })
})

function towards(target: readonly string[], targetEpoch: number): StepInput {
  return { target, targetEpoch, owners: new Map(), owned: null, hasResubscribed: false }
}

function memberWith(fields: Partial<ConsumerMember>): ConsumerMember {
  return {
    memberId: 'member',
    groupInstanceId: null,
    client: 'C1',
    epoch: 0,
    previousEpoch: 0,
    state: 'STABLE',
    topics: ['t'],
    serverAssignor: null,
    rebalanceTimeoutMs: 300_000,
    assignment: [],
    revoking: [],
    since: new Map(),
    guest: undefined,
    lastHeard: 0,
    silenceMs: 45_000,
    sessionEpoch: 1,
    patienceEpoch: undefined,
    seq: 0,
    ...fields,
  }
}
