import { expect, it } from 'vitest'
import { isMeant, isSamePointed, isWireMeant } from './pointed.ts'

const motion = { from: 'exchange:x', to: 'queue:q', weight: 'message', label: 'm1' } as const
const there = { on: 'wire', from: 'exchange:x', to: 'queue:q' } as const
const back = { on: 'wire', from: 'queue:q', to: 'exchange:x' } as const

it('means what goes along a connection, whichever way, and nothing on another one', () => {
  expect(isMeant(there, motion)).toBe(true)
  expect(isMeant(back, motion)).toBe(true)
  expect(isMeant({ ...there, to: 'queue:p' }, motion)).toBe(false)
})

it('means a message by its name, and all that comes to a place or leaves it', () => {
  expect(isMeant({ on: 'message', id: 'm1' }, motion)).toBe(true)
  expect(isMeant({ on: 'message', id: 'm2' }, motion)).toBe(false)
  expect(isMeant({ on: 'place', id: 'queue:q' }, motion)).toBe(true)
  expect(isMeant({ on: 'place', id: 'queue:p' }, motion)).toBe(false)
})

it('draws the line under the pointer stronger, or all lines of the place that has the focus', () => {
  expect(isWireMeant(there, motion)).toBe(true)
  expect(isWireMeant(back, motion)).toBe(false)
  expect(isWireMeant({ on: 'place', id: 'exchange:x' }, motion)).toBe(true)
  expect(isWireMeant(undefined, motion)).toBe(false)
})

it('is the same as long as the pointer stays on the same thing', () => {
  expect(isSamePointed(there, { ...there })).toBe(true)
  expect(isSamePointed(there, back)).toBe(false)
  expect(isSamePointed({ on: 'place', id: 'a' }, { on: 'message', id: 'a' })).toBe(false)
  expect(isSamePointed(undefined, undefined)).toBe(true)
})
