import { describe, expect, it } from 'vitest'
import { TERMS } from '../../../scenarios/curriculum/glossary/terms.ts'
import { foundTerms } from './search.ts'

const idsOf = (text: string, broker: Parameters<typeof foundTerms>[1] = 'all') =>
  foundTerms(text, broker).map(({ id }) => id)

describe('a term is found', () => {
  it('in either language, and by its settings', () => {
    expect(idsOf('смещ зафикс')).toContain('committed')
    expect(idsOf('committed offset')).toContain('committed')
    expect(idsOf('max.poll.interval')).toEqual(['poll-interval'])
    expect(idsOf('no such thing')).toEqual([])
  })

  it('by broker', () => {
    expect(idsOf('', 'kafka')).not.toContain('exchange')
    expect(idsOf('', 'kafka')).toContain('heartbeat')
    expect(idsOf('')).toHaveLength(TERMS.length)
  })
})
