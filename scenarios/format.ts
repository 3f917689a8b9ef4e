import type {
  Anchor,
  Command,
  Condition,
  GuaranteeOptions,
  Measure,
  Measured,
  Plain,
  Tick,
  Typed,
} from '../engine/index.ts'
import type { KafkaSetup } from '../engine/kafka/setup.ts'
import type { RabbitSetup } from '../engine/rabbit/setup.ts'

/** The version of the scenario format that this program reads. */
export const FORMAT = 'brokerscope/1'

/**
 * A scenario: all that decides a run, and what is told about it. Data without a function, so that it can be
 * sent to the worker, kept in a link, saved, and compared in a review.
 */
export type Scenario =
  | (Common & { readonly model: 'rabbitmq'; readonly setup: RabbitSetup })
  | (Common & { readonly model: 'kafka'; readonly setup: KafkaSetup })

/** What a place is told to do: its name and its fields. The format knows which place takes which. */
export type Order = Typed | (Typed & { readonly [field: string]: unknown })

/** The brokers that a scenario can be about. */
export type ModelName = Scenario['model']

interface Common {
  readonly format: typeof FORMAT
  /** Words joined with dashes: it stands in links. */
  readonly id: string
  /** Any 32-bit integer; every place draws its own dice from it. */
  readonly seed: number
  /** Where the run ends, in ms. */
  readonly until: Tick
  /** Orders that are part of the story: crashes, publications by hand. */
  readonly commands: readonly Command<Order>[]
  readonly knobs: readonly Knob[]
  /** The knob of "Break it", and the value that breaks or changes what is promised. */
  readonly headline?: Headline
  /** Other runs that the story tells of; the one without changes is `main` and is not listed. */
  readonly branches: readonly AuthoredBranch[]
  readonly beats: readonly Beat[]
  readonly bets: readonly Bet[]
  readonly guarantees: readonly Promised[]
  readonly measures: Readonly<Record<string, Measure>>
  /** What the runs must give, by simulation. */
  readonly goldens: readonly Golden[]
  /** What hue means here. */
  readonly colourBy: 'key' | 'consumer' | 'producer' | 'attempt'
  /** Where places stand, in steps of 8 px on a stage 984 px wide, by place id; the middle of the place. */
  readonly layout: Readonly<Record<string, readonly [x: number, y: number]>>
  /** Words in place of a narration's, for a scenario that comes as one file. */
  readonly words?: { readonly en?: Narration; readonly ru?: Narration }
}

/** The knob of the one large button. `does`: to what is promised; when absent, neither. */
export interface Headline {
  readonly knob: string
  readonly value: Plain
  readonly does?: 'breaks' | 'mends'
}

/** Something that a reader may turn. */
export interface Knob {
  readonly id: string
  /** Where in the setup it is: `/clients/W3/work`; all places get the value. The first one has the default. */
  readonly paths: readonly string[]
  readonly values: readonly Plain[]
  readonly unit?: 'ms' | 'count' | 'word'
  /**
   * `start`: a declaration or a client's setting at its start, so the branch runs from tick 0 with it.
   * `now`: a setting that can change while the run goes on, from the playhead.
   */
  readonly applies: 'start' | 'now'
}

/** A run that differs from the main one. */
export interface AuthoredBranch {
  readonly id: string
  /** Knobs by id, or settings by their path in the setup, with another value from the start. */
  readonly set?: Readonly<Record<string, Plain>>
  /** Orders on top of the scenario's own. */
  readonly commands?: readonly Command<Order>[]
  /** Knobs turned while the run goes on. */
  readonly turns?: readonly { readonly at: Tick; readonly knob: string; readonly value: Plain }[]
}

/** A place in the trace where something is worth saying. */
export interface Beat {
  readonly id: string
  /** The branch it is told on; main when absent. */
  readonly branch?: string
  readonly when: Anchor
  /** All of these at that moment, or the words are about another run: then `differs` is told. */
  readonly holds?: readonly Condition[]
  /** Places to look at. */
  readonly focus: readonly string[]
  /** A bet that is asked before this beat's events run. */
  readonly bet?: string
  /** An erratum of the notes that the run has just shown, `E11`. */
  readonly erratum?: string
}

