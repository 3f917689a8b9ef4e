import type { Seq, Tick } from '../../kernel/clock.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { BrokerEvent } from '../events.ts'
import type { RabbitState } from '../state.ts'
import { connectionFolds } from './connections.ts'
import { consumerFolds } from './consumers.ts'
import { travelFolds } from './messages.ts'
import { nodeFolds } from './nodes.ts'
import { raftFolds } from './raft.ts'
import { settlingFolds } from './settling.ts'
import { streamFolds } from './streams.ts'
import { topologyFolds } from './topology.ts'

/** The only place where the broker's state is written: one small function a fact. */
export const brokerFolds: Folds<RabbitState, BrokerEvent> = {
  ...travelFolds,
  ...settlingFolds,
  ...connectionFolds,
  ...consumerFolds,
  ...topologyFolds,
  ...nodeFolds,
  ...streamFolds,
  ...raftFolds,
}

type AnyFold = (state: RabbitState, event: BrokerEvent, tick: Tick, seq: Seq) => void

const FOLDS = brokerFolds as unknown as Readonly<Record<string, AnyFold | undefined>>

/** Folds a fact of the broker; false when it is not the broker's. */
export function evolveBroker(
  state: RabbitState,
  event: { readonly type: string },
  tick: Tick,
  seq: Seq,
): boolean {
  const fold = FOLDS[event.type]
  if (fold === undefined) return false
  fold(state, event as BrokerEvent, tick, seq)
  return true
}
