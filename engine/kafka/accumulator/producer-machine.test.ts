import { describe, expect, it } from 'vitest'
import { ACCUMULATOR_CONFIG_DEFAULT, type AccumulatorConfig, backoffOf } from './accumulator-config.ts'
import {
  copyProducerMachine,
  createProducerMachine,
  hasIncomplete,
  type ProducerMachine,
} from './producer-machine.ts'
import { type ClusterView, nextWakeOf } from './ready.ts'
import { onDisconnect, onResponse } from './responses.ts'
import { turn } from './round.ts'
import { send } from './send.ts'
import { takeProducerId } from './sequences.ts'

const CLUSTER: ClusterView = { leaderOf: (name) => `b${name.at(-1)}`, isConnected: () => true }

function machineOf(config: Partial<AccumulatorConfig> = {}): ProducerMachine {
  const machine = createProducerMachine({ ...ACCUMULATOR_CONFIG_DEFAULT, lingerMs: 0, ...config })
  takeProducerId(machine, 1, 0)
  return machine
}

function put(machine: ProducerMachine, value: string, now = 0, partition = 't-0'): void {
  send(machine, partition, { key: null, value, timestamp: now }, now)
}

/** What leaves in one turn: `number broker: sequence [values]`. */
function sent(machine: ProducerMachine, now = 0): string[] {
  return turn(machine, CLUSTER, now).requests.map(({ number, broker, batches }) => {
    const texts = batches.map(({ batch }) => {
      const values = batch.records.map(({ value }) => value).join(' ')
      return `${batch.producerEpoch}/${batch.baseSequence} [${values}]`
    })
    return `${number} ${broker}: ${texts.join(' ')}`
  })
}

function answer(machine: ProducerMachine, number: number, error: string, now = 0): (string | undefined)[] {
  const answers = [{ partition: 't-0', error, baseOffset: 0, logStartOffset: 0 }]
  return onResponse(machine, number, answers, now).map((outcome) => outcome.error)
}