/** A question before an answer. What is right is read off the run by `measure`, and is never written down. */
export type Bet = {
  readonly id: string
  readonly measure: Measure /** On which branch; the beat's own when absent. */
  readonly branch?: string
} & (
  | {
      readonly kind: 'choice'
      readonly options: readonly { readonly id: string; readonly value: Measured | null }[]
    }
  /** So many of each: answered with a measure that takes a split. */
  | { readonly kind: 'distribution'; readonly of: readonly string[]; readonly total: number }
  /** Which first: answered with a measure whose words are joined by spaces. */
  | { readonly kind: 'order'; readonly items: readonly string[] }
  | { readonly kind: 'number'; readonly unit: 'ms' | 's' | 'count'; readonly tolerance: number }
  /** One place of the stage. */
  | { readonly kind: 'pick'; readonly places: readonly string[] }
  /** A moment: right within `tolerance` ms. */
  | { readonly kind: 'where'; readonly tolerance: number }
)

/** A promise that is shown as a chip. */
export interface Promised {
  /** Names the chip: `one-place`. */
  readonly id: string
  /** Which of the engine's promises it is. */
  readonly guarantee: string
  readonly options: GuaranteeOptions
  /** What holds at the end of the main branch. */
  readonly expect: boolean | 'open'
}

/** A number that a run must reach. */
export interface Golden {
  readonly measure: string
  readonly branch?: string
  readonly value: Measured
}

/** The words of a scenario in one language. Protocol words keep their own spelling in both. */
export interface Narration {
  readonly title: string
  /** What is claimed, in one sentence: the takeaway. */
  readonly claim: string
  readonly beats: Readonly<Record<string, BeatWords>>
  readonly knobs: Readonly<Record<string, KnobWords>>
  /** What the headline knob is going to test, as a question. */
  readonly breakIt?: string
  readonly branches: Readonly<Record<string, string>>
  readonly bets: Readonly<Record<string, BetWords>>
  readonly guarantees: Readonly<Record<string, string>>
  readonly measures?: Readonly<Record<string, string>>
  /** "In the notes...": what they say, and what the run just showed. */
  readonly errata?: Readonly<Record<string, { readonly notes: string; readonly shown: string }>>
  /** What is simplified, for the badge. */
  readonly simplifies?: readonly string[]
}

/** A beat's words: at most 45 in `say`. */
export interface BeatWords {
  readonly title: string
  readonly say: string
  readonly notice: string
  /** Said when the beat does not happen on this branch. */
  readonly otherwise?: string
  /** Said when it happens on this branch, but what it `holds` by is not met. */
  readonly differs?: string
}

/** A knob's name, and names for values that are not numbers. */
export interface KnobWords {
  readonly label: string
  readonly values?: Readonly<Record<string, string>>
}

/** A bet's question, its options, and one line on each: why it is wrong, or right. */
export interface BetWords {
  readonly question: string
  readonly options?: Readonly<Record<string, string>>
  readonly why: Readonly<Record<string, string>>
}

/** What the gallery shows of a scenario before it is opened. */
export interface Card {
  readonly id: string
  /** `S11`: its place in the curriculum. */
  readonly number: string
  readonly track: 'A' | 'R1' | 'R2' | 'R3' | 'K1' | 'K2' | 'K3' | 'D' | 'KX' | 'RX' | 'BX'
  readonly model: ModelName
  readonly level: 1 | 2 | 3
  readonly minutes: number
  readonly fidelity: 'exact' | 'simplified' | 'analogy'
  readonly goals: readonly ('loss' | 'duplicates' | 'order' | 'lag' | 'fairness')[]
  readonly errata: readonly string[]
  readonly beats: number
  /** Ids of scenarios that show the same moment with the other broker, or the other half of it. */
  readonly twins?: readonly string[]
  readonly title: { readonly en: string; readonly ru: string }
  /** Before and after, in one line. */
  readonly thesis: { readonly en: string; readonly ru: string }
}

/** A scenario in the registry: its card at once, the rest when it is opened. */
export interface Entry {
  readonly card: Card
  readonly scenario: () => Promise<{ readonly default: Scenario }>
  readonly words: {
    readonly en: () => Promise<{ readonly default: Narration }>
    readonly ru: () => Promise<{ readonly default: Narration }>
  }
}
