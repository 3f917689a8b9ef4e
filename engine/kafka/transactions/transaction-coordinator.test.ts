import { describe, expect, it } from 'vitest'
import { isLegal, type TransactionState, transactionProducerServerSide } from '../config/state-machines.ts'
import {
  abortTimedOut,
  addPartitions,
  completeTransaction,
  endTransaction,
  initProducerId,
  type ProducerIdentity,
} from './transaction-coordinator.ts'
import {
  copyTransactionCoordinator,
  createTransactionCoordinator,
  EXHAUSTED_EPOCH,
  type TransactionCoordinator,
} from './transaction-state.ts'

const ID = 'payments'

function started(transactionVersion = 2): [TransactionCoordinator, ProducerIdentity] {
  const coordinator = createTransactionCoordinator(0, 1000)
  return [coordinator, start(coordinator, transactionVersion)]
}

function start(coordinator: TransactionCoordinator, transactionVersion = 2): ProducerIdentity {
  const request = { transactionalId: ID, timeoutMs: 60_000, transactionVersion }
  return initProducerId(coordinator, request, 0).identity ?? { producerId: -1, producerEpoch: -1 }
}

function entryOf(coordinator: TransactionCoordinator) {
  const entry = coordinator.transactions.get(ID)
  if (entry === undefined) throw new Error(`${ID} is known`)
  return entry
}

function stateOf(coordinator: TransactionCoordinator): TransactionState {
  return coordinator.transactions.get(ID)?.state ?? 'DEAD'
}

describe('a producer that goes on after an error', () => {
  const ask = (coordinator: TransactionCoordinator, expected: ProducerIdentity) => {
    const request = { transactionalId: ID, timeoutMs: 60_000, transactionVersion: 1, expected }
    return initProducerId(coordinator, request, 0)
  }

  it('gets the next epoch, and the same again when the answer was lost', () => {
    const [coordinator, first] = started(1)
    const next = { ...first, producerEpoch: 1 }
    expect(ask(coordinator, first).identity).toEqual(next)
    expect(ask(coordinator, first).identity).toEqual(next)
    expect(ask(coordinator, next).identity).toEqual({ ...first, producerEpoch: 2 })
  })

  it('is fenced when a younger process has come, or when the id is not its own', () => {
    const [coordinator, first] = started(1)
    start(coordinator, 1)
    expect(ask(coordinator, first).error).toBe('PRODUCER_FENCED')
    expect(ask(coordinator, { ...first, producerId: 7 }).error).toBe('PRODUCER_FENCED')
    expect(coordinator.transactions.get(ID)?.producerEpoch).toBe(1)
  })

  it('gets another id when the epochs are used up', () => {
    const [coordinator, first] = started(1)
    const used = { ...first, producerEpoch: EXHAUSTED_EPOCH }
    coordinator.transactions.set(ID, { ...entryOf(coordinator), producerEpoch: EXHAUSTED_EPOCH })
    const fresh = ask(coordinator, used).identity
    expect(fresh).toEqual({ producerId: first.producerId + 1, producerEpoch: 0 })
  })
})

