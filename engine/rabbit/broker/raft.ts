import type { RaftSignal } from '../raft.ts'
import type { Desk } from './desk.ts'
export function isRaftSignal(signal: { readonly type: string }): signal is RaftSignal {
  return signal.type.startsWith('raft.')
}
export function onRaftSignal(_desk: Desk, _signal: RaftSignal, _from: string): void {}
