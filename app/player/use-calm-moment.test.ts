import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Valve } from './use-calm-moment.ts'

let now = 0
let opened = 0
const create = () =>
  new Valve(
    () => opened++,
    () => now,
  )
const pass = (milliseconds: number) => {
  now += milliseconds
  vi.advanceTimersByTime(milliseconds)
}

beforeEach(() => {
  vi.useFakeTimers()
  now = 0
  opened = 0
})
afterEach(() => {
  vi.useRealTimers()
})

it('facts that come singly are shown at once', () => {
  const valve = create()
  for (let at = 0; at < 30; at++) {
    pass(200)
    valve.push(true)
    expect(opened).toBe(at + 1)
  }
})

it('a crowd is shown a few times a second, and its last fact always', () => {
  const valve = create()
  for (let frame = 0; frame < 120; frame++) {
    pass(16)
    valve.push(true)
  }
  expect(opened).toBeLessThan(30)
  const before = opened
  pass(200)
  expect(opened).toBe(before + 1)
})

it('what may not wait does not', () => {
  const valve = create()
  for (let at = 0; at < 50; at++) valve.push(false)
  expect(opened).toBe(50)
})

it('nothing comes after it was closed', () => {
  const valve = create()
  for (let at = 0; at < 20; at++) valve.push(true)
  const before = opened
  valve.close()
  pass(1000)
  expect(opened).toBe(before)
})

it('the calmer it is to be, the fewer come through', () => {
  let calm = 100
  const valve = new Valve(
    () => opened++,
    () => now,
    () => calm,
  )
  const crowd = () => {
    const before = opened
    for (let frame = 0; frame < 200; frame++) {
      pass(16)
      valve.push(true)
    }
    return opened - before
  }
  crowd()
  const often = crowd()
  calm = 300
  crowd()
  expect(crowd()).toBeLessThan(often / 2)
})
