import { describe, expect, test } from 'vitest'
import { Column, NO_CAUSE } from '../../../engine/index.ts'
import type { AnyTrace } from '../../playback/session.ts'
import { conesOf, endsOf } from './cones.ts'

/** 0 sends two packets; 1 and 3 are told by their arrivals; 2 stands alone; 4 goes on from 3. */
const trace = {
  events: ['send', 'one', 'alone', 'two', 'after'].map((type) => ({ type })),
  ticks: Column.of([0, 5, 5, 5, 9]),
  causes: Column.of([NO_CAUSE, 0, NO_CAUSE, NO_CAUSE, 3]),
  triggers: Column.of([NO_CAUSE, 0, NO_CAUSE, 0, NO_CAUSE]),
  transits: [0, 1].map((order) => ({
    departs: 0,
    arrives: 5,
    order,
    from: 'a',
    to: 'b',
    signal: { type: 'ball' },
    cause: 0,
    link: undefined,
  })),
} as unknown as AnyTrace

describe('the cones of an event', () => {
  test('are what it depends on, what depends on it, and what could not know of it', () => {
    const { ofEvent } = conesOf(trace, 3)
    expect([0, 1, 2, 3, 4].map(ofEvent)).toEqual(['past', 'apart', 'apart', 'self', 'future'])
  })

  test('hold the moves between their events', () => {
    expect([endsOf(trace, 't0').told, endsOf(trace, 't1').told]).toEqual([1, 3])
    const { ofMove } = conesOf(trace, 3)
    expect(['t0', 't1', 'e4'].map(ofMove)).toEqual(['apart', 'past', 'future'])
  })
})
