import { expect, it } from 'vitest'
import { nameBeside } from './newcomer.ts'

const taken = (...names: string[]) => {
  return (name: string) => names.includes(name)
}

it.each([
  ['W1', ['W1', 'W2'], 'W3'],
  ['W2', ['W1', 'W2'], 'W3'],
  ['worker', ['worker'], 'worker-2'],
  ['worker', ['worker', 'worker-2'], 'worker-3'],
  ['worker-2', ['worker', 'worker-2'], 'worker-3'],
  ['C9', ['C9'], 'C10'],
] as const)('one more like %s beside %j is %s', (like, names, name) => {
  expect(nameBeside(like, taken(...names))).toBe(name)
})
