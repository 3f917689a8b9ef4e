import { advance, createRun, fork, LawBroken, type Run, type Typed } from '../../engine/index.ts'
import type { AnyModel, Batch, Fault, Port, Reply, Request } from './protocol.ts'

/** Where a broker's rules come from: they are loaded when a scenario first needs them. */
export type Models = Readonly<Record<string, () => Promise<AnyModel>>>

/** The run that is held, and how much of it the page has. */
interface Held {
  number: number
  readonly run: Run<unknown, Typed, Typed, unknown>
  sentEvents: number
  sentTransits: number
}

/** The least and the most that a slice of simulated time may be, in ticks. */
const SLICE_MIN = 1
const SLICE_MAX = 1 << 20

/** Answers requests on a port, one after another, with one run at a time. */
export function serve(port: Port, models: Models): void {
  let held: Held | undefined
  let earlier: Promise<unknown> = Promise.resolve()
  const carryOut = async (request: Request): Promise<Reply | undefined> => {
    // If it fails, so does the run that needs it, and that one is asked about.
    if (request.type === 'prepare') return void (await models[request.model]?.().catch(() => undefined))
    try {
      if (request.type === 'open') held = await open(request, models)
      else if (request.type === 'fork' && held !== undefined) forkHeld(held, request)
      else if (request.type === 'pull' && held?.number === request.run) return pull(held, request)
      return undefined
    } catch (thrown) {
      held = undefined
      const number = request.type === 'pull' ? request.pull : 0
      return { type: 'failed', run: request.run, pull: number, fault: faultOf(thrown) }
    }
  }
  port.onmessage = ({ data }) => {
    earlier = earlier
      .then(() => carryOut(data as Request))
      .then((reply) => {
        if (reply !== undefined) port.postMessage(reply)
      })
  }
}

async function open(request: Extract<Request, { type: 'open' }>, models: Models): Promise<Held> {
  const load = models[request.model]
  if (load === undefined) throw new Error(`there is no model "${request.model}"`)
  const run = createRun(await load(), request.journal)
  return { number: request.run, run, sentEvents: 0, sentTransits: 0 }
}

/** What the fork cut off is to be sent again, from the rows at which the trace was cut. */
function forkHeld(held: Held, request: Extract<Request, { type: 'fork' }>): void {
  for (const command of request.commands) fork(held.run, command)
  held.number = request.run
  held.sentEvents = Math.min(held.sentEvents, held.run.trace.events.length)
  held.sentTransits = Math.min(held.sentTransits, held.run.trace.transits.length)
}

/** Slices grow while little happens and shrink in a burst, so that a batch is about as long as was asked. */
function pull(held: Held, request: Extract<Request, { type: 'pull' }>): Reply {
  const { run } = held
  const until = Math.max(request.until, run.world.now)
  let slice = 64
  try {
    do {
      const before = run.length
      advance(run, Math.min(until, run.world.now + slice))
      const more = run.length - before
      if (more * 4 < request.events) slice = Math.min(SLICE_MAX, slice * 2)
      else if (more > request.events) slice = Math.max(SLICE_MIN, slice >> 2)
    } while (run.world.now < until && run.length - held.sentEvents < request.events)
  } catch (thrown) {
    return { type: 'failed', run: request.run, pull: request.pull, fault: faultOf(thrown) }
  }
  return batchOf(held, request.pull)
}

function batchOf(held: Held, pulled: number): Batch {
  const { run, sentEvents: fromEvent, sentTransits: fromTransit } = held
  const { events, ticks, causes, triggers, transits } = run.trace
  held.sentEvents = events.length
  held.sentTransits = transits.length
  return {
    type: 'batch',
    run: held.number,
    pull: pulled,
    fromEvent,
    fromTransit,
    events: events.slice(fromEvent),
    ticks: ticks.slice(fromEvent),
    causes: causes.slice(fromEvent),
    triggers: triggers.slice(fromEvent),
    transits: transits.slice(fromTransit),
    now: run.world.now,
  }
}

function faultOf(thrown: unknown): Fault {
  if (thrown instanceof LawBroken) {
    const { message, law, tick, seq, stack = '' } = thrown
    return { message, law, tick, seq, stack }
  }
  if (thrown instanceof Error) return { message: thrown.message, stack: thrown.stack ?? '' }
  return { message: String(thrown), stack: '' }
}
