/** A moment in the handling of a message. */
export type CrashPoint =
  | 'never'
  /** It has the message and has done nothing. */
  | 'before-work'
  | 'mid-work'
  | 'after-work'
  /** The other system has answered; nothing is acknowledged. */
  | 'after-effect'
  /** The message is written down as seen. */
  | 'after-mark'
  /** A copy was published; the message is not acknowledged. */
  | 'after-publish'
  | 'after-ack'

/** Where a process dies: at the `nth` message that reaches it (1 by default), or at the `nth` time of one. */
export interface CrashSetup {
  readonly at: CrashPoint
  readonly on?: string
  readonly nth?: number
}
