import { assert } from '../base/assert.ts'
import { lowerBound } from '../base/search.ts'
import { nextArrival, type Transit, takeArrival } from './agenda.ts'
import { type Checkpoints, createCheckpoints, forgetAfter, isDue, save } from './checkpoint.ts'
import { NO_CAUSE, type Tick } from './clock.ts'
import { type Command, inOrder, type Journal, withCommand } from './journal.ts'
import { LawBroken, type Model, RunEndless, type Typed } from './model.ts'
import { linkOfTransit } from './network.ts'
import { obey } from './orders.ts'
import { PHYSICS, type PhysicsSignal } from './physics.ts'
import { createTrace, type Trace, truncateTrace } from './trace.ts'
import { EVERY_TYPE, type LawTable, RunTurn } from './turn.ts'
import { copyWorld, createWorld, type World } from './world.ts'

/** More arrivals than this within one tick is a loop of things that take no time. */
const ARRIVALS_PER_TICK_MAX = 1_000_000

/** More events than this fill a memory: a past of so many cannot be looked at. */
export const EVENTS_MAX = 3_000_000

/** A journal being carried out: the present, the past, and copies to come back to. */
export interface Run<State, Event extends Typed, Signal extends Typed, Setup> {
  readonly model: Model<State, Event, Signal, Setup>
  journal: Journal<Signal, Setup>
  world: World<State, Signal>
  readonly trace: Trace<Event, Signal>
  readonly keepsTrace: boolean
  /** How many events have happened, also when the trace forgets them. */
  length: number
  readonly checkpoints: Checkpoints<World<State, Signal>>
  readonly laws: LawTable<State, Event>
}

/** What a run keeps. Without its trace it can only go forward, and is faster. */
export interface RunOptions {
  readonly keepsTrace?: boolean
}

/** A run at tick 0 of which nothing has happened yet. */
export function createRun<State, Event extends Typed, Signal extends Typed, Setup>(
  model: Model<State, Event, Signal, Setup>,
  journal: Journal<Signal, Setup>,
  options: RunOptions = {},
): Run<State, Event, Signal, Setup> {
  const world = createWorld(model, journal.seed, journal.setup)
  return {
    model,
    journal: { ...journal, commands: inOrder(journal.commands) },
    world,
    trace: createTrace(),
    keepsTrace: options.keepsTrace ?? true,
    length: 0,
    checkpoints: createCheckpoints(copyWorld(model, world)),
    laws: lawTable(model),
  }
}

/**
 * Carries out everything up to and including tick `until`.
 * @throws LawBroken when the engine breaks a law of its own.
 * @throws RunEndless when a tick does not end, or the past grows beyond what can be kept.
 */
export function advance<State, Event extends Typed, Signal extends Typed, Setup>(
  run: Run<State, Event, Signal, Setup>,
  until: Tick,
): void {
  assert(until >= run.world.now, 'time does not go back: fork instead')
  const turn = new RunTurn(run)
  begin(run, turn)
  for (let tick = nextDue(run); tick <= until; tick = nextDue(run)) {
    if (run.keepsTrace && tick > run.world.now && isDue(run.checkpoints, run.length)) checkpoint(run)
    run.world.now = tick
    doTick(run, turn, tick)
  }
  run.world.now = until
}

/**
 * Goes back to before `command.at` and takes the command into the journal; what comes after is another
 * future. The caller keeps the old journal if it wants the old future back: running it gives it again.
 */
export function fork<State, Event extends Typed, Signal extends Typed, Setup>(
  run: Run<State, Event, Signal, Setup>,
  command: Command<Signal>,
): void {
  assert(run.keepsTrace, 'a run without a trace cannot be forked')
  const { model, trace, checkpoints } = run
  const nows = checkpoints.copies.map(({ now }) => now)
  const row = Math.max(0, lowerBound(nows, command.at) - 1)
  const copy = checkpoints.copies[row] as World<State, Signal>
  forgetAfter(checkpoints, row)
  run.world = copyWorld(model, copy)
  run.length = checkpoints.seqs[row] as number
  truncateTrace(trace, run.length, run.world.nextOrder)
  run.journal = withCommand(run.journal, command)
}

/** Whether nothing is left to happen: no command, no arrival. */
export function isOver(run: Run<unknown, Typed, Typed, unknown>): boolean {
  return run.world.started && nextDue(run) === Number.POSITIVE_INFINITY
}

