import { describe, expect, it } from 'vitest'
import { announcementsOf, type Heard } from './announce.ts'

const START: Heard = { seq: 3, beat: 0, asked: undefined, branch: 'main', broken: [] }
const LATER: Heard = { seq: 5, beat: 1, asked: 'b', branch: 'main', broken: ['no-loss'] }

function said(before: Heard, now: Heard, verbosity: 'off' | 'beats' | 'trouble' | 'all', speed = 1) {
  return announcementsOf(before, now, { verbosity, speed }).map(({ say }) => say)
}

describe('what is read out', () => {
  it('is as much as was asked for', () => {
    expect(said(START, LATER, 'off')).toEqual([])
    expect(said(START, LATER, 'beats')).toEqual(['beat', 'asks'])
    expect(said(START, LATER, 'trouble')).toEqual(['faults', 'broken', 'beat', 'asks'])
    expect(said(START, LATER, 'all')).toEqual(['events', 'broken', 'beat', 'asks'])
  })

  it('is beats alone when it goes fast', () => {
    expect(said(START, LATER, 'all', 4)).toEqual(['beat', 'asks'])
  })

  it('is a broken promise only once', () => {
    expect(said({ ...START, broken: ['no-loss'] }, LATER, 'trouble')).not.toContain('broken')
  })

  it('is only where one is after going back', () => {
    expect(said(LATER, START, 'all')).toEqual(['beat'])
  })

  it('is nothing when nothing changed', () => {
    expect(said(LATER, LATER, 'all')).toEqual([])
  })

  it('names another branch, and does not read its past', () => {
    expect(said(START, { ...LATER, branch: 'w1', asked: undefined }, 'all')).toEqual(['branch', 'beat'])
  })
})
