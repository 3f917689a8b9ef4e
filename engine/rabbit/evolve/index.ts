import type { Seq, Tick } from '../../kernel/clock.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { BrokerEvent } from '../events.ts'
import { burialOf } from '../graves.ts'
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

/** Each with what is remembered of losses: one look by its type, since a run spends much of its time here. */
const FOLDS: ReadonlyMap<string, AnyFold> = new Map(
  Object.entries(brokerFolds as Readonly<Record<string, AnyFold>>).map(([type, fold]) => [
    type,
    withBurial(fold, burialOf(type)),
  ]),
)

function withBurial(fold: AnyFold, bury: ReturnType<typeof burialOf>): AnyFold {
  if (bury === undefined) return fold
  return (state, event, tick, seq) => {
    fold(state, event, tick, seq)
    bury(state, event)
  }
}

/** Folds a fact of the broker; false when it is not the broker's. */
export function evolveBroker(
  state: RabbitState,
  event: { readonly type: string },
  tick: Tick,
  seq: Seq,
): boolean {
  const fold = FOLDS.get(event.type)
  if (fold === undefined) return false
  fold(state, event as BrokerEvent, tick, seq)
  return true
}
