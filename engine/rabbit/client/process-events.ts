/** The life of a process with threads, and of the connections that it has, as it knows it. */
export type ProcessEvent = {
  readonly client: string
} & (
  | { readonly type: 'app.started'; readonly incarnation: number }
  | { readonly type: 'app.ended'; readonly how: 'crash' | 'power' | 'close' }
  /** A new version of the application begins in the same process. */
  | { readonly type: 'app.redeployed'; readonly closes: boolean }
  | { readonly type: 'app.closing' }
  | { readonly type: 'app.connecting'; readonly connection: string; readonly label: string }
  /** Agreed with the broker; in ticks. */
  | { readonly type: 'app.tuned'; readonly connection: string; readonly heartbeat: number }
  | { readonly type: 'app.opened'; readonly connection: string }
  /** Nobody uses it any more, and nobody has closed it: its heartbeats go on. */
  | { readonly type: 'app.leaked'; readonly connection: string }
  | {
      readonly type: 'app.disconnected'
      readonly connection: string
      readonly reason: 'tcp' | 'broker' | 'heartbeat' | 'timeout' | 'closed'
      readonly text: string
    }
  | { readonly type: 'app.heard'; readonly connection: string }
  | {
      readonly type: 'app.channelOpening'
      readonly connection: string
      readonly channel: number
      readonly lane: string
    }
  | { readonly type: 'app.channelOpened'; readonly connection: string; readonly channel: number }
  /** The number is free again. */
  | { readonly type: 'app.channelGone'; readonly connection: string; readonly channel: number }
)
