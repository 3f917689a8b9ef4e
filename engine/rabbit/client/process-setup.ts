import type { Address } from '../../kernel/agenda.ts'
import type { Tick, Ticks } from '../../kernel/clock.ts'

/**
 * A process whose threads are clients of their own: it has the TCP connections, they have channels in them. Its name
 * is the address of its machine.
 */
export interface ProcessSetup {
  readonly name: Address
  /** When it starts; 0 by default. `by-hand`: only when it is told to `start`. */
  readonly start?: Tick | 'by-hand'
  /** The node that it connects to; `broker` by default. */
  readonly node?: Address
  /** What it asks for, in seconds; absent: what the broker proposes. 0 is none. */
  readonly heartbeat?: number
  /** How long it waits before it connects again; 5 s by default. */
  readonly reconnect_delay?: Ticks | 'never'
  /** Whoever looks after it starts it again so long after it died; absent: nobody does. */
  readonly restart_delay?: Ticks
}

/** Which connection and which channel of its process a client uses. */
export interface ThreadSetup {
  readonly process: Address
  /** Threads that name the same one share it; all share one by default. */
  readonly connection?: string
  /** Threads of a connection that name the same one share it; by default each has a channel of its own. */
  readonly channel?: string
}
