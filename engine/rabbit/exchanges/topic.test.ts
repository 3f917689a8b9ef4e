import { describe, expect, it } from 'vitest'
import { createRng, intBelow } from '../../kernel/rng.ts'
import { PROFILES } from '../profiles.ts'
import type { Binding } from '../state.ts'
import { EMPTY_TABLE } from '../table.ts'
import { topic, wordsOf } from './topic.ts'

function binding(routingKey: string): Binding {
  return {
    source: 't',
    destination: routingKey,
    destinationType: 'queue',
    routingKey,
    arguments: EMPTY_TABLE,
  }
}

function matching(patterns: readonly string[], routingKey: string): string[] {
  const found = new Set<string>()
  const match = topic.matcher(patterns.map(binding), PROFILES['4.0'])
  match(routingKey, EMPTY_TABLE, ({ destination }) => found.add(destination))
  return [...found].sort()
}

/** The definition, word by word, without a thought for speed. */
function matchesByDefinition(pattern: readonly string[], words: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return words.length === 0
  if (first === '#') {
    return (
      matchesByDefinition(rest, words) || (words.length > 0 && matchesByDefinition(pattern, words.slice(1)))
    )
  }
  return (
    words.length > 0 && (first === '*' || first === words[0]) && matchesByDefinition(rest, words.slice(1))
  )
}

describe('a topic exchange', () => {
  it('knows what its definition says, for thousands of patterns and keys', () => {
    const rng = createRng(7, 'topic')
    const pick = (among: readonly string[]) => among[intBelow(rng, among.length)] as string
    const keyOf = (among: readonly string[]) =>
      Array.from({ length: intBelow(rng, 6) }, () => pick(among)).join('.')
    for (let round = 0; round < 300; round++) {
      const patterns = Array.from({ length: 12 }, () => keyOf(['a', 'b', '*', '#', '#', '']))
      for (let keys = 0; keys < 12; keys++) {
        const key = keyOf(['a', 'b', 'c', '', '*', '#'])
        const expected = patterns.filter((pattern) => matchesByDefinition(wordsOf(pattern), wordsOf(key)))
        expect(matching(patterns, key), `${patterns} against ${key}`).toEqual([...new Set(expected)].sort())
      }
    }
  })

  it('takes many # and a long key without trying all ways to share the words out', () => {
    const pattern = Array.from({ length: 40 }, () => '#.a').join('.')
    const key = Array.from({ length: 2_000 }, () => 'a').join('.')
    expect(matching([pattern], key)).toEqual([pattern])
    expect(matching([`${pattern}.z`], key)).toEqual([])
  })

  it('does not look at bindings that begin otherwise', () => {
    const bindings = Array.from({ length: 20_000 }, (_, at) => binding(`shard${at}.#.created`))
    let looks = 0
    const match = topic.matcher(bindings, PROFILES['4.0'])
    match('shard7.eu.created', EMPTY_TABLE, () => looks++)
    expect(looks).toBe(1)
  })

  it('refuses a third # from 4.3 on', () => {
    expect(topic.invalidBinding('#.a.#', EMPTY_TABLE, PROFILES['4.3'])).toBeUndefined()
    expect(topic.invalidBinding('#.a.#.b.#', EMPTY_TABLE, PROFILES['4.3'])).toMatch(/too many/)
    expect(topic.invalidBinding('#.a.#.b.#', EMPTY_TABLE, PROFILES['4.0'])).toBeUndefined()
  })
})
