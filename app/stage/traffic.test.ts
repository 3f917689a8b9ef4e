import { expect, test } from 'vitest'
import type { Passage } from '../playback/passages.ts'
import { BUSY, trafficOf } from './traffic.ts'

const going = (lately: number, before = lately): Passage => ({
  from: 'producer',
  to: 'exchange',
  all: 1_000,
  reasons: new Map(),
  lately: (ago = 0) => (ago === 0 ? lately : before),
})

test('how much goes is said where it is much, or where somebody asked for the coarsest picture', () => {
  const [quiet, busy] = [going(BUSY - 1), going(BUSY)]
  expect(trafficOf([quiet], 'auto')).toBeUndefined()
  expect(trafficOf([quiet, busy], 'auto')).toEqual([quiet, busy])
  expect(trafficOf([going(10 * BUSY, 0)], 'auto')).toBeUndefined()
  expect(trafficOf([quiet], 'Z2')).toEqual([quiet])
  expect(trafficOf([], 'Z2')).toBeUndefined()
  expect(trafficOf(undefined, 'Z2')).toBeUndefined()
})