function begin<State, Event extends Typed, Signal extends Typed, Setup>(
  run: Run<State, Event, Signal, Setup>,
  turn: RunTurn<State, Event, Signal, Setup>,
): void {
  if (run.world.started) return
  run.world.started = true
  turn.begin(PHYSICS, 0, NO_CAUSE)
  run.model.start(run.world.state, turn)
}

function nextDue(run: Run<unknown, Typed, Typed, unknown>): Tick {
  const { world, journal } = run
  const command = journal.commands[world.nextCommand]?.at ?? Number.POSITIVE_INFINITY
  const arrival = nextArrival(world.agenda) ?? Number.POSITIVE_INFINITY
  return command < arrival ? command : arrival
}

/** Commands come before arrivals, so a fork and a fresh run of its journal agree. */
function doTick<State, Event extends Typed, Signal extends Typed, Setup>(
  run: Run<State, Event, Signal, Setup>,
  turn: RunTurn<State, Event, Signal, Setup>,
  tick: Tick,
): void {
  const { world, journal } = run
  for (
    let next = journal.commands[world.nextCommand];
    next?.at === tick;
    next = journal.commands[world.nextCommand]
  ) {
    world.nextCommand++
    doCommand(run, turn, next)
  }
  let arrivals = 0
  for (
    let next = takeArrival(world.agenda, tick);
    next !== undefined;
    next = takeArrival(world.agenda, tick)
  ) {
    if (++arrivals > ARRIVALS_PER_TICK_MAX)
      throw new RunEndless(
        `tick ${tick} does not end: what takes no time is done again and again`,
        'let work, a latency, a timeout or a delay take at least 1 ms',
      )
    if (run.keepsTrace && run.length > EVENTS_MAX)
      throw new RunEndless(
        `there are more than ${EVENTS_MAX} events by tick ${tick}`,
        'give a smaller "until", fewer messages, or larger intervals',
      )
    arrive(run, turn, next)
  }
}

function doCommand<State, Event extends Typed, Signal extends Typed, Setup>(
  run: Run<State, Event, Signal, Setup>,
  turn: RunTurn<State, Event, Signal, Setup>,
  command: Command<Signal>,
): void {
  turn.begin(command.to, command.at, NO_CAUSE)
  if (command.to === PHYSICS) {
    for (const transit of obey(run.world, turn, command.signal as PhysicsSignal)) arrive(run, turn, transit)
  } else {
    run.model.handle(run.world.state, command.to, command.signal as Signal, turn, PHYSICS)
  }
}

function arrive<State, Event extends Typed, Signal extends Typed, Setup>(
  run: Run<State, Event, Signal, Setup>,
  turn: RunTurn<State, Event, Signal, Setup>,
  transit: Transit<Signal>,
): void {
  const { world } = run
  const { to, from, order, signal } = transit
  turn.begin(to, world.now, transit.cause)
  if (world.physics.frozen.size > 0 && world.physics.frozen.has(to)) {
    world.parked.get(to)?.push(transit)
  } else if (
    world.cuts > 0 &&
    transit.link !== undefined &&
    order < linkOfTransit(world.network, transit).lostBelow
  ) {
    turn.emitPhysics({ type: 'transit.lost', order, from, to, signal: signal.type })
  } else {
    run.model.handle(world.state, to, signal, turn, from)
  }
}

function checkpoint<State, Event extends Typed, Signal extends Typed, Setup>(
  run: Run<State, Event, Signal, Setup>,
): void {
  const { model, world, journal } = run
  save(run.checkpoints, run.length, copyWorld(model, world))
  for (const law of model.laws) {
    const broken = law.audit?.(world.state, world.now)
    if (broken !== undefined) throw new LawBroken(law.id, world.now, run.length, journal.seed, broken)
  }
}

function lawTable<State, Event extends Typed, Signal extends Typed, Setup>(
  model: Model<State, Event, Signal, Setup>,
): LawTable<State, Event> {
  const always = model.laws.filter(({ on, check }) => on === undefined && check !== undefined)
  const table: LawTable<State, Event> = new Map([[EVERY_TYPE, always]])
  for (const law of model.laws) {
    for (const type of law.on ?? []) table.set(type, [...(table.get(type) ?? always), law])
  }
  return table
}
