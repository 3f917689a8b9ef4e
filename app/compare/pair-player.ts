import { Clock, type Frames } from '../playback/clock.ts'
import { movingAt } from '../playback/motions.ts'
import { seqAt, tickAt } from '../playback/pacing.ts'
import type { Telling } from '../playback/telling.ts'
import type { MovingView, StageFeed, StageMoment } from '../stage/props.ts'
import {
  type Pair,
  pairOf,
  rateOf,
  readingOf,
  SIDES,
  type Side,
  sharedAt,
  sharedAtTick,
  tickOf,
} from './pair.ts'

/** While it plays the page is told so often. */
const TELL_MS = 60
/** Nearer than this is the same moment. */
const SLACK_MS = 0.01

/** One playhead over two runs. */
export class PairPlayer {
  readonly clock: Clock
  readonly feeds: Readonly<Record<Side, StageFeed>>
  pair: Pair
  shared = 0
  speed = 1
  private tellings: Readonly<Record<Side, Telling>>
  private readonly listener: () => void
  private readonly moving: Readonly<Record<Side, MovingView[]>> = { left: [], right: [] }
  private readonly shown = new Map<Side, StageMoment>()
  private isPlayingNow = false
  private isStill = true
  private sinceTold = 0

  constructor(tellings: Readonly<Record<Side, Telling>>, listener: () => void, frames?: Frames) {
    this.tellings = tellings
    this.pair = pairOf(tellings.left.pacing, tellings.right.pacing)
    this.listener = listener
    this.clock = new Clock(frames)
    const feedOf = (side: Side): StageFeed => ({
      now: () => this.moment(side),
      onFrame: (draw) => this.clock.onDraw(draw),
    })
    this.feeds = { left: feedOf('left'), right: feedOf('right') }
  }

  get isPlaying(): boolean {
    return this.isPlayingNow
  }

  /** Whole ticks that have begun, of both. */
  get tick(): number {
    return Math.floor(tickOf(this.pair, this.shared) + 1e-6)
  }

  /** How many events one side has told. */
  seqOf(side: Side): number {
    return seqAt(this.tellings[side].pacing, this.readingOf(side) + SLACK_MS / 10)
  }

  readingOf(side: Side): number {
    return readingOf(this.pair, side, this.shared)
  }

  /** Other runs, at the same tick. */
  show(tellings: Readonly<Record<Side, Telling>>): void {
    const { tick } = this
    this.tellings = tellings
    this.pair = pairOf(tellings.left.pacing, tellings.right.pacing)
    this.shown.clear()
    this.moveTo(sharedAtTick(this.pair, tick))
  }

  play(): void {
    if (this.shared >= this.pair.end - SLACK_MS) this.shared = 0
    this.isPlayingNow = true
    this.isStill = false
    this.clock.start((passed) => this.advance(passed))
    this.listener()
  }

  pause(): void {
    this.isPlayingNow = false
    this.shown.clear()
    this.clock.stop()
    this.listener()
  }

  setSpeed(speed: number): void {
    this.speed = speed
    this.shown.clear()
    this.listener()
  }

  moveTo(shared: number): void {
    this.shared = Math.min(this.pair.end, Math.max(0, shared))
    this.isStill = true
    this.listener()
    this.clock.wake()
  }

  moveToTick(tick: number): void {
    this.moveTo(sharedAtTick(this.pair, tick))
  }

  /** To the next or last event of either. */
  stepEvent(by: 1 | -1): void {
    if (this.isPlayingNow) this.pause()
    const moments = SIDES.flatMap((side) => this.eventsBeside(side))
    const ahead = moments.filter((at) =>
      by === 1 ? at > this.shared + SLACK_MS : at < this.shared - SLACK_MS,
    )
    if (ahead.length === 0) return this.moveTo(by === 1 ? this.pair.end : 0)
    this.moveTo(by === 1 ? Math.min(...ahead) : Math.max(...ahead))
  }

  /** To the next or last moment of a list. */
  stepAmong(moments: readonly number[], by: 1 | -1): void {
    if (this.isPlayingNow) this.pause()
    const ahead = moments.filter((at) =>
      by === 1 ? at > this.shared + SLACK_MS : at < this.shared - SLACK_MS,
    )
    if (ahead.length === 0) return this.moveTo(by === 1 ? this.pair.end : 0)
    this.moveTo(by === 1 ? Math.min(...ahead) : Math.max(...ahead))
  }

  close(): void {
    this.isPlayingNow = false
    this.clock.close()
  }

  private eventsBeside(side: Side): number[] {
    const { events } = this.tellings[side].pacing
    const seq = this.seqOf(side)
    return [seq - 2, seq - 1, seq, seq + 1].flatMap((row) => {
      const reading = events[row]
      return reading === undefined ? [] : [sharedAt(this.pair, side, reading)]
    })
  }

  private advance(passed: number): void {
    this.shared += passed * this.speed
    this.sinceTold += passed
    if (this.shared >= this.pair.end) {
      this.shared = this.pair.end
      return this.pause()
    }
    if (this.sinceTold < TELL_MS) return
    this.sinceTold = 0
    this.listener()
  }

  private moment(side: Side): StageMoment {
    const { pacing, motions } = this.tellings[side]
    const reading = this.readingOf(side)
    const rate = this.isPlayingNow ? rateOf(this.pair, side, this.shared) * this.speed : 0
    const known = this.shown.get(side)
    if (known?.reading === reading && known.rate === rate && known.still === this.isStill) return known
    const into = this.moving[side]
    const moment: StageMoment = {
      reading,
      tick: tickAt(pacing, reading),
      speed: this.speed,
      rate,
      at: this.clock.at,
      still: this.isStill,
      all: motions.all,
      get moving() {
        return movingAt(motions, reading, into)
      },
    }
    this.shown.set(side, moment)
    return moment
  }
}