describe('a producer', () => {
  it('asks for an id before it sends, once', () => {
    const machine = createProducerMachine({ ...ACCUMULATOR_CONFIG_DEFAULT, lingerMs: 0 })
    put(machine, 'a')
    expect(turn(machine, CLUSTER, 0).wantsProducerId).toBe(true)
    expect(turn(machine, CLUSTER, 0)).toMatchObject({ wantsProducerId: false, requests: [] })
    takeProducerId(machine, 1, 0)
    expect(sent(machine)).toEqual(['1 b0: 0/0 [a]'])
  })

  it('waits for linger.ms, unless a batch is full or it flushes', () => {
    const machine = machineOf({ lingerMs: 5 })
    put(machine, 'a')
    expect([sent(machine, 4), nextWakeOf(machine, 4)]).toEqual([[], 5])
    put(machine, 'b', 4)
    expect(sent(machine, 5)).toEqual(['1 b0: 0/0 [a b]'])
    const full = machineOf({ lingerMs: 5, batchSize: 1 })
    for (const value of ['a1', 'a2', 'a3']) put(full, value)
    expect(sent(full)).toEqual(['1 b0: 0/0 [a1 a2]'])
    full.flushing = true
    expect(sent(full)).toEqual(['2 b0: 0/2 [a3]'])
  })

  it('puts partitions of one broker into one request', () => {
    const machine = machineOf()
    const cluster: ClusterView = { leaderOf: () => 'b', isConnected: () => true }
    put(machine, 'a', 0, 't-0')
    put(machine, 'b', 0, 't-1')
    const { requests } = turn(machine, cluster, 0)
    expect(requests.map(({ batches }) => batches.map(({ partition }) => partition))).toEqual([['t-0', 't-1']])
  })

  it('does not send to a broker that it has no connection to, nor beyond what may be in flight', () => {
    const machine = machineOf({ maxInFlightRequests: 2, batchSize: 1 })
    put(machine, 'a')
    expect(turn(machine, { ...CLUSTER, isConnected: () => false }, 0).requests).toEqual([])
    expect(sent(machine)).toHaveLength(1)
    for (const value of ['b', 'c']) {
      put(machine, value)
      sent(machine)
    }
    expect(machine.inFlight.size).toBe(2)
  })

  it('without idempotence sends what failed together in the opposite order', () => {
    const machine = machineOf({ enableIdempotence: false, batchSize: 1 })
    for (const value of ['a', 'b']) {
      put(machine, value)
      sent(machine)
    }
    onDisconnect(machine, 'b0', 'NETWORK_EXCEPTION', 0)
    expect([...sent(machine, 100), ...sent(machine, 100)]).toEqual(['3 b0: -1/-1 [b]', '4 b0: -1/-1 [a]'])
  })

  it('with idempotence sends them again one at a time, in order', () => {
    const machine = machineOf({ batchSize: 1 })
    for (const value of ['a', 'b']) {
      put(machine, value)
      sent(machine)
    }
    onDisconnect(machine, 'b0', 'NETWORK_EXCEPTION', 0)
    expect([...sent(machine, 100), ...sent(machine, 100)]).toEqual(['3 b0: 0/0 [a]'])
    answer(machine, 3, 'NONE', 100)
    expect(sent(machine, 100)).toEqual(['4 b0: 0/1 [b]'])
  })

  it('raises its epoch and begins at sequence 0 again after a refusal that is final', () => {
    const machine = machineOf({ batchSize: 1 })
    for (const value of ['a', 'b']) {
      put(machine, value)
      sent(machine)
    }
    expect(answer(machine, 1, 'INVALID_RECORD')).toEqual(['INVALID_RECORD'])
    expect(answer(machine, 2, 'OUT_OF_ORDER_SEQUENCE_NUMBER')).toEqual([])
    expect(sent(machine, 100)).toEqual(['3 b0: 1/0 [b]'])
  })

  it('begins a new epoch after it gave up a batch that may be in the log', () => {
    const machine = machineOf({ deliveryTimeoutMs: 1000, requestTimeoutMs: 500 })
    put(machine, 'a')
    sent(machine)
    onDisconnect(machine, 'b0', 'REQUEST_TIMED_OUT', 500)
    expect(sent(machine, 600)).toEqual(['2 b0: 0/0 [a]'])
    expect(turn(machine, CLUSTER, 1000).outcomes.map(({ error }) => error)).toEqual(['REQUEST_TIMED_OUT'])
    put(machine, 'b', 1000)
    expect(sent(machine, 1000)).toEqual(['3 b0: 1/0 [b]'])
    expect(answer(machine, 2, 'NONE', 1000)).toEqual([])
  })

  it('splits a batch that is too large for the broker, and keeps its sequences', () => {
    const machine = machineOf()
    for (const value of ['a1', 'a2', 'a3']) put(machine, value)
    expect(sent(machine)).toEqual(['1 b0: 0/0 [a1 a2 a3]'])
    const small = copyProducerMachine({ ...machine, config: { ...machine.config, batchSize: 1 } })
    expect(answer(small, 1, 'MESSAGE_TOO_LARGE')).toEqual([])
    expect(sent(small)).toEqual(['2 b0: 0/0 [a1 a2]'])
    answer(small, 2, 'NONE')
    expect(sent(small)).toEqual(['3 b0: 0/2 [a3]'])
  })

  it('gives everything up after an error that is fatal', () => {
    const machine = machineOf({ batchSize: 1 })
    for (const value of ['a1', 'a2', 'a3']) put(machine, value)
    sent(machine)
    expect(answer(machine, 1, 'CLUSTER_AUTHORIZATION_FAILED')).toEqual(['CLUSTER_AUTHORIZATION_FAILED'])
    expect(turn(machine, CLUSTER, 0).outcomes).toHaveLength(1)
    expect(hasIncomplete(machine)).toBe(false)
  })

  it('in a transaction moves the later batches down after a refusal', () => {
    const machine = machineOf({ batchSize: 1, transactional: true })
    for (const value of ['a', 'b']) {
      put(machine, value)
      sent(machine)
    }
    answer(machine, 1, 'INVALID_RECORD')
    answer(machine, 2, 'OUT_OF_ORDER_SEQUENCE_NUMBER')
    expect(sent(machine, 100)).toEqual(['3 b0: 0/0 [b]'])
  })

  it('may be copied, and the copy goes its own way', () => {
    const machine = machineOf({ lingerMs: 5 })
    put(machine, 'a')
    const copy = copyProducerMachine(machine)
    put(machine, 'b')
    expect(sent(machine, 5)).toEqual(['1 b0: 0/0 [a b]'])
    expect(sent(copy, 5)).toEqual(['1 b0: 0/0 [a]'])
  })
})

describe('a backoff', () => {
  it('doubles up to its maximum, stretched by chance', () => {
    const config = ACCUMULATOR_CONFIG_DEFAULT
    expect([1, 2, 3, 4, 5, 9].map((attempts) => backoffOf(config, attempts, 1000))).toEqual([
      100, 200, 400, 800, 1000, 1000,
    ])
    expect([backoffOf(config, 1, 800), backoffOf(config, 1, 1200), backoffOf(config, 9, 1200)]).toEqual([
      80, 120, 1000,
    ])
  })
})
