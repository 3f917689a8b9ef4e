import { lengthAt, type Seq } from '../../engine/index.ts'
import type { MovingView, StageFeed, StageMoment } from '../stage/props.ts'
import type { Mode } from '../store.ts'
import { Clock, type Frames } from './clock.ts'
import { FIRST_MODE, type PlaybackEvent, WAYS } from './machine.ts'
import { movingAt } from './motions.ts'
import { readingAtSeq, readingAtTick, seqAt, tickAt } from './pacing.ts'
import type { Telling } from './telling.ts'

/** A step to the next event is not waited for longer than this, however long its way is. */
const STEP_MS_MAX = 320
/** A loop rests at its end. */
const REST_MS = 600
/** While facts come in crowds, the page is told of them so often: nobody reads digits faster. */
const TELL_MS = 48
/** More facts than this in that time, and twice as long is soon enough. */
const CROWD = 6
/** A tick that is a rounding error away from whole is whole. */
const TICK_SLACK = 1e-6

/** What the player tells the session. */
export interface PlayerListener {
  /** The playhead has another fact before it, or was moved. */
  onMoment(): void
  onMode(mode: Mode): void
}

interface Way {
  readonly to: number
  /** Reading ms a frame ms. Negative goes back. */
  readonly rate: number
  onReach(): void
}

/** The playhead on one telling: where it is, what moves it, and in which mode. */
export class Player {
  readonly clock: Clock
  readonly feed: StageFeed
  telling: Telling
  reading = 0
  seq: Seq = 0
  speed = 1
  loopsFrom: number | undefined
  private readonly listener: PlayerListener
  private readonly moving: MovingView[] = []
  private current = FIRST_MODE
  private isClosed = false
  private way: Way | undefined
  private shown: { readonly telling: Telling; readonly moment: StageMoment } | undefined
  private rested = 0
  /** Since the page was told of a moment, in ms of frames; and whether there is news since. */
  private sinceTold = 0
  private isUntold = false
  private toldSeq: Seq = 0
  private isStill = true

  constructor(telling: Telling, listener: PlayerListener, frames?: Frames | undefined) {
    this.telling = telling
    this.listener = listener
    this.clock = new Clock(frames)
    listener.onMode(FIRST_MODE)
    this.feed = { now: () => this.moment(), onFrame: (draw) => this.clock.onDraw(draw) }
  }

  get mode(): Mode {
    return this.current
  }

  /** Whole ticks that have begun. */
  get tick(): number {
    return Math.floor(tickAt(this.telling.pacing, this.reading) + TICK_SLACK)
  }

  can(event: PlaybackEvent): boolean {
    return !this.isClosed && WAYS[this.current][event] !== undefined
  }

  /** Changes the mode; gives back whether it could. Whatever was moving stops, unless it goes on playing. */
  turn(event: PlaybackEvent): boolean {
    const mode = WAYS[this.current][event]
    if (mode === undefined || this.isClosed) return false
    if (event !== 'play' && event !== 'step') this.halt()
    this.current = mode
    this.listener.onMode(mode)
    return true
  }

  /** Shows another telling, at a reading of it. */
  show(telling: Telling, reading: number): void {
    this.telling = telling
    this.moveTo(reading)
  }

  /** Puts the playhead somewhere at once. */
  moveTo(reading: number, seq: Seq = seqAt(this.telling.pacing, reading)): void {
    this.reading = Math.min(this.telling.pacing.end, Math.max(0, reading))
    this.seq = seq
    this.isStill = true
    this.tell()
    this.clock.wake()
  }

  /** To after so many events. */
  moveToSeq(seq: Seq): void {
    const bounded = Math.min(this.telling.trace.events.length, Math.max(0, seq))
    this.moveTo(readingAtSeq(this.telling.pacing, bounded), bounded)
  }

  /** To the end of a tick; before the first one it is the beginning. */
  moveToTick(tick: number): void {
    const { pacing, until } = this.telling
    if (tick < 0) this.moveTo(0, 0)
    else this.moveTo(readingAtTick(pacing, Math.min(until, tick)))
  }

  /** A step by one tick; the rest of a tick that is half told comes first. */
  stepTick(by: 1 | -1): void {
    const { tick } = this
    const isHalfTold = this.seq < lengthAt(this.telling.trace, tick)
    this.moveToTick(by === 1 && isHalfTold ? tick : tick + by)
  }

