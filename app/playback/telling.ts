import {
  createReplay,
  digestOf,
  type LocatedBeat,
  locateBeats,
  type Replay,
  type Seq,
  type Tick,
  type Typed,
  type VerdictChange,
  verdictsOf,
} from '../../engine/index.ts'
import type { Beat, Promised, Scenario } from '../../scenarios/index.ts'
import type { AnyJournal } from '../worker/protocol.ts'
import { type Motions, motionsOf } from './motions.ts'
import { type Pacing, paceOf, readingAtSeq, readingAtTick } from './pacing.ts'
import type { AnyEngine, AnyTrace, Mark } from './session.ts'
import type { Survey, Surveyor } from './survey.ts'

/** A run that is ready to be told: its trace, how it is read, and what is judged of it. */
export interface Telling {
  readonly journal: AnyJournal
  readonly trace: AnyTrace
  /** Everything up to this tick is in the trace. */
  readonly until: Tick
  readonly replay: Replay<unknown, Typed, Typed, unknown>
  readonly survey: Survey
  readonly pacing: Pacing
  readonly motions: Motions
  /** Where the scenario's beats are in this run, by id. */
  readonly beats: ReadonlyMap<string, Place>
  readonly promises: readonly Course[]
  readonly marks: readonly Mark[]
}

/** A moment of a run. */
export interface Place {
  readonly seq: Seq
  readonly reading: number
  /** Whether what is told there is so on this run. */
  readonly holds: boolean
}

/** A promise with all of its verdicts on a run. */
export interface Course {
  readonly id: string
  readonly changes: readonly VerdictChange[]
}

/** More marks of a kind than this say nothing on a strip: of those that lie together the first is kept. */
const MARKS_MAX = 120

/** Makes a run ready to be told, as far as its surveyor has got it: up to `until`. */
export function createTelling(
  scenario: Scenario,
  engine: AnyEngine,
  journal: AnyJournal,
  surveyor: Surveyor,
  until: Tick,
): Telling {
  const { trace } = surveyor
  const survey = surveyor.finish(until)
  const promises = scenario.guarantees.flatMap((promised) => courseOf(engine, promised, trace))
  const located = locateBeats(trace, scenario.beats, until)
  const pacing = paceOf({ ...survey.score, told: toldTicks(scenario.beats, located, promises, trace) })
  return {
    journal,
    trace,
    until,
    replay: createReplay(engine.model, journal.setup, trace),
    survey,
    pacing,
    motions: motionsOf(survey, pacing),
    beats: beatsOf(scenario.beats, located, pacing),
    promises,
    marks: marksOf(survey, promises, pacing),
  }
}

/** The hash of a run: equal journals give equal ones, in Node too. */
export function hashOfTelling({ trace }: Telling): string {
  return digestOf(trace)
}

function courseOf(engine: AnyEngine, { id, guarantee, options }: Promised, trace: AnyTrace): Course[] {
  const found = engine.guarantees.find((candidate) => candidate.id === guarantee)
  if (found === undefined) return []
  return [{ id, changes: verdictsOf(found, options, trace.events, trace.ticks) }]
}

/** Where something is said: a beat, or a promise about which there is another thing to say. */
function toldTicks(
  beats: readonly Beat[],
  located: readonly LocatedBeat[],
  promises: readonly Course[],
  { ticks }: AnyTrace,
): Tick[] {
  const ofBeats = located.flatMap(({ seq }, index) => {
    const when = beats[index]?.when
    if (seq === undefined || when === undefined) return []
    return 'tick' in when ? [when.tick] : (ticks.get(seq - 1) ?? [])
  })
  const ofPromises = promises.flatMap(({ changes }) => changes.flatMap(({ seq }) => ticks.get(seq) ?? []))
  return [...ofBeats, ...ofPromises]
}

/** A beat on a tick is told at the end of it, also when nothing happens in it. */
function beatsOf(
  beats: readonly Beat[],
  located: readonly LocatedBeat[],
  pacing: Pacing,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const [index, { id, seq, holds }] of located.entries()) {
    const when = beats[index]?.when
    if (seq === undefined || when === undefined) continue
    const reading = 'tick' in when ? readingAtTick(pacing, when.tick) : readingAtSeq(pacing, seq)
    places.set(id, { seq, reading, holds })
  }
  return places
}

function marksOf({ lines }: Survey, promises: readonly Course[], { events, end }: Pacing): Mark[] {
  const marks: Mark[] = []
  for (const { id, changes } of promises) {
    for (const { seq, verdict } of changes) {
      if (seq >= 0 && verdict.holds === false) {
        marks.push({ seq, reading: events[seq] as number, kind: 'trouble', label: id })
      }
    }
  }
  for (const [seq, { kind, actor, text }] of lines.entries()) {
    if (kind !== 'fault') continue
    marks.push({ seq, reading: events[seq] as number, kind: 'fault', label: `${actor} ${text}` })
  }
  marks.sort((one, other) => one.seq - other.seq)
  const last = new Map<Mark['kind'], number>()
  return marks.filter(({ kind, reading }) => {
    const isFar = reading - (last.get(kind) ?? Number.NEGATIVE_INFINITY) >= end / MARKS_MAX
    if (isFar) last.set(kind, reading)
    return isFar || marks.length <= MARKS_MAX
  })
}
