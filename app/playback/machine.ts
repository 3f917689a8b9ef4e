import type { Mode } from '../store.ts'

/** What can happen to the player. */
export type PlaybackEvent =
  /** A scenario, or another run of it, is wanted. */
  | 'load'
  | 'fork'
  /** It is there. */
  | 'ready'
  /** It is not wanted any more. */
  | 'cancel'
  | 'play'
  | 'pause'
  /** Playing came to where it was to stop. */
  | 'reach'
  | 'step'
  | 'ask'
  | 'hold'
  | 'release'
  | 'fail'
  /** The reader goes on with what still works. */
  | 'dismiss'

/** A player is in one of these; a page without a player is idle. */
export type PlaybackMode = Exclude<Mode, 'idle'>

type Ways = Readonly<Partial<Record<PlaybackEvent, PlaybackMode>>>

const BROKEN: Ways = { load: 'loading', fork: 'forking', fail: 'failed' }
const FREE: Ways = { ...BROKEN, step: 'stepping', ask: 'asking', hold: 'scrubbing' }

/**
 * The modes of the player, and where each event leads from each. What is not listed for a mode cannot be done in
 * it, and its button is grey. Stepping is playing to the next event, briefly; asking is waiting before a beat
 * until its bet was answered or waved on.
 */
export const WAYS: Readonly<Record<PlaybackMode, Ways>> = {
  loading: { load: 'loading', ready: 'paused', fail: 'failed' },
  paused: { ...FREE, play: 'playing' },
  playing: { ...FREE, pause: 'paused', reach: 'paused' },
  stepping: { ...FREE, play: 'playing', pause: 'paused', reach: 'paused' },
  asking: { ...FREE, play: 'playing', pause: 'paused' },
  scrubbing: { ...BROKEN, release: 'paused' },
  forking: { ...BROKEN, ready: 'paused', cancel: 'paused' },
  failed: { load: 'loading', fork: 'forking', dismiss: 'paused' },
}

/** The mode of a player that has nothing to play yet. */
export const FIRST_MODE: PlaybackMode = 'loading'
