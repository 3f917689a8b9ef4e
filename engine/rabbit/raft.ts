/** Placeholder */
export type RaftSignal = { readonly type: 'timer.election'; readonly queue: string; readonly timer: number }
export type RaftEvent = {
  readonly type: 'raft.elected'
  readonly node: string
  readonly queue: string
  readonly term: number
}
export interface Group {
  readonly queue: string
}
