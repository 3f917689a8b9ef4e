import { describe, expect, it } from 'vitest'
import { boardOf, isOpen, isPinBroken, isTaken, solvedOf, withGuess, withPin } from './board.ts'
import { tableOf } from './tables.ts'

describe('the topic board', () => {
  it('answers the tables of the notes as a broker does', () => {
    const answers = (id: string) => {
      const { bindings, keys } = tableOf(id)
      return bindings.map((binding) => keys.map((key) => isTaken({ binding, key })))
    }
    expect(answers('one')).toEqual([[true, true, false, false]])
    expect(answers('two')).toEqual([[true, true, true, true]])
    expect(answers('notes')).toEqual([
      [false, false],
      [true, true],
    ])
  })

  it('hides an answer until it is guessed', () => {
    const pair = { binding: 'user.*.created', key: 'user.created' }
    const board = boardOf('one')
    expect(isOpen(board, pair)).toBe(false)
    expect(isOpen(withGuess(board, pair, true), pair)).toBe(true)
    expect(isOpen(boardOf('free'), pair)).toBe(true)
  })

  it('is solved by one pattern and by no other of the usual ones', () => {
    const solved = (binding: string) => solvedOf(boardOf('puzzle', [binding]))
    expect(solved('order.#.paid')).toBe(6)
    for (const other of ['order.*', 'order.#', '#.paid', 'order.*.paid', '#'])
      expect(solved(other)).toBeLessThan(6)
  })

  it('notices when a pinned answer changes', () => {
    const pinned = withPin(boardOf('free', ['user.#']), 'user.created')
    expect(isPinBroken(pinned, 'user.created')).toBe(false)
    expect(isPinBroken({ ...pinned, bindings: ['user'] }, 'user.created')).toBe(true)
    expect(withPin(pinned, 'user.created').pins.size).toBe(0)
  })
})
