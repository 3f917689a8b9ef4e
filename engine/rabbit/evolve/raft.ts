import type { Folds } from '../../kernel/handlers.ts'
import type { RaftEvent } from '../raft.ts'
import type { RabbitState } from '../state.ts'
export const raftFolds: Folds<RabbitState, RaftEvent> = { 'raft.elected'() {} }
