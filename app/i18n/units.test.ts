import { describe, expect, it } from 'vitest'
import { durationOf, momentOf, numberOf, settingOf } from './units.ts'

describe('a length of time', () => {
  it.each([
    [0, '0 ms', '0 мс'],
    [250, '250 ms', '250 мс'],
    [1000, '1 s', '1 с'],
    [1500, '1.5 s', '1,5 с'],
    [60_000, '60 s', '60 с'],
    [180_250, '180.25 s', '180,25 с'],
  ])('%d', (ticks, en, ru) => {
    expect([durationOf(ticks, 'en'), durationOf(ticks, 'ru')]).toEqual([en, ru].map(unbroken))
  })
})

describe('a moment', () => {
  it('keeps its three digits, so that it does not jump while it runs', () => {
    expect(momentOf(60_020.9, 'en')).toBe(unbroken('60.020 s'))
    expect(momentOf(5, 'ru')).toBe(unbroken('0,005 с'))
  })
})

describe('a number', () => {
  it('is written as the language writes it', () => {
    expect(numberOf(12_345.5, 'en')).toBe('12\u202F345.5')
    expect(numberOf(-1.5, 'ru')).toBe('−1,5')
    expect(numberOf(1000, 'en')).toBe('1000')
  })
})

describe('a value', () => {
  it('has the unit that its knob says', () => {
    expect(settingOf(5000, 'ms', 'en')).toBe(unbroken('5 s'))
    expect(settingOf(5, 's', 'ru')).toBe(unbroken('5 с'))
    expect(settingOf(5, 'count', 'en')).toBe('5')
    expect(settingOf('reject-publish', 'word', 'ru')).toBe('reject-publish')
    expect(settingOf(null, undefined, 'en')).toBe('null')
  })
})

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00A0')
}
