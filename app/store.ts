import { create } from 'zustand'
import type { Plain } from '../engine/index.ts'
import type { Narration } from '../scenarios/index.ts'
import type { CoursePage } from './router.ts'
import type { ThemeChoice } from './theme/theme.ts'

/** The languages of the page. */
export type Language = 'en' | 'ru'

/** What the player is doing. `asking`: it waits before a beat whose bet has no answer yet. */
export type Mode =
  | 'idle'
  | 'loading'
  | 'paused'
  | 'playing'
  | 'stepping'
  | 'scrubbing'
  | 'forking'
  | 'asking'
  | 'failed'

/** A branch as the rail shows it. */
export interface BranchCard {
  /** What stands in links and in `data-testid`: `main`, an authored id, or `w1`, `w2` ... */
  readonly id: string
  /** From 1, in the order in which they came to be; never given twice. */
  readonly number: number
  readonly kind: 'main' | 'authored' | 'what-if'
  readonly parent: string | undefined
  /** Where it left its parent. */
  readonly forkTick: number
  /** The first event that differs from the parent's; undefined while it was not run, or nothing differs. */
  readonly divergesAt: number | undefined
  /** What made it: a knob, or an action on a place. Absent for main and for authored branches. */
  readonly turned?: Turned
  /** Whether its run is known. An authored branch is run when it is first reached. */
  readonly isRun: boolean
}

/** What a reader did to make a branch. */
export type Turned =
  | { readonly by: 'knob'; readonly knob: string; readonly from: Plain; readonly to: Plain }
  | { readonly by: 'action'; readonly action: string; readonly place: string }

/** What a reader said before they saw it. `answer` is absent after "Show me". */
export interface Placed {
  readonly answer?: string
  readonly confidence?: 'guess' | 'think' | 'know'
  readonly isRevealed: boolean
}

/** What is chosen, in whichever panel. */
export interface Selection {
  readonly kind: 'place' | 'message' | 'event'
  /** A place's id, a message's or record's id, or an event's seq as digits. */
  readonly id: string
}

/** What went wrong, in words that a reader can act on; `report` is for whoever mends it. */
export interface Failure {
  readonly kind: 'law' | 'engine' | 'scenario' | 'link' | 'load' | 'page'
  readonly message: string
  readonly fix?: string
  readonly report: string
}

/** What lies over the page. */
export type Dialog = 'keys' | 'settings' | 'share' | 'export' | 'storyboard' | 'palette' | 'glossary'

/** The tabs of the player's panel. */
export type Tab = 'story' | 'why' | 'state' | 'log' | 'time'

/** How the tab about the state shows it: as it is, over time, or as lives with their stages. */
export type StateView = 'tables' | 'charts' | 'lives'

/** Where the playhead is. */
export interface Moment {
  /** How many events have been told. */
  readonly seq: number
  /** Whole ticks. The fraction is the clock's alone. */
  readonly tick: number
  /** Reading time in ms, as of the last fact or seek. */
  readonly reading: number
  /** Row in the story of the last beat that was reached; -1 before the first. */
  readonly beat: number
}

