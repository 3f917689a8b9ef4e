import { describe, expect, test } from 'vitest'
import { FIRST_MODE, type PlaybackEvent, type PlaybackMode, WAYS } from './machine.ts'

const MODES = Object.keys(WAYS) as PlaybackMode[]

/** Where events lead: what cannot be done in a mode changes nothing. */
function modeAfter(...events: readonly PlaybackEvent[]): PlaybackMode {
  return events.reduce<PlaybackMode>((mode, event) => WAYS[mode][event] ?? mode, FIRST_MODE)
}

/** All modes that can follow a mode, itself included. */
function reachableFrom(start: PlaybackMode): ReadonlySet<PlaybackMode> {
  const reached = new Set([start])
  for (const mode of reached) for (const next of Object.values(WAYS[mode])) reached.add(next)
  return reached
}

describe('the modes of the player', () => {
  test('can all be reached', () => {
    expect(reachableFrom(FIRST_MODE)).toEqual(new Set(MODES))
  })

  test.each(MODES)('%s has a way back to paused, by one event or two', (mode) => {
    const near = Object.values(WAYS[mode])
    const isBack = near.some((next) => next === 'paused' || Object.values(WAYS[next]).includes('paused'))
    expect(isBack).toBe(true)
  })

  test.each(MODES)('%s can begin anew, whatever happened', (mode) => {
    expect(WAYS[mode].load).toBe('loading')
  })

  test('lets nothing be played, stepped or held before there is a run', () => {
    expect(modeAfter('play')).toBe('loading')
    expect(modeAfter('step')).toBe('loading')
    expect(modeAfter('hold')).toBe('loading')
    expect(modeAfter('ready', 'fork', 'play')).toBe('forking')
  })

  test('keeps the playhead in the hand until it is let go', () => {
    expect(modeAfter('ready', 'hold', 'play')).toBe('scrubbing')
    expect(modeAfter('ready', 'hold', 'step', 'pause')).toBe('scrubbing')
    expect(modeAfter('ready', 'hold', 'release')).toBe('paused')
  })

  test('plays on to where it was told: it is not told twice', () => {
    expect(WAYS.playing.play).toBeUndefined()
    expect(modeAfter('ready', 'play', 'reach')).toBe('paused')
  })

  test('has a way on from a failure', () => {
    expect(modeAfter('ready', 'fork', 'fail', 'dismiss')).toBe('paused')
    expect(modeAfter('fail', 'load')).toBe('loading')
    expect(modeAfter('ready', 'fork', 'fail', 'play')).toBe('failed')
  })
})
