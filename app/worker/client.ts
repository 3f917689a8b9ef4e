import { Column, type Command, createTrace, type Tick, type Trace, type Typed } from '../../engine/index.ts'
import type { AnyJournal, Batch, Fault, Port, Reply, Request } from './protocol.ts'

/** Events a pull asks for: the page reads a piece of this size while the worker makes the next. */
const PULL_EVENTS = 1_000

/** Pulls that are under way at a time: with one alone the worker would rest while its answer travels. */
const PULLS_AHEAD = 2

/** A trace longer than this is not kept: the run is told as far as it goes. */
export const TRACE_EVENTS_MAX = 200_000

/** A run that is wanted. */
export interface Order {
  /** Names the run among those of this client, so that a fork knows whether the worker holds its parent. */
  readonly key: string
  readonly model: string
  /** The whole journal, the forking command included. */
  readonly journal: AnyJournal
  readonly until: Tick
  /** What it is forked from: its parent's key and trace, and the commands that it has more. */
  readonly fork?: {
    readonly key: string
    readonly trace: Trace<Typed, Typed>
    readonly commands: readonly Command<Typed>[]
  }
}

/** A run that was received. */
export interface Received {
  readonly trace: Trace<Typed, Typed>
  /** Everything up to this tick is in the trace: less than was wanted when it became too long. */
  readonly until: Tick
}

/** A run stopped before its end. */
export class RunFailed extends Error {
  override readonly name = 'RunFailed'
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.message)
    this.fault = fault
  }
}

/** Another run was wanted before this one was there. */
export class Superseded extends Error {
  override readonly name = 'Superseded'
}

/** Told with each piece that has come: how large a part is there, and the trace so far, which goes on growing. */
export type OnProgress = (share: number, soFar: Trace<Typed, Typed>) => void

interface Awaited {
  readonly order: Order
  readonly run: number
  /** How many pulls were asked for, and how many were answered. */
  asked: number
  laid: number
  trace: Trace<Typed, Typed> | undefined
  onProgress: OnProgress
  resolve(received: Received): void
  reject(why: Error): void
}

/** The page's end of the channel: it pulls batches, and drops those of runs that nobody waits for any more. */
export class EngineClient {
  private readonly port: Port
  private lastRun = 0
  /** The key of the run that the worker will hold after the requests sent so far. */
  private held: string | undefined
  private awaited: Awaited | undefined
  /** A run that was begun before anybody wanted it. */
  private foreseen: { readonly order: Order; readonly received: Promise<Received> } | undefined
  /** Why nobody answers any more. */
  private lost: Fault | undefined

  constructor(port: Port) {
    this.port = port
    port.onmessage = ({ data }) => this.take(data as Reply)
  }

  /** Whether nobody answers any more. */
  get isLost(): boolean {
    return this.lost !== undefined
  }

  /** Says which model will be wanted, so that it is there by then. */
  prepare(model: string): void {
    this.ask({ type: 'prepare', model })
  }

  /** Runs what may soon be wanted: whoever then orders the same finds it under way, or done. */
  foresee(order: Order): void {
    if (this.foreseen !== undefined && isSame(this.foreseen.order, order)) return
    const received = this.compute(order)
    // Whoever joins it hears of its failure.
    received.catch(() => {})
    this.foreseen = { order, received }
  }

  /** Runs a journal to `until`. A newer order supersedes an older one, which then rejects. */
  compute(order: Order, onProgress: OnProgress = () => {}): Promise<Received> {
    const { foreseen } = this
    this.foreseen = undefined
    if (foreseen !== undefined && isSame(foreseen.order, order)) {
      if (this.awaited?.order === foreseen.order) this.awaited.onProgress = onProgress
      return foreseen.received
    }
    this.drop(new Superseded('another run was wanted'))
    if (this.lost !== undefined) return Promise.reject(new RunFailed(this.lost))
    const run = ++this.lastRun
    const isFork = order.fork !== undefined && order.fork.key === this.held
    this.ask(
      isFork && order.fork !== undefined
        ? { type: 'fork', run, commands: order.fork.commands }
        : { type: 'open', run, model: order.model, journal: order.journal },
    )
    this.held = order.key
    return new Promise((resolve, reject) => {
      const trace = isFork ? undefined : createTrace<Typed, Typed>()
      this.awaited = { order, run, asked: 0, laid: 0, trace, onProgress, resolve, reject }
      while (this.awaited.asked < PULLS_AHEAD) this.pullMore(this.awaited)
    })
  }

  /** A run failed, or the channel broke, or nobody needs it: whoever waits is told, or comes to wait for the lost. */
  fail(fault: Fault): void {
    this.held = undefined
    if (fault.isLost === true) this.lost = fault
    this.drop(new RunFailed(fault))
  }

  private drop(why: Error): void {
    const { awaited } = this
    this.awaited = undefined
    awaited?.reject(why)
  }

  private ask(request: Request): void {
    this.port.postMessage(request)
  }

  private pullMore(awaited: Awaited): void {
    const { run, order } = awaited
    this.ask({ type: 'pull', run, pull: ++awaited.asked, until: order.until, events: PULL_EVENTS })
  }

  private take(reply: Reply): void {
    const { awaited } = this
    if (awaited === undefined || reply.run !== awaited.run) return
    if (reply.type === 'failed') this.fail(reply.fault)
    else if (reply.pull === awaited.laid + 1) this.lay(awaited, reply)
  }

  private lay(awaited: Awaited, batch: Batch): void {
    const { order } = awaited
    awaited.trace ??= headOf(order.fork?.trace, batch)
    const { trace } = awaited
    append(trace, batch)
    awaited.laid++
    const isLong = trace.events.length >= TRACE_EVENTS_MAX
    if (batch.now < order.until && !isLong) {
      // First the question: the worker goes on while the page reads what it got.
      this.pullMore(awaited)
      awaited.onProgress(batch.now / order.until, trace)
      return
    }
    this.awaited = undefined
    awaited.resolve({ trace, until: batch.now })
  }
}

/** Orders under one name whose journals say the same are one run. */
function isSame(one: Order, other: Order): boolean {
  const journals = [one, other].map(({ journal }) => JSON.stringify(journal))
  return (
    one.key === other.key &&
    one.model === other.model &&
    one.until === other.until &&
    journals[0] === journals[1]
  )
}

/** What a fork shares with its parent: the same events, in a trace of its own. */
function headOf(parent: Trace<Typed, Typed> | undefined, batch: Batch): Trace<Typed, Typed> {
  if (parent === undefined) return createTrace()
  const { fromEvent, fromTransit } = batch
  return {
    events: parent.events.slice(0, fromEvent),
    ticks: Column.of(parent.ticks.slice(0, fromEvent)),
    causes: Column.of(parent.causes.slice(0, fromEvent)),
    triggers: Column.of(parent.triggers.slice(0, fromEvent)),
    transits: parent.transits.slice(0, fromTransit),
  }
}

function append(trace: Trace<Typed, Typed>, batch: Batch): void {
  for (const event of batch.events) trace.events.push(event)
  trace.ticks.append(batch.ticks)
  trace.causes.append(batch.causes)
  trace.triggers.append(batch.triggers)
  for (const transit of batch.transits) trace.transits.push(transit)
}
