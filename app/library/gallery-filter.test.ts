import { describe, expect, it } from 'vitest'
import type { Card } from '../../scenarios/index.ts'
import { EVERYTHING, isShown, restrictionsOf, toggled } from './gallery-filter.ts'

const RETRY: Card = {
  id: 'retry-ttl-60s',
  number: 'S11',
  track: 'R2',
  model: 'rabbitmq',
  level: 2,
  minutes: 9,
  fidelity: 'exact',
  goals: ['loss', 'order'],
  errata: ['E11'],
  beats: 9,
  title: { en: 'Retry with a 60-second queue', ru: 'Повтор через очередь на 60 секунд' },
  thesis: {
    en: 'A queue that nobody reads is a timer',
    ru: 'Очередь, которую никто не читает, — таймер. Ещё раз',
  },
}

describe('a card is found', () => {
  it.each([
    ['', true],
    ['retry', true],
    ['RETRY 60', true],
    ['60-second', true],
    ['s11', true],
    ['E11', true],
    ['повтор', true],
    ['очередь повтор', true],
    ['еще', true],
    ['ещё', true],
    ['rabbit', true],
    ['kafka', false],
    ['retry kafka', false],
    ['try', false],
    ['дубли', false],
  ])('by %j: %s', (text, found) => {
    expect(isShown(RETRY, { ...EVERYTHING, text })).toBe(found)
  })

  it('by the names of its goals too', () => {
    expect(isShown(RETRY, { ...EVERYTHING, text: 'потери' }, ['Потери', 'Порядок'])).toBe(true)
  })
})

describe('a card is shown', () => {
  it.each([
    ['no restriction', EVERYTHING, true],
    ['its broker', { ...EVERYTHING, models: new Set(['rabbitmq'] as const) }, true],
    ['the other broker', { ...EVERYTHING, models: new Set(['kafka'] as const) }, false],
    ['its level among others', { ...EVERYTHING, levels: new Set([1, 2] as const) }, true],
    ['another level', { ...EVERYTHING, levels: new Set([3] as const) }, false],
    ['one of its goals', { ...EVERYTHING, goals: new Set(['order', 'lag'] as const) }, true],
    ['another goal', { ...EVERYTHING, goals: new Set(['lag'] as const) }, false],
    ['what it corrects', { ...EVERYTHING, hasErrata: true }, true],
  ])('under %s', (_, filter, shown) => {
    expect(isShown(RETRY, filter)).toBe(shown)
  })
})

describe('a filter', () => {
  it('counts its kinds of restrictions', () => {
    expect(restrictionsOf(EVERYTHING)).toBe(0)
    expect(restrictionsOf({ ...EVERYTHING, text: 'x' })).toBe(0)
    expect(restrictionsOf({ ...EVERYTHING, levels: new Set([1, 2] as const), hasErrata: true })).toBe(2)
  })

  it('is switched on and off', () => {
    const on = toggled(new Set<string>(), 'a')
    expect([...on]).toEqual(['a'])
    expect([...toggled(on, 'a')]).toEqual([])
  })
})
