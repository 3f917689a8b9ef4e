import type { ActionView, MotionView, PlaceView, Scene, Tick } from '../../engine/index.ts'
import type { Passage } from '../playback/passages.ts'

/** Where places stand: the middle of each, in steps of 8 px, by place id. Empty: the stage finds a place itself. */
export type AuthoredLayout = Readonly<Record<string, readonly [x: number, y: number]>>

/** What a reader answered where an action asks for something. */
export type Answer = number | string

/** What hue means. */
export type ColourBy = 'key' | 'consumer' | 'producer' | 'attempt'

/**
 * All that the stage is told. It knows no rule and no trace: a scene at the playhead, what is on its way, and
 * whom to tell what the reader did.
 */
export interface StageProps {
  /** The places at the playhead; a new object only when a fact happened. */
  readonly scene: Scene
  /** All places and wires that the run will have: room is kept for them, so nothing moves when they come. */
  readonly cast?: Scene | undefined
  readonly feed: StageFeed
  readonly layout: AuthoredLayout
  readonly colourBy: ColourBy
  /** All message keys of the run: so a key has the same hue wherever one looks. */
  readonly keys: readonly string[]
  readonly words: StageWords
  /** The place or message that is chosen, here or in another panel. */
  readonly selection?: string | undefined
  /** Places that the beat is about. */
  readonly focus: readonly string[]
  /** Places that had a part in what is asked about: the others step back. */
  readonly cone?: ReadonlySet<string> | undefined
  /** Changes where the picture may be rearranged: at a beat, on another branch; never in between. */
  readonly chapter: string
  /** For the `data-` attributes by which a test knows what it sees. */
  readonly marks: { readonly seq: number; readonly tick: Tick; readonly branch: string | number }
  onSelect(id: string | undefined): void
  /** The reader does something to the world: a fork. */
  onAct(action: ActionView, answer?: Answer): void
  /** A packet on its way as a place of its own, by the id of its move; nothing of what is no packet. */
  packetOf?: ((move: string) => PlaceView | undefined) | undefined
  /** How many messages each place held at the end of another tick. */
  depthsAt?: ((tick: Tick) => ReadonlyMap<string, number>) | undefined
  /** How much went from where to where so far. */
  passages?: readonly Passage[] | undefined
  onWhy?: ((id: string) => void) | undefined
  /** The pointer or the focus is on something: what moves there can be lit elsewhere. */
  onPoint?: ((pointed: Pointed | undefined) => void) | undefined
}

/** What the pointer or the focus is on: a connection, a message, or a place with all that comes and goes there. */
export type Pointed =
  | { readonly on: 'wire'; readonly from: string; readonly to: string }
  | { readonly on: 'message'; readonly id: string }
  | { readonly on: 'place'; readonly id: string }

/** What changes from frame to frame; React does not hear of it. */
export interface StageFeed {
  /** The moment that is shown. Read at each frame, and once after each change while nothing plays. */
  now(): StageMoment
  /**
   * Calls back when a frame is due: from the page's one clock while it plays, and after each seek. Who draws
   * elsewhere gives back a promise that it is drawn.
   */
  onFrame(listener: () => void | Promise<void>): () => void
}

/** The playhead as the stage needs it. */
export interface StageMoment {
  /** In reading time, ms. */
  readonly reading: number
  /** In simulated time, with the fraction, for clocks that drain. */
  readonly tick: number
  readonly speed: number
  /** Reading ms that go by in a ms of frames: 0 while nothing plays, negative on the way back. */
  readonly rate: number
  /** When the playhead was here: the time of the frame, as `performance.now()` has it. */
  readonly at: number
  /** The state is drawn for the moment, nothing eases into it: seeking and scrubbing. */
  readonly still: boolean
  /** Everything with `departs - CAUSE_MS <= reading < arrives`, by departure. May be reused and written in place. */
  readonly moving: readonly MovingView[]
  /** Everything that moves on the branch that is shown, by departure. Another branch has another list. */
  readonly all: readonly MovingView[]
}

/** How long the cause is lit before anything moves, in reading time. */
export const CAUSE_MS = 120

/** How long it is seen where something was lost, in reading time. */
export const LOST_MS = 900

/** Something on its way, with its window in reading time. */
export interface MovingView {
  /** Stays the same while it is on its way. */
  readonly id: string
  readonly motion: MotionView
  readonly departs: number
  readonly arrives: number
  /** It gets no further than this share of its way, and rests there for `LOST_MS` before it is gone. */
  readonly reach?: number
}

/** Every word of the stage that is not the protocol's own. */
export interface StageWords {
  /** The name of the region, and how it is used. */
  readonly stage: string
  readonly places: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly fit: string
  readonly density: string
  readonly densityAuto: string
  readonly legend: string
  readonly hueIs: Readonly<Record<ColourBy, string>>
  readonly noKeys: string
  readonly states: Readonly<Record<LegendState, string>>
  /** Kinds of places, for names that are read aloud: `queue` is "Queue". Unknown kinds say their own name. */
  readonly kinds: Readonly<Record<string, string>>
  /** Of who is dead while others still believe in it. */
  readonly unnoticed: string
  readonly statuses: Readonly<Record<StatusWord, string>>
  readonly facts: Readonly<Record<FactWord, string>>
  /** Quantities that are words. */
  readonly values: Readonly<Record<'none', string>>
  readonly actions: Readonly<Record<string, string>>
  readonly units: Readonly<Record<'ms' | 'count' | 'offset' | 'key', string>>
  /** Abbreviations on clocks that drain. */
  readonly seconds: string
  readonly minutes: string
  readonly decimalMark: string
  readonly noActions: string
  readonly why: string
  readonly apply: string
  readonly close: string
  /** "10 on the way". */
  onTheWay(count: number): string
  /** "sends to main.ex", "configured to retry.ex". */
  wire(style: 'data' | 'control' | 'configuration' | 'ownership', to: string, label?: string): string
  cut(to: string): string
  /** "and 12 more". */
  more(count: number): string
}

/** How a place is, in words that are not the protocol's own: a closed list, so that no language lacks one. */
export type StatusWord =
  | 'attached'
  | 'running'
  | 'started'
  | 'connecting'
  | 'handshake'
  | 'opening'
  | 'channel closed'
  | 'waiting'
  | 'closing'
  | 'closed'
  | 'off'
  | 'stopped'
  | 'crashed'
  | 'powered off'
  | 'frozen'
  | 'hung'
  | 'blocked'
  | 'busy'
  | 'idle'
  | 'cancelled'
  | 'down'
  | 'up'
  | 'failed'
  | 'polling'
  | 'processing'
  | 'committing'
  | 'draining'
  | 'leaderless'
  | 'online'

/** What is counted, in words that are not the protocol's own. */
export type FactWord =
  | 'connections'
  | 'channels'
  | 'leaked'
  | 'sent'
  | 'confirmed'
  | 'nacked'
  | 'returned'
  | 'lost'
  | 'waiting'
  | 'processed'
  | 'redelivered'
  | 'failed'
  | 'twice'
  | 'refused'
  | 'balance'
  | 'ids'
  | 'effects'
  | 'replicas'
  | 'leader'
  | 'generation'
  | 'group epoch'
  | 'member epoch'
  | 'member'
  | 'members'
  | 'partitions'
  | 'pool'

/** The signs that the legend explains. */
export type LegendState =
  | 'ready'
  | 'claimed'
  | 'tentative'
  | 'redelivered'
  | 'deadLettered'
  | 'duplicate'
  | 'cameBack'
  | 'gone'
  | 'data'
  | 'control'
  | 'configuration'
  | 'ownership'
