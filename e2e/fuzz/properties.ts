import { expect } from 'vitest'
import {
  advance,
  type Command,
  createReplay,
  createRun,
  digestOf,
  fork,
  hashOf,
  type Journal,
  type Run,
  seek,
  type Tick,
  type Typed,
} from '../../engine/index.ts'
import type { AnyEngine } from '../engines.ts'

type AnyRun = Run<unknown, Typed, Typed, unknown>

/** Runs a journal to its end. Whatever law it breaks, it throws. */
export function runToEnd(engine: AnyEngine, journal: Journal<Typed, unknown>, until: Tick): AnyRun {
  const run = createRun(engine.model, journal)
  advance(run, until)
  for (const law of engine.model.laws) {
    const broken = law.audit?.(run.world.state, until)
    if (broken !== undefined) throw new Error(`${law.id} at the end, seed ${journal.seed}: ${broken}`)
  }
  return run
}

/** The fold of the trace is the state that was lived, at its end and at some places on the way. */
export function replayEqualsLive(engine: AnyEngine, run: AnyRun): void {
  const replay = createReplay(engine.model, run.journal.setup, run.trace)
  const { length } = run.trace.events
  expect(hashOf(seek(replay, length).state)).toBe(hashOf(run.world.state))
  const middle = hashOf(seek(replay, length >> 1).state)
  seek(replay, length >> 2)
  expect(hashOf(seek(replay, length >> 1).state)).toBe(middle)
}

/** A fork has the trace of a fresh run of its journal. */
export function forkEqualsFresh(engine: AnyEngine, run: AnyRun, command: Command<Typed>, until: Tick): void {
  fork(run, command)
  advance(run, until)
  expect(digestOf(run.trace)).toBe(digestOf(runToEnd(engine, run.journal, until).trace))
}
