import { expect, it } from 'vitest'
import type { ActionView } from '../../engine/index.ts'
import { byHarm, isHarsh } from './harm.ts'

const action = (id: string): ActionView => ({ id, to: 'W1', signal: { type: id } })

it('a menu has what harms nobody first, in its own order, and the crash last', () => {
  const { mild, harsh } = byHarm(['crash', 'close', 'freeze', 'slow', 'cut', 'hold'].map(action))
  expect(mild.map(({ id }) => id)).toEqual(['freeze', 'slow', 'hold'])
  expect(harsh.map(({ id }) => id)).toEqual(['close', 'cut', 'crash'])
})

it('what is not known to be harsh is mild, and none is lost', () => {
  const actions = ['crash', 'crash', 'what is to come'].map(action)
  expect(actions.map(isHarsh)).toEqual([true, true, false])
  const { mild, harsh } = byHarm(actions)
  expect(mild.length + harsh.length).toBe(3)
})
