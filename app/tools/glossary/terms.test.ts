import { describe, expect, it } from 'vitest'
import { termsFor } from './terms.ts'

describe('the glossary beside a scenario', () => {
  it('begins with what the scenario shows, and has only words of its broker', () => {
    const terms = termsFor('connection-vs-channel', 'rabbitmq', 'en', '')
    expect(terms[0]).toMatchObject({ isHere: true })
    expect(terms.findLastIndex(({ isHere }) => isHere)).toBeLessThan(terms.findIndex(({ isHere }) => !isHere))
    expect(terms.map(({ id }) => id)).toContain('channel')
    expect(terms.map(({ id }) => id)).not.toContain('partitioner')
  })

  it('finds by the words of either language', () => {
    expect(termsFor('connection-vs-channel', 'rabbitmq', 'en', 'обменник').map(({ id }) => id)).toContain(
      'exchange',
    )
    expect(termsFor('connection-vs-channel', 'rabbitmq', 'ru', 'Channel').map(({ id }) => id)).toContain(
      'channel',
    )
    expect(termsFor('connection-vs-channel', 'rabbitmq', 'ru', 'zzz')).toEqual([])
  })
})
