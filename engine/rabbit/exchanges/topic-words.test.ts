import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PROFILES } from '../profiles.ts'
import type { Binding } from '../state.ts'
import { topic } from './topic.ts'
import { topicWords } from './topic-words.ts'

const isMatched = (bindingKey: string, routingKey: string): boolean => {
  let isFound = false
  const binding = { routingKey: bindingKey } as Binding
  topic.matcher([binding], PROFILES['4.0'])(routingKey, {}, () => {
    isFound = true
  })
  return isFound
}

const key = (...words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((parts) => parts.join('.'))

describe('the words of a topic match', () => {
  it('agree with the exchange, whatever the keys', () => {
    fc.assert(
      fc.property(key('a', 'b', '*', '#', ''), key('a', 'b', 'c', ''), (bindingKey, routingKey) => {
        expect(topicWords(bindingKey, routingKey).miss === undefined).toBe(isMatched(bindingKey, routingKey))
      }),
      { numRuns: 2000 },
    )
  })

  it('take each word of a matching key once', () => {
    fc.assert(
      fc.property(key('a', '*', '#'), key('a', 'b'), (bindingKey, routingKey) => {
        const { pattern, words, taken, miss } = topicWords(bindingKey, routingKey)
        fc.pre(miss === undefined)
        expect(taken).toHaveLength(pattern.length)
        expect(taken.reduce((sum, count) => sum + count, 0)).toBe(words.length)
        for (const [at, count] of taken.entries()) if (pattern[at] !== '#') expect(count).toBe(1)
      }),
    )
  })

  it.each([
    ['user.*.created', 'user.created', { kind: 'count', needs: 3, has: 2 }],
    ['user.*.created', 'user.profile.extra.created', { kind: 'count', needs: 3, has: 4 }],
    ['user.*', 'user.profile.updated', { kind: 'count', needs: 2, has: 3 }],
    ['user.#.created', 'user', { kind: 'too-few', needs: 2, has: 1 }],
    ['user.created', 'User.created', { kind: 'differs', pattern: 0, word: 0 }],
    ['order.#.paid', 'order.eu.cancelled', { kind: 'differs', pattern: 2, word: 1 }],
  ])('%s does not match %s', (bindingKey, routingKey, miss) => {
    expect(topicWords(bindingKey, routingKey).miss).toEqual(miss)
  })

  it.each([
    ['user.#.created', 'user.created', [1, 0, 1]],
    ['user.#.created', 'user.profile.extra.created', [1, 2, 1]],
    ['#', '', [0]],
  ])('%s takes of %s: %j', (bindingKey, routingKey, taken) => {
    expect(topicWords(bindingKey, routingKey).taken).toEqual(taken)
  })
})