/** A stretch of a run, in reading time. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** All that React knows: primitives and small arrays. What is heavy lives in the session. */
export interface PageState extends Moment {
  readonly screen: 'gallery' | 'player' | 'lab' | 'compare' | 'course'
  /** The address of the two worlds that are compared. */
  readonly compareHash: string | undefined
  /** In a page of its own, within another page, or before an audience. */
  readonly frame: 'page' | 'embed' | 'audience'
  /** How the page around wants it. */
  readonly embedLink: string | undefined
  /** The audience sees nothing. */
  readonly isBlack: boolean
  readonly language: Language
  readonly theme: ThemeChoice
  readonly motion: 'system' | 'reduced' | 'full'
  /** Play stops at each beat; off for demonstrations, which then only stop to ask. */
  readonly stopsAtBeats: boolean
  /** Single letters are keys of the player; off for who dictates, or types by a stick. */
  readonly letters: boolean
  /** What screen readers are told while the run goes on. */
  readonly verbosity: 'off' | 'beats' | 'trouble' | 'all'
  readonly scenarioId: string | undefined
  /** The playground on screen. */
  readonly labId: string | undefined
  /** The page of the curriculum on screen, which path or term it is about, and how it is set. */
  readonly coursePage: CoursePage | undefined
  readonly courseId: string | undefined
  readonly courseLink: string | undefined
  /** The words of the open scenario in the page's language. */
  readonly narration: Narration | undefined
  readonly mode: Mode
  /** Share of the run that has been received while `mode` is loading or forking: 0 to 1. */
  readonly loaded: number
  readonly failure: Failure | undefined
  /** Events of the current branch. */
  readonly length: number
  readonly readingEnd: number
  readonly tickEnd: number
  readonly speed: number
  readonly isLooping: boolean
  /** What is played again and again instead of going on. */
  readonly interval: Interval | undefined
  readonly branchId: string
  readonly branches: readonly BranchCard[]
  /** The bet that the player waits for, before its beat's events are told. */
  readonly asked: string | undefined
  readonly bets: Readonly<Record<string, Placed>>
  readonly selection: Selection | undefined
  readonly tab: Tab
  readonly stateView: StateView
  readonly dialog: Dialog | undefined
  /** The time strip shows all places, each with room; beside the stage only, a phone has a tab for it. */
  readonly isTimeBig: boolean
  /** Goes up when the session has something else to show at the same playhead: another branch, another scenario. */
  readonly revision: number
}

const INITIAL: PageState = {
  screen: 'gallery',
  compareHash: undefined,
  frame: 'page',
  embedLink: undefined,
  isBlack: false,
  language: 'en',
  theme: 'system',
  motion: 'system',
  stopsAtBeats: true,
  letters: true,
  verbosity: 'trouble',
  scenarioId: undefined,
  labId: undefined,
  coursePage: undefined,
  courseId: undefined,
  courseLink: undefined,
  narration: undefined,
  mode: 'idle',
  loaded: 0,
  failure: undefined,
  seq: 0,
  tick: 0,
  reading: 0,
  beat: -1,
  length: 0,
  readingEnd: 0,
  tickEnd: 0,
  speed: 1,
  isLooping: false,
  interval: undefined,
  branchId: 'main',
  branches: [],
  asked: undefined,
  bets: {},
  selection: undefined,
  tab: 'story',
  stateView: 'tables',
  dialog: undefined,
  isTimeBig: false,
  revision: 0,
}

/** The page's store. `useStore((page) => page.seq)` in a component; `useStore.getState()` elsewhere. */
export const useStore = create<PageState>()(() => INITIAL)

/** Chooses a place, a message or an event; undefined lets go. */
export function select(selection: Selection | undefined): void {
  useStore.setState({ selection })
}

/** Opens a dialog; undefined closes it. */
export function openDialog(dialog: Dialog | undefined): void {
  useStore.setState({ dialog })
}

/** Shows the scenario to an audience, on all of the screen where the browser lets us; or ends that. */
export function showAudience(isShown: boolean): void {
  useStore.setState({ frame: isShown ? 'audience' : 'page', isBlack: false, dialog: undefined })
  const { documentElement } = document
  if (isShown) void documentElement.requestFullscreen?.().catch(() => {})
  else if (document.fullscreenElement !== null) void document.exitFullscreen()
}

/** Makes the time strip big, or small again. */
export function toggleTime(): void {
  useStore.setState(({ isTimeBig }) => ({ isTimeBig: !isTimeBig }))
}

/** Opens the tab about the state, in one of its views. */
export function openState(stateView: StateView): void {
  useStore.setState({ tab: 'state', stateView })
}

/** Opens a tab of the player's panel. */
export function openTab(tab: Tab): void {
  useStore.setState({ tab })
}
