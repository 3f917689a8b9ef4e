import { describe, expect, it } from 'vitest'
import { appendAsLeader } from '../log/append.ts'
import { draftOf } from '../log/batch.ts'
import { fetch } from '../log/fetch.ts'
import { logConfigOf } from '../log/log-config.ts'
import { createPartitionLog, type PartitionLog } from '../log/partition-log.ts'
import { alterPartition, brokerFenced, brokerRestartedUncleanly, brokerUnfenced } from './controller.ts'
import { reconcile, takeFetched } from './follower.ts'
import {
  acknowledgementOf,
  advanceHighWatermark,
  becomeLeader,
  laggards,
  mayJoinIsr,
  noteFollowerFetch,
  produceErrorOf,
} from './leader-state.ts'
import { createPartitionRegistration, type ElectionRules } from './partition-registration.ts'

const everybody = (): boolean => true

function logOf(): PartitionLog {
  return createPartitionLog(logConfigOf({}), 0)
}

function write(log: PartitionLog, names: readonly string[], leaderEpoch = 0): void {
  for (const value of names) {
    appendAsLeader(log, draftOf([{ key: null, value, timestamp: 0 }]), { now: 0, leaderEpoch })
  }
}

function leadership(minInsyncReplicas = 2) {
  return { broker: 0, leaderEpoch: 0, replicas: [0, 1, 2], isr: [0, 1, 2], minInsyncReplicas }
}

function namesIn(log: PartitionLog): (string | null)[] {
  return log.segments.flatMap(({ batches }) =>
    batches.items.slice(0, batches.end).flatMap(({ records }) => records.map(({ value }) => value)),
  )
}

describe('a leader', () => {
  it('learns of a record at a follower by its next fetch', () => {
    const log = logOf()
    const leader = becomeLeader(log, leadership(), 0)
    write(log, ['a'])
    for (const follower of [1, 2]) noteFollowerFetch(leader, follower, 0, log, 10)
    expect(advanceHighWatermark(leader, log, 10, everybody)).toBe(false)
    noteFollowerFetch(leader, 1, 1, log, 20)
    expect(advanceHighWatermark(leader, log, 20, everybody)).toBe(false)
    expect(acknowledgementOf(leader, log, 1)).toBeUndefined()
    noteFollowerFetch(leader, 2, 1, log, 30)
    expect(advanceHighWatermark(leader, log, 30, everybody)).toBe(true)
    expect([log.highWatermark, acknowledgementOf(leader, log, 1)]).toEqual([1, 'NONE'])
  })

  it('keeps its high watermark while the ISR is too small, whatever the producer asked', () => {
    const log = logOf()
    const leader = becomeLeader(log, leadership(), 0)
    leader.isr = [0]
    expect([produceErrorOf(leader, -1), produceErrorOf(leader, 1)]).toEqual([
      'NOT_ENOUGH_REPLICAS',
      undefined,
    ])
    write(log, ['a'])
    expect(advanceHighWatermark(leader, log, 0, everybody)).toBe(false)
  })

  it('needs no more replicas than there are', () => {
    const log = logOf()
    const leader = becomeLeader(log, { ...leadership(3), replicas: [0], isr: [0] }, 0)
    write(log, ['a'])
    expect(produceErrorOf(leader, -1)).toBeUndefined()
    expect(advanceHighWatermark(leader, log, 0, everybody)).toBe(true)
  })

  it('drops who was not caught up for 30 s, and not who fetches but a little behind', () => {
    const log = logOf()
    const leader = becomeLeader(log, leadership(), 0)
    write(log, ['a', 'b'])
    for (let now = 0; now <= 40_000; now += 1000) {
      noteFollowerFetch(leader, 1, log.endOffset - 1, log, now)
      write(log, ['more'])
    }
    expect(laggards(leader, log, 30_000)).toEqual([])
    expect(laggards(leader, log, 40_000)).toEqual([2])
  })

  it('lets a follower in that has all that consumers may see, and has met this epoch', () => {
    const log = logOf()
    write(log, ['a'])
    const leader = becomeLeader(log, { ...leadership(1), isr: [0] }, 100_000)
    write(log, ['b'])
    advanceHighWatermark(leader, log, 100_000, everybody)
    noteFollowerFetch(leader, 1, 1, log, 100_000)
    expect(mayJoinIsr(leader, 1, log)).toBe(false)
    noteFollowerFetch(leader, 1, 2, log, 100_001)
    expect(mayJoinIsr(leader, 1, log)).toBe(true)
  })
})

