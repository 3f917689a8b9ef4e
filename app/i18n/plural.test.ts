import { describe, expect, it } from 'vitest'
import { formRu, pluralEn, pluralRu } from './plural.ts'

const EVENTS = ['событие', 'события', 'событий'] as const

describe('a count with its noun', () => {
  it.each([
    [0, '0 событий'],
    [1, '1 событие'],
    [2, '2 события'],
    [4, '4 события'],
    [5, '5 событий'],
    [11, '11 событий'],
    [12, '12 событий'],
    [14, '14 событий'],
    [21, '21 событие'],
    [22, '22 события'],
    [111, '111 событий'],
    [1001, '1001 событие'],
    [1.5, '1,5 события'],
    [-2, '-2 события'],
  ])('takes in Russian the form of its last digits: %d', (count, said) => {
    expect(pluralRu(count, EVENTS)).toBe(said)
  })

  it('is singular in English for one alone', () => {
    expect([0, 1, 2, 21].map((count) => pluralEn(count, 'event', 'events'))).toEqual([
      '0 events',
      '1 event',
      '2 events',
      '21 events',
    ])
  })

  it('agrees with the rules of the platform', () => {
    const rules = new Intl.PluralRules('ru')
    const forms = { one: 'one', few: 'few', many: 'many' } as Readonly<Record<string, string>>
    for (let count = 0; count <= 300; count++) {
      expect(formRu(count, ['one', 'few', 'many'])).toBe(forms[rules.select(count)])
    }
  })
})
