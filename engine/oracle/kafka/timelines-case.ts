import type { Properties } from '../../kafka/setup.ts'

/** A line of a recorded story: when, who, what. */
export interface StoryEvent {
  readonly t: number
  readonly who: string
  readonly ev: string
  readonly [field: string]: unknown
}

/** What the driver did. */
export interface StoryStep {
  readonly t: number
  readonly do: string
  readonly client?: string
  readonly config?: Properties
  readonly subscribe?: readonly string[]
  readonly all?: Properties
  readonly topic?: string
  readonly partition?: number
  readonly partitions?: number
  readonly count?: number
  readonly offset?: number
  readonly offsets?: Readonly<Record<string, number>>
}

/** A recorded story: clients of one group, driven in steps. */
export interface TimelineCase {
  readonly topics: string
  readonly brokerConfig: Properties
  readonly clientConfig: Properties
  readonly script: readonly StoryStep[]
  readonly until: number
  readonly stability: string
  readonly events: readonly StoryEvent[]
  readonly eventsAlternative?: readonly StoryEvent[]
}

/** The driver moves time in steps of so many milliseconds. */
export const STEP_MS = 100

/** The group of all stories. */
export const STORY_GROUP = 'order-processors'

/** Who may write and is no member of the group: the driver, with a producer of its own. */
export const DRIVER = 'driver'

/** What the driver changed for speed only; the rest is in the case. */
export const DRIVEN_CONFIG: Properties = {
  'retry.backoff.ms': 10,
  'retry.backoff.max.ms': 10,
  'auto.offset.reset': 'earliest',
}
