import { describe, expect, it } from 'vitest'
import { createRng } from '../../kernel/rng.ts'
import type { Content } from '../methods.ts'
import type { ConsumerSetup, CrashSetup, FailSetup } from '../setup.ts'
import { applicationLifecycle, isAlive, nextStatus } from './lifecycle.ts'
import type { Delivery } from './mind.ts'
import { concerns, diesAt, failureOf, retriesOf } from './outcome.ts'
import { planOf } from './plan.ts'
import { compose, offsetOf, withHeader, withNewId } from './publications.ts'

const W: ConsumerSetup = { kind: 'consumer', name: 'W', queue: 'q' }

const content = (headers: Content['properties']['headers'] = {}): Content => ({
  id: 'm1',
  size: 1,
  properties: { headers },
  body: { key: 'a', amount: 5 },
})

const delivery = (ordinal: number, visit: number): Delivery => ({
  lane: 1,
  deliveryTag: 1,
  message: 1,
  redelivered: false,
  exchange: '',
  routingKey: 'q',
  content: content(),
  noAck: false,
  ordinal,
  visit,
  seq: 0,
})

describe('a plan', () => {
  const plan = (more: Partial<ConsumerSetup>) =>
    planOf({ ...W, calls: [{ system: 'db' }, { system: 'mail' }], ...more }).map(
      (step) => `${step.do}${step.do === 'call' ? ` ${step.call.system}` : ''}`,
    )

  it.each([
    ['none', ['work', 'call db', 'call mail']],
    ['check-then-act', ['look', 'work', 'call db', 'call mail', 'mark']],
    ['mark-after', ['look', 'work', 'call db', 'call mail', 'mark']],
    ['mark-before', ['mark', 'work', 'call db', 'call mail']],
    ['unique-constraint', ['work', 'transact', 'call mail']],
  ] as const)('with %s goes %j', (strategy, steps) => {
    expect(plan({ deduplicate: { strategy, system: 'db' } })).toEqual(steps)
  })
})

describe('the count of retries', () => {
  const deaths = [
    { queue: 'retry', reason: 'expired', count: 9 },
    { queue: 'q', reason: 'expired', count: 7 },
    { queue: 'q', reason: 'rejected', count: 2 },
  ]

  it.each([
    [undefined, 2],
    [{ reason: 'expired' } as const, 7],
    [{ queue: 'retry', reason: 'expired' } as const, 9],
    [{ queue: 'elsewhere' }, 0],
    [{ header: 'x-retries' }, 4],
    [{ header: 'x-none' }, 2],
  ])('read by %j is %i', (where, count) => {
    const setup = where === undefined ? W : { ...W, retry_count: where }
    expect(retriesOf(setup, content({ 'x-death': deaths, 'x-retries': 4 }))).toBe(count)
  })

  it('is 0 where nobody has written one, or junk', () => {
    for (const headers of [{}, { 'x-death': 'junk' }, { 'x-death': ['junk', null] }])
      expect(retriesOf(W, content(headers))).toBe(0)
  })
})

describe('a rule of failure', () => {
  it.each([
    [{}, true],
    [{ on: 'm1' }, true],
    [{ on: ['m0', 'm1'] }, true],
    [{ on: 'm2' }, false],
    [{ key: 'a' }, true],
    [{ key: 'b' }, false],
    [{ on: 'm1', key: 'b' }, false],
    [{ times: 2 }, true],
    [{ times: 1 }, false],
    [{ chance: { numerator: 0, denominator: 2 } }, false],
    [{ chance: { numerator: 2, denominator: 2 } }, true],
  ] as const)('%j at the second visit speaks: %s', (rule: FailSetup, speaks) => {
    const found = failureOf({ ...W, fails: [rule] }, delivery(5, 2), createRng(1, 'W'))
    expect(found).toBe(speaks ? rule : undefined)
  })

  it('gives way to an earlier one', () => {
    const fails = [{ on: 'm1', reason: 'first' }, { reason: 'second' }]
    expect(failureOf({ ...W, fails }, delivery(1, 1), createRng(1, 'W'))?.reason).toBe('first')
    expect(concerns({}, content())).toBe(true)
  })
})

describe('a crash point', () => {
  it.each([
    [{ at: 'mid-work' }, 1, 1, true],
    [{ at: 'mid-work' }, 2, 1, false],
    [{ at: 'mid-work', nth: 3 }, 3, 1, true],
    [{ at: 'mid-work', on: 'm1' }, 7, 1, true],
    [{ at: 'mid-work', on: 'm1' }, 7, 2, false],
    [{ at: 'mid-work', on: 'm1', nth: 2 }, 7, 2, true],
    [{ at: 'mid-work', on: 'm2' }, 1, 1, false],
    [{ at: 'never' }, 1, 1, false],
    [{ at: 'after-ack' }, 1, 1, false],
  ] as const)('%j at message %i, visit %i: %s', (rule: CrashSetup, ordinal, visit, dies) => {
    expect(diesAt({ ...W, crashes: [rule] }, 'mid-work', delivery(ordinal, visit))).toBe(dies)
  })
})

describe('a row of publications', () => {
  it('is spaced by `every` or by `rate`, in whole ticks', () => {
    expect([0, 1, 2].map((index) => offsetOf({ every: 40 }, index))).toEqual([0, 40, 80])
    expect([0, 1, 2, 3].map((index) => offsetOf({ rate: 3 }, index))).toEqual([0, 333, 666, 1000])
    expect(offsetOf({}, 5)).toBe(0)
  })

  it('takes from the publisher what it does not say itself', () => {
    const publisher = {
      kind: 'publisher',
      name: 'P',
      exchange: 'x',
      routing_key: 'k',
      mandatory: true,
    } as const
    expect(compose(publisher, {}, 2, 9)).toEqual({
      order: 9,
      name: 'm3',
      exchange: 'x',
      routingKey: 'k',
      mandatory: true,
      content: { id: 'm3', size: 100, properties: {} },
      tries: 0,
    })
    const row = { id: 'a', exchange: '', routing_key: 'q', mandatory: false, properties: { message_id: 'i' } }
    expect(compose(publisher, row, 0, 1)).toMatchObject({
      name: 'a',
      exchange: '',
      routingKey: 'q',
      mandatory: false,
      content: { properties: { messageId: 'i' } },
    })
  })

  it('can be sent with a new id, and with one more header', () => {
    expect(withNewId(content(), 1).properties.messageId).toBe('m1/2')
    expect(withHeader(content({ a: 1 }), 'x-retries', 2).properties.headers).toEqual({ a: 1, 'x-retries': 2 })
  })
})

describe('the life of an application', () => {
  it('leads from everywhere to a process that is gone, and from there only to a start', () => {
    for (const [status, ways] of Object.entries(applicationLifecycle)) {
      if (isAlive(status as keyof typeof applicationLifecycle)) expect(ways).toHaveProperty('client.crashed')
      else expect(Object.keys(ways)).toEqual(['client.started'])
    }
  })

  it('stays where it is at facts that change nothing there', () => {
    expect(nextStatus('running', 'client.heard')).toBe('running')
    expect(nextStatus('crashed', 'client.disconnected')).toBe('crashed')
  })
})
