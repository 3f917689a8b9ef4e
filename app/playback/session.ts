import type {
  Account,
  ActionView,
  LineView,
  Measured,
  PlaceView,
  Plain,
  Scene,
  Seen,
  Seq,
  TableView,
  Tick,
  Trace,
  Typed,
  Verdict,
  VerdictChange,
} from '../../engine/index.ts'
import type { Scenario } from '../../scenarios/index.ts'
import type { Answer, MovingView, StageFeed } from '../stage/props.ts'
import type { Interval, Placed } from '../store.ts'
import type { Past } from './past.ts'

/** A broker whose words nobody on the page has to know. */
export type AnyEngine = Account<unknown, Typed, Typed, unknown>

/** A trace whose words nobody on the page has to know. */
export type AnyTrace = Trace<Typed, Typed>

/** A beat of the story, and where it is told. */
export interface ToldBeat {
  readonly id: string
  /** Its row in the story. */
  readonly index: number
  /** The branch on which it is told: the current one, when that is a what-if of the branch it was written for. */
  readonly branchId: string
  /** `seq` events have been told when it is reached; undefined while it did not happen, or is not known yet. */
  readonly seq: Seq | undefined
  /** Where it stands on the time strip; undefined on another branch. */
  readonly reading: number | undefined
  /** Its branch was run to its end and the beat never came: it is told struck out. */
  readonly isMissing: boolean
  /** False: it comes, but what its words say is not so on its branch. */
  readonly holds: boolean
}

/** A promise with what can be said of it at the playhead. */
export interface JudgedPromise {
  /** Names the chip. */
  readonly id: string
  readonly verdict: Verdict
  /** Where the verdict last changed; -1 before any event. */
  readonly since: Seq
  /** All of its verdicts on this branch, also those to come. */
  readonly changes: readonly VerdictChange[]
}

/** A stretch in which little happens, folded in reading time and labelled with its true length. */
export interface Lens {
  readonly from: number
  readonly to: number
  readonly fromTick: Tick
  readonly toTick: Tick
}

/** A place on the time strip: `fault` was ordered, `trouble` is a promise that broke. */
export interface Mark {
  readonly seq: Seq
  readonly reading: number
  readonly kind: 'fault' | 'trouble'
  /** What happened, in the log's words; a promise's id for trouble. */
  readonly label: string
}

/** Where to go: after so many events, to the end of a tick, to a beat, or in reading time. */
export type Goal =
  | { readonly seq: Seq }
  | { readonly tick: number }
  | { readonly beat: string | number }
  | { readonly reading: number }

/**
 * A scenario on screen: its branches, their traces, and the playhead. It lives outside of React and holds what
 * is heavy. What it returns may be written in place by the next move: read it, do not keep it.
 */
export interface Session {
  readonly scenario: Scenario
  readonly engine: AnyEngine
  /** For the stage: the moment, and when to draw it. */
  readonly feed: StageFeed

  /** Resolves when the stage shows the playhead's moment. */
  drawn(): Promise<void>
  /** How many events have been told at the playhead. The store may hear of it a little later, while it plays. */
  readonly seq: Seq
  /** The state at the playhead. */
  seen(): Seen<unknown>
  /** The same object until a fact happens or the playhead is moved. */
  scene(): Scene
  tables(): readonly TableView[]
  /** The tables as they were after so many events: to see what has changed since. */
  tablesAt(seq: Seq): readonly TableView[]
  /** What the current branch's run began with. */
  setup(): unknown
  /** The whole trace of the current branch, also what is to come. */
  trace(): AnyTrace
  /** An event of the current branch as a line of the log. */
  lineOf(seq: Seq): LineView
  /** When an event is told, in reading time. */
  readingOf(seq: Seq): number
  /** Message keys in the order in which the run shows them. */
  keys(): readonly string[]
  beats(): readonly ToldBeat[]
  promises(): readonly JudgedPromise[]
  /** All places and wires of the current branch's run, each at its largest: what the stage keeps room for. */
  cast(): Scene
  /** All places of the current branch's run, also those that are gone or to come. */
  places(): readonly PlaceView[]
  /** Everything that moves on the current branch, by departure. */
  motions(): readonly MovingView[]
  lenses(): readonly Lens[]
  marks(): readonly Mark[]
  /** The value that a knob has on the current branch. */
  knobValue(knob: string): Plain
  /** What is right for a bet, read off the run; undefined while its branch was not run. */
  truthOf(bet: string): Measured
  /** The hash of the current branch's run. */
  hash(): string
  /** Reading time with a tick of the run under it, and back: for the time strip. */
  tickAt(reading: number): number
  readingAtTick(tick: number): number

  play(options?: { readonly untilEnd?: boolean }): void
  pause(): void
  stepEvent(by: 1 | -1): void
  stepTick(by: 1 | -1): void
  /** To the next or last beat; may change the branch, and stops to ask a bet first. */
  stepBeat(by: 1 | -1): void
  /** Resolves when the playhead is there: an authored branch may have to be run first. */
  seek(goal: Goal): Promise<void>
  /** The reader holds the playhead: between `begin` and `end` nothing plays. */
  scrub(phase: 'begin' | 'end'): void
  /** 0.25 to 8; `Infinity` is instant: from beat to beat without a way. */
  setSpeed(speed: number): void
  toggleLoop(): void
  /** From now on this is played, again and again; undefined: as before. Another branch lets go of it. */
  loopOver(interval: Interval | undefined): void
  /** What is seen at the two ends of a stretch of the run. */
  scenesOf(interval: Interval): readonly [before: Scene, after: Scene]

  /** What rested where and what went where in this branch, wherever the playhead is. */
  past(): Past
  /** A packet on its way as a place of its own, by the id of its move; nothing of what is no packet. */
  packetOf(move: string): PlaceView | undefined
  /** Does something to the world at the playhead: a branch. */
  act(action: ActionView, answer?: Answer): Promise<void>
  turnKnob(knob: string, value: Plain): Promise<void>
  /** Turns the headline knob of the run as it was meant, plays to the first promise that changes, and stops. */
  breakIt(): Promise<void>
  switchBranch(id: string): Promise<void>
  /** From a branch of the reader's own to where they left the story for it. */
  backToStory(): Promise<void>
  discardBranch(id: string): void
  placeBet(bet: string, answer: string, confidence?: Placed['confidence']): void
  /** "Show me", or "Show" after an answer: goes on to the beat that answers it. */
  revealBet(bet: string): void
  /** After a failure: goes on with what still works, or tries again what failed, with a new worker. */
  dismissFailure(): void
  retry(): Promise<void>
  /** An address that shows what is on the screen now, anywhere. */
  link(): string
  /** The hash of the page's own address for this moment: without language and tab, which are the reader's. */
  hashOfMoment(): string
  /** The address of the current branch beside another one, at this moment. */
  hashBeside(branch: string): string
  close(): void
}
