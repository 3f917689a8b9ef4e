import { advance, createRun } from '../../kernel/run.ts'
import { hasMembers, tellMembers } from './consumer-group-story.ts'
import { type Difference, differencesBetween } from './leaves-a-difference.ts'
import { createStoryLog, linesOf } from './story-log.ts'
import { STEP_MS, type StoryEvent, type TimelineCase } from './timelines-case.ts'
import { observed } from './timelines-observer.ts'
import { isBeatenByTimers, pollBeforeTimers, pollStep, scheduleOf } from './timelines-schedule.ts'
import { performAll, type StoryRun } from './timelines-script.ts'
import { countIdsFrom, setupOf, startsOf } from './timelines-setup.ts'

/** Times of reactions to other clients may differ by one or two steps (notes of the cases). */
const TOLERANCE_MS = 200

/**
 * A fetch that was on its way is answered at the latest then (fetch.max.wait.ms): records may come as late; and
 * close() of a KIP-848 member waits for it and for the one that closes the session.
 */
const FETCH_WAIT_MS = 500
const SLACK_MS: Readonly<Record<string, number>> = {
  poll: FETCH_WAIT_MS,
  'close() returned': 2 * FETCH_WAIT_MS + TOLERANCE_MS,
}

/** Fields that are informative only. */
const INFORMATIVE: ReadonlySet<string> = new Set(['t', 'who', 'reason', 'message'])

/** Lines that tell who has which partitions: with random ids, a matter of their hashes. */
const OF_PARTITIONS = /^(JoinGroup|SyncGroup|onPartitions|ConsumerGroupHeartbeat|poll|OffsetFetch)/

/** Member ids are tried so often: among them are about all orders in which a table of a few ids is walked. */
const IDS_TRIED = 32

/** Runs a story and compares, actor by actor, what happened; of two legal records, one of them. */
export function checkTimeline(story: TimelineCase): Difference[] {
  const differences = checkWithAnyIds(story, story.events)
  if (differences.length === 0 || story.eventsAlternative === undefined) return differences
  return checkWithAnyIds(story, story.eventsAlternative).length === 0 ? [] : differences
}

/**
 * The real ids end in random numbers, and sticky assignors walk tables of them (FACTS 8.3, 8.5): a record shows
 * one of the legal outcomes, so the engine must come to it with some ids.
 */
function checkWithAnyIds(story: TimelineCase, record: readonly StoryEvent[]): Difference[] {
  const differences = checkAgainst(story, record, 0)
  const isByIds = differences.some(({ expected }) => OF_PARTITIONS.test((expected as StoryEvent)?.ev ?? ''))
  if (!isByIds) return differences
  for (let ids = 1; ids < IDS_TRIED; ids++) {
    if (checkAgainst(story, record, ids).length === 0) return []
  }
  return differences
}

/** What the engine makes of a story, with the threads scheduled as in a record. */
export function tell(story: TimelineCase, record: readonly StoryEvent[], ids = 0): readonly StoryEvent[] {
  if (hasMembers(story)) return tellMembers(story, record, ids)
  const log = createStoryLog(record)
  const run = createRun(observed(log), { seed: 1, setup: setupOf(story), commands: [] })
  countIdsFrom(run.world.state, story, ids)
  const schedule = scheduleOf(record)
  const told: StoryRun = { run, log, polling: new Set(), starts: startsOf(story), now: 0 }
  for (let now = 0; now <= story.until; now += STEP_MS) {
    told.now = now
    pollBeforeTimers(told, schedule)
    const steps = story.script.filter((step) => step.t === now)
    if (steps.some((step) => isBeatenByTimers(told, schedule, step))) advance(run, now)
    performAll(told, steps)
    advance(run, now)
    pollStep(told, schedule)
    advance(run, now + STEP_MS - 1)
  }
  return linesOf(log)
}

function checkAgainst(story: TimelineCase, record: readonly StoryEvent[], ids: number): Difference[] {
  const told = byActor(tell(story, record, ids))
  const expected = byActor(record)
  const tolerance = toleranceOf(story.stability)
  const actors = [...new Set([...expected.keys(), ...told.keys()])]
  return actors.flatMap((actor) => {
    const [wanted, got] = [expected.get(actor) ?? [], told.get(actor) ?? []]
    const strict = compareLines(actor, wanted, got, tolerance)
    if (strict.length === 0) return []
    return compareLines(actor, pollsLast(wanted), pollsLast(got), tolerance).length === 0 ? [] : strict
  })
}

/** What one call of poll() sends before it returns. */
const SENT_BY_POLL = /^(JoinGroup|SyncGroup|OffsetCommit)$/

/**
 * Records that poll() returned, behind what it sent in the same moment: all of that is one call, and the network
 * of the driver answers within it.
 */
function pollsLast(lines: readonly StoryEvent[]): StoryEvent[] {
  const sorted = [...lines]
  for (let at = sorted.length - 2; at >= 0; at--) {
    for (let place = at; place + 1 < sorted.length; place++) {
      const [one, next] = [sorted[place] as StoryEvent, sorted[place + 1] as StoryEvent]
      if (one.ev !== 'poll' || one.t !== next.t || !SENT_BY_POLL.test(next.ev)) break
      sorted.splice(place, 2, next, one)
    }
  }
  return sorted
}

/** `times within 500 ms` is more than the steps that are always allowed. */
function toleranceOf(stability: string): number {
  const said = /within (\d+) ms/.exec(stability)?.[1]
  return Math.max(TOLERANCE_MS, Number(said ?? 0))
}

/** The timers of the broker are its own affair. */
function byActor(lines: readonly StoryEvent[]): Map<string, StoryEvent[]> {
  const actors = new Map<string, StoryEvent[]>()
  for (const line of lines) {
    if (line.ev === 'timer-expired') continue
    const { to } = line as { readonly to?: unknown }
    const actor = line.who === 'broker' ? `broker to ${String(to)}` : line.who
    const known = actors.get(actor)
    if (known === undefined) actors.set(actor, [line])
    else known.push(line)
  }
  return actors
}

function compareLines(
  actor: string,
  expected: readonly StoryEvent[],
  got: readonly StoryEvent[],
  tolerance: number,
): Difference[] {
  const length = Math.max(expected.length, got.length)
  for (let at = 0; at < length; at++) {
    const [wanted, told] = [expected[at], got[at]]
    const path = `/${actor}/${at}`
    // After the first difference the rest is only shifted.
    if (wanted === undefined || told === undefined) return [{ path, expected: wanted, got: told }]
    const isSame = differencesBetween(essence(wanted), essence(told)).length === 0
    const allowed = Math.max(tolerance, SLACK_MS[wanted.ev] ?? 0)
    if (!isSame || Math.abs(wanted.t - told.t) > allowed) return [{ path, expected: wanted, got: told }]
  }
  return []
}

function essence(line: StoryEvent): object {
  return Object.fromEntries(Object.entries(line).filter(([field]) => !INFORMATIVE.has(field)))
}
