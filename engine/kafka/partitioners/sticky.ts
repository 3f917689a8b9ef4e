import { type LoadStats, weightedPartition } from './load-stats.ts'
import { type Draw, randomPartition, type TopicView } from './partitioner.ts'

/** Where one topic's records without a key go now. */
export interface StickyState {
  /** undefined before the first record. */
  readonly partition: number | undefined
  /** Bytes appended to it since it was chosen. */
  readonly producedBytes: number
  /** How often a partition has been chosen: the same one may be drawn twice. */
  readonly choices: number
}

/** What the choice of the next partition depends on. */
export interface StickyContext {
  readonly topic: TopicView
  /** null: uniform. */
  readonly load: LoadStats | null
  readonly draw: Draw
}

/** Nothing chosen yet. */
export const NOT_STUCK: StickyState = { partition: undefined, producedBytes: 0, choices: 0 }

/** Chooses the first partition, if none is chosen. */
export function stick(state: StickyState, context: StickyContext): StickyState {
  return state.partition === undefined ? choose(state, context) : state
}

/**
 * Counts appended bytes and moves on when there are `batchSize` of them; while the batch is incomplete
 * (`enableSwitch` false) only when there are twice as many (KIP-794).
 */
export function countAppended(
  state: StickyState,
  appended: { readonly bytes: number; readonly batchSize: number; readonly enableSwitch: boolean },
  context: StickyContext,
): StickyState {
  const producedBytes = state.producedBytes + appended.bytes
  const isFull = producedBytes >= appended.batchSize && appended.enableSwitch
  if (isFull || producedBytes >= appended.batchSize * 2) return choose(state, context)
  return { ...state, producedBytes }
}

function choose({ choices }: StickyState, { topic, load, draw }: StickyContext): StickyState {
  const partition = load === null ? randomPartition(topic, draw) : weightedPartition(load, draw())
  return { partition, producedBytes: 0, choices: choices + 1 }
}