describe('a follower', () => {
  function follow(follower: PartitionLog, leader: PartitionLog): void {
    const offset = reconcile(follower, leader, 0)
    const fetched = fetch(leader, { offset, isolation: 'replica' })
    if (fetched.error === undefined) takeFetched(follower, fetched.batches, leader, 0)
  }

  it('gives up what the new leader never had', () => {
    const [old, young] = [logOf(), logOf()]
    write(old, ['m0', 'm1'])
    follow(young, old)
    write(old, ['m2'])
    write(young, ['n2', 'n3'], 1)
    follow(old, young)
    expect(namesIn(old)).toEqual(['m0', 'm1', 'n2', 'n3'])
    expect(old.epochs).toEqual(young.epochs)
  })

  it('asks again when it has epochs that the leader has never seen', () => {
    const [first, second, third] = [logOf(), logOf(), logOf()]
    write(first, ['a'])
    follow(second, first)
    follow(third, first)
    write(second, ['b', 'c'], 1)
    write(third, ['d'], 2)
    follow(second, third)
    expect(namesIn(second)).toEqual(['a', 'd'])
  })

  it('of an unclean leader loses what only it had', () => {
    const [full, empty] = [logOf(), logOf()]
    write(full, ['a', 'b'])
    write(empty, ['x'], 1)
    follow(full, empty)
    expect(namesIn(full)).toEqual(['x'])
  })
})

describe('the controller', () => {
  const rules: ElectionRules = { minInsyncReplicas: 2, uncleanElection: false, eligibleLeaderReplicas: true }

  it('elects the last leader when nobody else is left to be sure of, and it has to recover', () => {
    let partition = createPartitionRegistration([0, 1])
    partition = brokerFenced(partition, 0, new Set([1]), rules)
    partition = brokerFenced(partition, 1, new Set(), rules)
    expect([partition.elr, partition.lastKnownLeader]).toEqual([[0, 1], [1]])
    partition = brokerRestartedUncleanly(partition, 0, new Set(), rules)
    partition = brokerRestartedUncleanly(partition, 1, new Set([0]), rules)
    expect(partition.elr).toEqual([])
    partition = brokerUnfenced(partition, 1, new Set([0, 1]), rules)
    expect([partition.leader, partition.isr, partition.leaderRecovery]).toEqual([1, [1], 'RECOVERING'])
  })

  it('takes an ISR only from the leader, of its epoch, and of the newest state', () => {
    const partition = createPartitionRegistration([0, 1, 2])
    const alive = new Set([0, 1, 2])
    const ask = {
      broker: 0,
      leaderEpoch: 0,
      partitionEpoch: 0,
      isr: [0, 1],
      leaderRecovery: 'RECOVERED' as const,
    }
    const errorOf = (change: Partial<typeof ask>) =>
      alterPartition({ ...partition, leaderEpoch: 1, partitionEpoch: 1 }, { ...ask, ...change }, alive, rules)
        .error
    expect(errorOf({})).toBe('FENCED_LEADER_EPOCH')
    expect(errorOf({ leaderEpoch: 1 })).toBe('INVALID_UPDATE_VERSION')
    expect(errorOf({ leaderEpoch: 1, partitionEpoch: 1, broker: 1 })).toBe('INVALID_REQUEST')
    expect(errorOf({ leaderEpoch: 1, partitionEpoch: 1, isr: [1, 2] })).toBe('INVALID_REQUEST')
    expect(errorOf({ leaderEpoch: 1, partitionEpoch: 1 })).toBeUndefined()
  })
})