  /** Plays to a reading. */
  playTo(to: number, onReach: () => void): void {
    if (!this.turn('play')) return
    if (to <= this.reading || this.speed === Number.POSITIVE_INFINITY) {
      this.moveTo(Math.max(to, this.reading))
      this.turn('reach')
      onReach()
    } else this.go({ to, rate: this.speed, onReach })
  }

  /** To the next or last event, on its way if there is time for one. */
  stepEvent(by: 1 | -1, isInstant: boolean): void {
    this.settle()
    const seq = this.seq + by
    if (!this.can('step') || seq < 0 || seq > this.telling.trace.events.length) return
    const to = readingAtSeq(this.telling.pacing, seq)
    const span = to - this.reading
    if (isInstant || Math.sign(span) !== by || this.speed === Number.POSITIVE_INFINITY) {
      this.turn('pause')
      this.moveToSeq(seq)
    } else if (this.turn('step')) {
      const length = Math.min(STEP_MS_MAX, Math.abs(span) / this.speed)
      this.go({ to, rate: span / Math.max(1, length), onReach: () => this.moveToSeq(seq) })
    }
  }

  /** What a step was on its way to is there. */
  settle(): void {
    if (this.mode === 'stepping') this.arrive()
  }

  /** Another speed, also of what plays now. */
  setSpeed(speed: number): void {
    this.speed = speed
    this.shown = undefined
    const { way } = this
    if (way !== undefined && this.mode === 'playing') this.go({ ...way, rate: speed })
    else this.clock.wake()
  }

  close(): void {
    this.halt()
    this.isClosed = true
    this.clock.close()
  }

  private go(way: Way): void {
    this.way = way
    this.rested = 0
    this.isStill = false
    this.clock.start((passed) => this.advance(passed))
  }

  private halt(): void {
    if (this.way === undefined) return
    this.way = undefined
    if (this.isUntold) this.tell()
    this.clock.stop()
  }

  private advance(passed: number): void {
    const { way } = this
    if (way === undefined) return
    const next = this.reading + passed * way.rate
    if (way.rate > 0 ? next >= way.to : next <= way.to) {
      if (this.loopsFrom === undefined || this.mode !== 'playing') this.arrive()
      else this.rest(way, passed)
      return
    }
    this.reading = next
    this.sinceTold += passed
    this.tellUpTo(seqAt(this.telling.pacing, next))
  }

  private tellUpTo(seq: Seq): void {
    if (seq !== this.seq) this.isUntold = true
    this.seq = seq
    const wait = seq - this.toldSeq > CROWD ? 2 * TELL_MS : TELL_MS
    if (this.isUntold && this.sinceTold >= wait) this.tell()
  }

  private tell(): void {
    this.isUntold = false
    this.sinceTold = 0
    this.toldSeq = this.seq
    this.listener.onMoment()
  }

  private rest(way: Way, passed: number): void {
    this.reading = way.to
    this.sinceTold += passed
    this.tellUpTo(seqAt(this.telling.pacing, way.to))
    this.rested += passed
    if (this.rested < REST_MS || this.loopsFrom === undefined) return
    this.rested = 0
    this.moveTo(this.loopsFrom)
    this.isStill = false
  }

  private arrive(): void {
    const { way } = this
    if (way === undefined) return
    this.moveTo(way.to)
    this.isStill = false
    this.turn('reach')
    way.onReach()
  }

  /** Several draw with each frame: they share one moment. */
  private moment(): StageMoment {
    const { telling, reading, speed, isStill: still, shown } = this
    const rate = this.way === undefined || this.rested > 0 ? 0 : this.way.rate
    const isKnown = shown?.telling === telling && shown.moment.rate === rate
    if (isKnown && shown.moment.reading === reading && shown.moment.still === still) return shown.moment
    const { pacing, motions } = telling
    const into = this.moving
    const moment = {
      reading,
      tick: tickAt(pacing, reading),
      speed,
      rate,
      at: this.clock.at,
      still,
      all: motions.all,
      // In a frame nobody asks for it: it is looked up when somebody does.
      get moving() {
        return movingAt(motions, reading, into)
      },
    }
    this.shown = { telling, moment }
    return moment
  }
}
