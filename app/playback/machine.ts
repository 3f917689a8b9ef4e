import { setup } from 'xstate'

/** What can happen to the player. */
export type PlaybackEvent =
  /** A scenario, or another run of it, is wanted. */
  | { readonly type: 'load' }
  | { readonly type: 'fork' }
  /** It is there. */
  | { readonly type: 'ready' }
  /** It is not wanted any more. */
  | { readonly type: 'cancel' }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** Playing came to where it was to stop. */
  | { readonly type: 'reach' }
  | { readonly type: 'step' }
  | { readonly type: 'ask' }
  | { readonly type: 'hold' }
  | { readonly type: 'release' }
  | { readonly type: 'fail' }
  /** The reader goes on with what still works. */
  | { readonly type: 'dismiss' }

const begins = {
  load: 'loading',
  fork: 'forking',
  play: 'playing',
  step: 'stepping',
  ask: 'asking',
  hold: 'scrubbing',
  fail: 'failed',
} as const

/**
 * The modes of the player. What is not listed for a mode cannot be done in it, and its button is grey. Stepping
 * is playing to the next event, briefly; asking is waiting before a beat until its bet was answered or waved on.
 */
export const playbackMachine = setup({ types: { events: {} as PlaybackEvent } }).createMachine({
  id: 'playback',
  initial: 'loading',
  states: {
    loading: { on: { load: 'loading', ready: 'paused', fail: 'failed' } },
    paused: { on: { ...begins } },
    playing: { on: { ...begins, play: undefined, pause: 'paused', reach: 'paused' } },
    stepping: { on: { ...begins, pause: 'paused', reach: 'paused' } },
    asking: { on: { ...begins, pause: 'paused' } },
    scrubbing: { on: { release: 'paused', load: 'loading', fork: 'forking', fail: 'failed' } },
    forking: { on: { fork: 'forking', ready: 'paused', cancel: 'paused', load: 'loading', fail: 'failed' } },
    failed: { on: { dismiss: 'paused', load: 'loading', fork: 'forking' } },
  },
})