describe('a transaction coordinator', () => {
  it('fences an older process by a greater epoch', () => {
    const [coordinator, old] = started()
    const young = start(coordinator)
    expect([old, young]).toEqual([
      { producerId: 1000, producerEpoch: 0 },
      { producerId: 1000, producerEpoch: 1 },
    ])
    expect(addPartitions(coordinator, ID, old, ['t-0'], 0)).toBe('PRODUCER_FENCED')
    expect(addPartitions(coordinator, ID, young, ['t-0'], 0)).toBeUndefined()
  })

  it('raises the epoch with every end, and answers a repeated request', () => {
    const [coordinator, identity] = started()
    addPartitions(coordinator, ID, identity, ['t-0', 't-1'], 0)
    const ended = endTransaction(coordinator, ID, identity, 'COMMIT', 0)
    expect(ended.identity).toEqual({ producerId: 1000, producerEpoch: 1 })
    expect(ended.markers.map(({ partition, producerEpoch }) => [partition, producerEpoch])).toEqual([
      ['t-0', 1],
      ['t-1', 1],
    ])
    expect(endTransaction(coordinator, ID, identity, 'COMMIT', 0).error).toBe('CONCURRENT_TRANSACTIONS')
    completeTransaction(coordinator, ID, 0)
    expect(endTransaction(coordinator, ID, identity, 'COMMIT', 0)).toMatchObject({
      error: undefined,
      markers: [],
    })
    expect(endTransaction(coordinator, ID, identity, 'ABORT', 0).error).toBe('INVALID_TXN_STATE')
    expect(stateOf(coordinator)).toBe('COMPLETE_COMMIT')
  })

  it('keeps the epoch with version 1', () => {
    const [coordinator, identity] = started(1)
    addPartitions(coordinator, ID, identity, ['t-0'], 0)
    expect(endTransaction(coordinator, ID, identity, 'ABORT', 0)).toMatchObject({
      identity,
      error: undefined,
    })
    expect(endTransaction(coordinator, ID, identity, 'ABORT', 0).error).toBe('CONCURRENT_TRANSACTIONS')
    completeTransaction(coordinator, ID, 0)
    expect(endTransaction(coordinator, ID, identity, 'ABORT', 0)).toMatchObject({
      identity,
      error: undefined,
    })
    expect(endTransaction(coordinator, ID, identity, 'COMMIT', 0).error).toBe('INVALID_TXN_STATE')
  })

  it('aborts what a dead process left open, before another may start', () => {
    const [coordinator, identity] = started()
    addPartitions(coordinator, ID, identity, ['t-0'], 0)
    const request = { transactionalId: ID, timeoutMs: 60_000, transactionVersion: 2 }
    const refused = initProducerId(coordinator, request, 0)
    expect([refused.error, refused.markers.map(({ marker }) => marker)]).toEqual([
      'CONCURRENT_TRANSACTIONS',
      ['ABORT'],
    ])
    expect(initProducerId(coordinator, request, 0).error).toBe('CONCURRENT_TRANSACTIONS')
    completeTransaction(coordinator, ID, 0)
    expect(initProducerId(coordinator, request, 0).identity?.producerEpoch).toBe(2)
  })

  it('aborts a transaction that is open for too long, and fences its producer', () => {
    const [coordinator, identity] = started()
    addPartitions(coordinator, ID, identity, ['t-0'], 1000)
    expect(abortTimedOut(coordinator, 61_000)).toEqual([])
    expect(abortTimedOut(coordinator, 61_001)).toMatchObject([
      { partition: 't-0', marker: 'ABORT', producerEpoch: 1 },
    ])
    completeTransaction(coordinator, ID, 61_001)
    expect(addPartitions(coordinator, ID, identity, ['t-0'], 61_002)).toBe('PRODUCER_FENCED')
  })

  it('gives out another producer id when the epochs are used up', () => {
    const [coordinator, identity] = started()
    const transaction = coordinator.transactions.get(ID)
    if (transaction !== undefined) transaction.producerEpoch = EXHAUSTED_EPOCH
    const last = { ...identity, producerEpoch: EXHAUSTED_EPOCH }
    addPartitions(coordinator, ID, last, ['t-0'], 0)
    const ended = endTransaction(coordinator, ID, last, 'COMMIT', 0)
    expect(ended.identity).toEqual({ producerId: 1001, producerEpoch: 0 })
    expect(ended.markers[0]).toMatchObject({ producerId: 1000, producerEpoch: 32767 })
    completeTransaction(coordinator, ID, 0)
    expect(endTransaction(coordinator, ID, last, 'COMMIT', 0).error).toBeUndefined()
  })

  it.each([1, 2])('with version %i takes no step that the table of states forbids', (transactionVersion) => {
    const [first, identity] = started(transactionVersion)
    const steps: ((coordinator: TransactionCoordinator) => void)[] = [
      (coordinator) => start(coordinator, transactionVersion),
      (coordinator) => addPartitions(coordinator, ID, currentOf(coordinator, identity), ['t-0'], 0),
      (coordinator) => endTransaction(coordinator, ID, currentOf(coordinator, identity), 'COMMIT', 0),
      (coordinator) => endTransaction(coordinator, ID, currentOf(coordinator, identity), 'ABORT', 0),
      (coordinator) => completeTransaction(coordinator, ID, 0),
      (coordinator) => abortTimedOut(coordinator, 100_000),
    ]
    let reached = [first]
    const seen = new Set<TransactionState>()
    for (let depth = 0; depth < 5; depth++) {
      reached = reached.flatMap((before) =>
        steps.map((step) => {
          const after = copyTransactionCoordinator(before)
          step(after)
          seen.add(stateOf(after))
          expect(isAllowed(stateOf(before), stateOf(after))).toBe(true)
          return after
        }),
      )
    }
    expect(seen.size).toBe(6)
  })
})

/** What a producer that has every answer would send. */
function currentOf(coordinator: TransactionCoordinator, fallback: ProducerIdentity): ProducerIdentity {
  const { producerId, producerEpoch } = coordinator.transactions.get(ID) ?? fallback
  return { producerId, producerEpoch }
}

/** A step may pass through a state that nobody sees: an end without partitions, or a fence. */
function isAllowed(from: TransactionState, to: TransactionState): boolean {
  const legal = (one: TransactionState, other: TransactionState): boolean =>
    one === other || isLegal(transactionProducerServerSide, one, other)
  return legal(from, to) || (legal(from, 'PREPARE_ABORT') && to === 'COMPLETE_ABORT')
}
