import { type Checkpoints, createCheckpoints, isDue, newestBefore, save } from './checkpoint.ts'
import type { Seq, Tick } from './clock.ts'
import type { Fold, Typed } from './model.ts'
import { copyPhysics, createPhysics, evolvePhysics, isPhysicsEvent, type Physics } from './physics.ts'
import { lengthAt, type Trace } from './trace.ts'

/** What a reader sees of a moment: the model's state, and cables and processes. */
export interface Seen<State> {
  readonly state: State
  readonly physics: Physics
}

/** A reader of a trace: the state after its first `seq` events, and copies to come back to. */
export interface Replay<State, Event extends Typed, Signal, Setup> {
  readonly fold: Fold<State, Event, Setup>
  readonly trace: Trace<Event, Signal>
  seen: Seen<State>
  /** How many events are folded into `seen`. */
  seq: Seq
  readonly checkpoints: Checkpoints<Seen<State>>
}

/** A reader before the first event. The trace may still grow. */
export function createReplay<State, Event extends Typed, Signal, Setup>(
  fold: Fold<State, Event, Setup>,
  setup: Setup,
  trace: Trace<Event, Signal>,
): Replay<State, Event, Signal, Setup> {
  const seen = { state: fold.create(setup), physics: createPhysics() }
  return { fold, trace, seen, seq: 0, checkpoints: createCheckpoints(copySeen(fold, seen)) }
}

/**
 * The state after the first `seq` events: from the nearest known state, fold forward, never more than a
 * checkpoint's worth. The state is written in place by the next seek: read it, do not keep it.
 */
export function seek<State, Event extends Typed, Signal, Setup>(
  replay: Replay<State, Event, Signal, Setup>,
  seq: Seq,
): Seen<State> {
  const { fold, trace, checkpoints } = replay
  const row = newestBefore(checkpoints, seq)
  if (seq < replay.seq || replay.seq < (checkpoints.seqs[row] as Seq)) restore(replay, row)
  while (replay.seq < seq) {
    if (isDue(checkpoints, replay.seq)) save(checkpoints, replay.seq, copySeen(fold, replay.seen))
    step(replay, trace.events[replay.seq] as Event)
  }
  return replay.seen
}

/** The state at the end of a tick. */
export function seekTick<State, Event extends Typed, Signal, Setup>(
  replay: Replay<State, Event, Signal, Setup>,
  tick: Tick,
): Seen<State> {
  return seek(replay, lengthAt(replay.trace, tick))
}

function step<State, Event extends Typed, Signal, Setup>(
  replay: Replay<State, Event, Signal, Setup>,
  event: Event,
): void {
  const { fold, seen, trace, seq } = replay
  if (isPhysicsEvent(event)) evolvePhysics(seen.physics, event)
  else fold.evolve(seen.state, event, trace.ticks.get(seq) as Tick, seq)
  replay.seq = seq + 1
}

function restore<State, Event extends Typed, Signal, Setup>(
  replay: Replay<State, Event, Signal, Setup>,
  row: number,
): void {
  replay.seen = copySeen(replay.fold, replay.checkpoints.copies[row] as Seen<State>)
  replay.seq = replay.checkpoints.seqs[row] as Seq
}

function copySeen<State>(fold: { copy(state: State): State }, seen: Seen<State>): Seen<State> {
  return { state: fold.copy(seen.state), physics: copyPhysics(seen.physics) }
}
