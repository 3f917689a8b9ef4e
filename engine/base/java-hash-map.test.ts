import { describe, expect, it } from 'vitest'
import {
  addToJavaHashSet,
  createJavaHashSet,
  javaHashCode,
  javaHashMapOrder,
  javaIntegerSetOrder,
  keysOfJavaHashSet,
  removeFromJavaHashSet,
} from './java-hash-map.ts'

describe('a Java hash set', () => {
  it('hashes a string as String.hashCode does, with wrap-around', () => {
    expect(javaHashCode('')).toBe(0)
    expect(javaHashCode('orders')).toBe(-1008770331)
    expect(javaHashCode('polygenelubricants')).toBe(-2147483648)
  })

  it('keeps keys of one slot in the order in which they came', () => {
    expect(javaHashCode('Aa')).toBe(javaHashCode('BB'))
    expect(javaHashMapOrder(['BB', 'Aa', 'C#'])).toEqual(['BB', 'Aa', 'C#'])
    expect(javaHashMapOrder(['C1', 'C2', 'C3'])).toEqual(['C3', 'C1', 'C2'])
  })

  it('walks integers in ascending order only while they are below the capacity', () => {
    expect(javaIntegerSetOrder([3, 1, 2])).toEqual([1, 2, 3])
    expect(javaIntegerSetOrder([1, 16, 17])).toEqual([16, 1, 17])
    const two = Array.from({ length: 13 }, (_, index) => index + 20)
    expect(javaIntegerSetOrder(two)).toEqual([32, ...two.slice(0, 12)])
  })

  it('doubles when it is more than three quarters full, and never shrinks', () => {
    const set = createJavaHashSet((number: number) => number)
    for (let number = 0; number < 12; number++) addToJavaHashSet(set, number)
    expect(set.slots).toHaveLength(16)
    addToJavaHashSet(set, 12)
    expect(set.slots).toHaveLength(32)
    for (let number = 0; number < 13; number++) removeFromJavaHashSet(set, number)
    expect([set.size, set.slots.length, keysOfJavaHashSet(set).length]).toEqual([0, 32, 0])
  })

  it('doubles a small table rather than to hold nine keys in one slot', () => {
    const set = createJavaHashSet((number: number) => number)
    for (let number = 0; number < 9; number++) addToJavaHashSet(set, number * 16)
    expect(set.slots).toHaveLength(32)
    expect(keysOfJavaHashSet(set)).toEqual([0, 32, 64, 96, 128, 16, 48, 80, 112])
  })

  it('takes a key once', () => {
    expect(javaHashMapOrder(['a', 'a', 'b'])).toEqual(['a', 'b'])
  })
})
