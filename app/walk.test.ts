import { expect, test } from 'vitest'
import { PATHS } from '../scenarios/curriculum/paths.ts'
import { scenarios } from '../scenarios/index.ts'
import { wayOnFrom } from './walk.ts'

const numberAfter = (number: string, path: string) => {
  const id = scenarios.find(({ card }) => card.number === number)?.card.id ?? ''
  return wayOnFrom(id, path).next?.number
}

test('on a path one goes on along it, over breaks and what is not there yet', () => {
  for (const { id, steps } of PATHS) {
    const there = steps.filter((step) => scenarios.some(({ card }) => card.number === step))
    for (const [at, step] of there.entries())
      expect(numberAfter(step, id), `${id} ${step}`).toBe(there[at + 1])
  }
})

test('a scenario that is not on the path, or opened without one, is followed as in the gallery', () => {
  const numbers = scenarios.map(({ card }) => card.number)
  for (const [at, number] of numbers.entries()) expect(numberAfter(number, '')).toBe(numbers[at + 1])
  expect(PATHS[0]?.steps).not.toContain('S06')
  expect(wayOnFrom('publish-path', 'first-hour').path).toBeUndefined()
  expect(wayOnFrom('nothing', 'first-hour')).toEqual({ next: undefined, path: undefined })
})
