import { describe, expect, it } from 'vitest'
import { addressOfPlan, asksAbout, drawOf, type Plan, planOf } from './round.ts'

const plan: Plan = { path: 'kafka', mode: 'exam', seed: 8841 }

describe('a round', () => {
  it('has an address that gives the same questions', () => {
    const [, path, link] = /^#\/quiz\/(.+)\?(.+)$/.exec(addressOfPlan(plan)) ?? []
    expect(planOf(path, link)).toEqual(plan)
    expect(planOf('all', 'mode=practice&seed=1')).toEqual({ path: undefined, mode: 'practice', seed: 1 })
    expect(planOf('kafka', undefined)).toBeUndefined()
    expect(planOf('kafka', 'seed=-1')).toBeUndefined()
  })

  it('asks about every scenario of the path that is there before it asks about one twice', () => {
    const all = asksAbout({ id: 'kafka', title: { en: '', ru: '' }, steps: ['S13', 'S99', 'S11', 'pause'] })
    expect(all).toEqual(['round-robin-3x6', 'retry-ttl-60s'])
    const whole: Plan = { path: undefined, mode: 'practice', seed: 5 }
    const count = asksAbout(undefined).length
    const drawn = Array.from({ length: Math.min(count, 40) }, (_, row) => drawOf(whole, row)?.scenario)
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  it('never draws the same seed twice, and ends', () => {
    const seeds = Array.from({ length: 40 }, (_, row) => drawOf(plan, row)?.seed)
    expect(new Set(seeds).size).toBe(40)
    expect(drawOf(plan, 40)).toBeUndefined()
  })
})
