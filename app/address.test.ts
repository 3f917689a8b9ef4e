import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addressKeeper } from './address.ts'

beforeEach(() => {
  const location = { hash: '#/s/one' }
  const history = {
    replaceState(_state: unknown, _title: string, hash: string) {
      location.hash = hash
    },
  }
  vi.stubGlobal('location', location)
  vi.stubGlobal('history', history)
})

afterEach(() => vi.unstubAllGlobals())

test('a screen writes its own address, as often as it likes', () => {
  const keep = addressKeeper()
  expect(keep('#/s/one?a')).toBe(true)
  expect(keep('#/s/one?b')).toBe(true)
  expect(location.hash).toBe('#/s/one?b')
})

test('an address that another screen has by now is left alone', () => {
  const keep = addressKeeper()
  location.hash = '#/quiz/kafka'
  expect(keep('#/s/one?a')).toBe(false)
  expect(location.hash).toBe('#/quiz/kafka')
})
