import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { type PlaybackEvent, playbackMachine } from './machine.ts'

const EVENTS: readonly PlaybackEvent['type'][] = [
  'load',
  'fork',
  'ready',
  'cancel',
  'play',
  'pause',
  'reach',
  'step',
  'ask',
  'hold',
  'release',
  'fail',
  'dismiss',
]
const events = EVENTS.map((type) => ({ type }) as PlaybackEvent)
const paths = getShortestPaths(playbackMachine, { events })

function modeAfter(...types: readonly string[]): string {
  const actor = createActor(playbackMachine).start()
  for (const type of types) actor.send({ type } as PlaybackEvent)
  return actor.getSnapshot().value as string
}

describe('the modes of the player', () => {
  test('can all be reached', () => {
    const reached = paths.map(({ state }) => state.value)
    expect(new Set(reached)).toEqual(new Set(Object.keys(playbackMachine.states)))
  })

  test.each(
    paths.map(
      ({ state, steps }) => [String(state.value), steps.map(({ event }): string => event.type)] as const,
    ),
  )('%s is where its shortest path leads', (mode, types) => {
    expect(modeAfter(...types.filter((type) => type !== 'xstate.init'))).toBe(mode)
  })

  test.each(Object.keys(playbackMachine.states))('%s has a way back to paused', (mode) => {
    const path = paths.find(({ state }) => state.value === mode)
    const here = (path?.steps ?? []).map(({ event }) => event.type).filter((type) => EVENTS.includes(type))
    const isBack = EVENTS.some((one) => EVENTS.some((other) => modeAfter(...here, one, other) === 'paused'))
    expect(isBack).toBe(true)
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

  test('has a way on from a failure', () => {
    expect(modeAfter('ready', 'fork', 'fail', 'dismiss')).toBe('paused')
    expect(modeAfter('fail', 'load')).toBe('loading')
    expect(modeAfter('ready', 'fork', 'fail', 'play')).toBe('failed')
  })
})
