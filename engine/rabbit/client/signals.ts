import type { Tick } from '../../kernel/clock.ts'
import type { FrameSignal } from '../methods.ts'
import type { PublishSetup } from '../setup.ts'

/** What a person or a scenario tells an application, or what happens to its machine. */
export type ClientOrder =
  | { readonly type: 'start' }
  /** As `start`, also when it runs: it dies first. */
  | { readonly type: 'restart' }
  /** kill -9: the process is gone; its machine ends TCP for it. */
  | { readonly type: 'crash' }
  /** Something on the way ends TCP for both sides: a firewall, a NAT that forgets. */
  | { readonly type: 'disconnect' }
  /** The machine is gone: nobody is told. */
  | { readonly type: 'power-off' }
  /** Politely: `connection.close`, then the process ends. */
  | { readonly type: 'close' }
  /** Its work does not end any more, while its connection lives: a deadlock, an endless loop. */
  | { readonly type: 'hang' }
  | { readonly type: 'unhang' }
  /** Its work takes so many times as long from now on. */
  | { readonly type: 'slow'; readonly factor: number }
  /** A consumer: no more deliveries (`basic.cancel`), and again. */
  | { readonly type: 'cancel' }
  | { readonly type: 'consume' }
  /** A publisher: this now, or one more like its last ones. */
  | ({ readonly type: 'publish' } & Omit<PublishSetup, 'at' | 'every' | 'rate'>)

/** Clocks and work of applications, to themselves. Each carries what tells it that it is stale. */
export type ClientTimer =
  /** Someone starts the process: at its first start, or after it died. */
  | { readonly type: 'timer.start'; readonly incarnation: number }
  | { readonly type: 'timer.reconnect'; readonly incarnation: number; readonly connection: string }
  /** No answer to a connect. */
  | { readonly type: 'timer.connect'; readonly connection: string }
  | { readonly type: 'timer.reopen'; readonly connection: string }
  /** Time to send a heartbeat, and to see whether the broker has said something. */
  | { readonly type: 'timer.heart'; readonly connection: string }
  /** A message of a row of `publish` is due. */
  | { readonly type: 'timer.publish'; readonly row: number; readonly index: number; readonly due: Tick }
  /** Time to send what the broker refused once more. */
  | { readonly type: 'timer.resend'; readonly incarnation: number; readonly order: number }
  /** Time to ask for a message. */
  | { readonly type: 'timer.poll'; readonly connection: string; readonly poll: number }
  /** Work on a message, done. */
  | { readonly type: 'work'; readonly incarnation: number; readonly task: number; readonly step: number }
  /** The process dies amid work. */
  | { readonly type: 'timer.crash'; readonly incarnation: number }
  /** A thread writes the next frame of a publication. */
  | {
      readonly type: 'timer.frame'
      readonly incarnation: number
      readonly lane: number
      readonly frame: FrameSignal
    }
  /** Time to subscribe again after the broker cancelled. */
  | { readonly type: 'timer.subscribe'; readonly incarnation: number; readonly lane: number }
  /** Another system has not answered. */
  | {
      readonly type: 'timer.call'
      readonly incarnation: number
      readonly task: number
      readonly step: number
    }

/** What only a process with threads gets: an order, its clocks, and what its threads want of it. */
export type ProcessSignal =
  /** A new version of the application in the same process; with `close`, after closing what the old one had. */
  | { readonly type: 'redeploy'; readonly close?: boolean }
  | { readonly type: 'timer.app'; readonly incarnation: number }
  | { readonly type: 'timer.wire'; readonly incarnation: number; readonly label: string }
  | { readonly type: 'timer.wire-connect'; readonly connection: string }
  | { readonly type: 'timer.wire-heart'; readonly connection: string }
  | { readonly type: 'thread.attach'; readonly thread: string }
  | { readonly type: 'thread.open'; readonly thread: string }
  | { readonly type: 'thread.close'; readonly connection: string; readonly channel: number }

/** What a system does for an application. */
export type Operation = 'request' | 'charge' | 'set' | 'look' | 'mark' | 'transact'

/** What a system says: `503` is not up; the others answer `look`, `mark` and `transact`. */
export type Answer = 'ok' | '503' | 'known' | 'unknown'

/** Which request of which task of which process: what an answer belongs to. */
export interface RequestKey {
  readonly incarnation: number
  readonly task: number
  readonly step: number
}

/** What travels between applications and systems beside the broker. */
export type SystemSignal =
  | ({
      readonly type: 'system.request'
      readonly operation: Operation
      /** What the message says it is: by this effects are counted. */
      readonly name: string
      /** By this a repetition is recognised. */
      readonly id: string
      readonly amount: number
    } & RequestKey)
  /** It thinks: from the system to itself. */
  | ({
      readonly type: 'system.work'
      readonly client: string
      readonly operation: Operation
      readonly name: string
      readonly id: string
      readonly amount: number
    } & RequestKey)
  | ({
      readonly type: 'system.response'
      readonly operation: Operation
      readonly name: string
      readonly answer: Answer
    } & RequestKey)

/** Orders, clocks and calls of applications. */
export type ClientSignal = ClientOrder | ClientTimer | SystemSignal | ProcessSignal
