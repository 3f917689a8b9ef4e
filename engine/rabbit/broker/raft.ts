import type { RaftSignal } from '../raft.ts'
import type { Desk } from './desk.ts'
/** The types of all signals between nodes. */
export const RAFT_SIGNALS: readonly RaftSignal['type'][] = ['timer.election']
/** Raft. */
export function onRaftSignal(_desk: Desk, _signal: RaftSignal, _from: string): void {}
