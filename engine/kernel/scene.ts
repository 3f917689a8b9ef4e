import type { Address, Transit } from './agenda.ts'
import type { Tick, Ticks } from './clock.ts'
import type { Lifecycle } from './handlers.ts'
import type { Physics, PhysicsSignal } from './physics.ts'

/**
 * What a model shows of itself: a projection of its state into places, slots, markers and wires that a stage
 * can draw without knowing a rule. Words in it are the protocol's own and are not translated.
 */
export interface Scene {
  readonly places: readonly PlaceView[]
  readonly wires: readonly WireView[]
}

/** One thing on the stage. `kind` picks its picture from the stage's registry. */
export interface PlaceView {
  /** Unique on the stage; what focus, layout and tokens refer to, e.g. `queue:main.q`. */
  readonly id: string
  readonly kind: string
  readonly name: string
  /** Where commands about it go: the process that it is or lives in. */
  readonly address: Address
  /** Drawn within this place. */
  readonly within?: string
  /** A word of the protocol or of the real tool: `running`, `idle`, `PreparingRebalance`. */
  readonly status: string
  readonly health: 'well' | 'busy' | 'paused' | 'down' | 'ghost'
  /** A sign inside of it: `=`, `#`, `{}`. */
  readonly glyph?: string
  /** Small print: configuration that differs from the default, `x-message-ttl 60000`. */
  readonly notes?: readonly string[]
  /** Quantities, always printed, in the real tool's words: Ready 2, Unacked 1. */
  readonly facts: readonly FactView[]
  /** What it holds, the next to leave first (a log: by offset). */
  readonly slots?: readonly SlotView[]
  /** The seats of a window: how many are taken, of how many; no `size` means no limit. */
  readonly window?: { readonly used: number; readonly size?: number }
  /** Clocks that run in it. */
  readonly timers?: readonly TimerView[]
  /** A ruler of offsets with marks on it: a log. */
  readonly ruler?: RulerView
  /** What a reader may do to it, as commands. */
  readonly actions: readonly ActionView[]
}

/** A quantity with its name. */
export interface FactView {
  readonly label: string
  readonly value: string | number
  /** It is trouble: a loss, a duplicate. */
  readonly trouble?: boolean
}

/** One message or record where it rests. */
export interface SlotView {
  readonly id: string
  /** What the hue shows: the message's key. */
  readonly key: string
  readonly state: 'ready' | 'claimed' | 'tentative' | 'control' | 'gone'
  /** Who holds it, when claimed. */
  readonly holder?: string
  readonly redelivered?: boolean
  readonly deadLettered?: boolean
  readonly duplicate?: boolean
  /** How often it was handed out before. */
  readonly attempts?: number
  readonly offset?: number
  readonly timer?: TimerView
}

/** A clock between two ticks: time to live, a session, work. */
export interface TimerView {
  readonly label: string
  readonly from: Tick
  readonly until: Tick
}

/** The offsets of a log, and what points at them. */
export interface RulerView {
  readonly start: number
  readonly end: number
  readonly markers: readonly {
    readonly id: string
    readonly kind: 'position' | 'committed' | 'high-watermark' | 'last-stable'
    readonly label: string
    readonly at: number
  }[]
}

/** A line between two places. */
export interface WireView {
  readonly from: string
  readonly to: string
  readonly style: 'data' | 'control' | 'configuration' | 'ownership'
  readonly label?: string
  readonly status?: 'up' | 'held' | 'cut'
}

/** Something a reader may do: a name that the page translates, and the command that does it. */
export interface ActionView {
  /** `crash`, `restart`, `freeze`, `resume`, `close`, `slow`, `publish`, `cut` ... */
  readonly id: string
  readonly to: Address
  readonly signal: { readonly type: string } | PhysicsSignal
  /** What of the place it is about, where there are several: a name of the world. */
  readonly about?: string
  /** What to ask for first: it is put into the signal's field of that name. `value` is what is proposed. */
  readonly asks?: Asked
}

/** A number with its unit, or a word: a key as it is written. */
export type Asked =
  | { readonly field: string; readonly unit: 'ms' | 'count' | 'offset'; readonly value: number }
  | { readonly field: string; readonly unit: 'key'; readonly value: string }

/** How something on its way is shown, and between which places of the stage. */
export interface MotionView {
  readonly from: string
  readonly to: string
  /** A message is salient; control is thin and dashed; work and timers stay where they are. */
  readonly weight: 'message' | 'control' | 'work'
  /** `m7`, `ack 3`. */
  readonly label: string
  /** What the hue shows: the message's key; absent for control. */
  readonly key?: string
  readonly state?: SlotView['state']
  readonly redelivered?: boolean
  readonly deadLettered?: boolean
  readonly trouble?: boolean
  /** How many messages travel together as this one; one, unless it says so. */
  readonly count?: number
  /** Why it goes this way, where there are several reasons, in the protocol's word: `expired`. */
  readonly reason?: string
}

/** A line of the log: who, and what in the protocol's own words: `basic.ack tag=3 (m7)`. */
export interface LineView {
  readonly actor: string
  readonly text: string
  /** Which message or record it is about, to follow it. */
  readonly subject?: string | undefined
  readonly kind: 'message' | 'control' | 'state' | 'fault' | 'trouble'
}

/** A table in the words of the real tool. */
export interface TableView {
  readonly id: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Something that goes from state to state, and where it is. */
export interface LifeView {
  /** Names it among all lives. */
  readonly id: string
  /** `group`, `member`, `connection`, `channel` ... */
  readonly kind: string
  readonly name: string
  /** The place on the stage that it is, or belongs to. */
  readonly place?: string
  /** Which of `lifecycles` it obeys. */
  readonly lifecycle: string
  readonly state: string
}

/** A condition that the world tests now: why something happens, or why it does not. */
export interface GuardView {
  /** Names the sentence, which the page translates: `window-full`, `no-binding` ... */
  readonly id: string
  /** Whether it stops what is asked about; else it lets it through. */
  readonly stops: boolean
  /** What stands in the sentence: names and numbers of the world. */
  readonly with: Readonly<Record<string, string | number>>
  /** Paths into the setup of the settings that it reads. */
  readonly settings: readonly string[]
  /** The place that decides, if it is another one. */
  readonly place?: string
}

/** All projections of a model: what the page knows of it. */
export interface Projection<State, Event, Signal> {
  sceneOf(state: State, physics: Physics, now: Tick): Scene
  /** Something on a link or in work; undefined when there is nothing to show. */
  motionOf(transit: Transit<Signal>, state: State): MotionView | undefined
  /** A step inside of a broker that takes no ticks, shown as a hop when its event is told. */
  hopOf(event: Event, state: State): MotionView | undefined
  lineOf(event: Event): LineView
  tablesOf(state: State, physics: Physics, now: Tick): readonly TableView[]
  /**
   * Everything that decides now about a place, or about a message that rests or is missing: what stops it comes
   * first. `about` is the id of a place, or of a slot.
   */
  guardsOf(state: State, physics: Physics, now: Tick, about: string): readonly GuardView[]
  /** The tables that lives obey, by name: the very ones that handlers and laws look at. */
  readonly lifecycles?: Readonly<Record<string, Lifecycle>>
  livesOf?(state: State): readonly LifeView[]
  /** Lengths of silence that are expected to be long; for the time lens's label. */
  readonly lens?: Ticks
}
