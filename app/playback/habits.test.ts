import { describe, expect, test } from 'vitest'
import { type Doing, newsAmong } from './habits.ts'

const doing = (sign: string, more: Partial<Doing> = {}): Doing => ({
  tick: 0,
  sign,
  isLoud: true,
  isGrave: false,
  isTurn: false,
  ...more,
})
const often = (sign: string, times: number) => Array.from({ length: times }, () => doing(sign))

describe('news', () => {
  test('is what did not happen often yet', () => {
    const news = newsAmong([...often('fetch', 15)])
    expect(news.filter(Boolean)).toHaveLength(6)
    expect(news.lastIndexOf(true)).toBe(5)
  })

  test('is never what nobody looks at', () => {
    expect(newsAmong([doing('heartbeat', { isLoud: false })])).toEqual([false])
  })

  test('is the old again, for a while, after something new', () => {
    const news = newsAmong([
      ...often('fetch', 12),
      doing('rebalance', { isTurn: true }),
      ...often('fetch', 5),
    ])
    expect(news.slice(12)).toEqual([true, true, true, false, false, false])
  })

  test('is not the old again after something that is only more', () => {
    const news = newsAmong([...often('fetch', 12), doing('commit'), ...often('fetch', 2)])
    expect(news.slice(12)).toEqual([true, false, false])
  })

  test('is trouble, however often', () => {
    const grave = Array.from({ length: 20 }, () => doing('lost', { isGrave: true }))
    expect(newsAmong(grave).every(Boolean)).toBe(true)
  })
})
