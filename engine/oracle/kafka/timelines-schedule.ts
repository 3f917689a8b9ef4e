import type { StoryEvent, StoryStep } from './timelines-case.ts'
import { command, type StoryRun } from './timelines-script.ts'

/** A poll that comes to nothing is repeated so often before the client is left alone in a step. */
const IDLE_POLLS_MAX = 3

/** The driver calls poll() so often in a step. */
const POLLS_A_STEP = 2

/** The driver's threads may run a step or two late. */
const LATENESS_MS = 200

/** What a record says about who ran when: the schedule of its threads, which the engine is given. */
export interface Schedule {
  /** Lines of each client, in order, with their places in the record. */
  readonly byClient: ReadonlyMap<string, readonly { readonly place: number; readonly line: StoryEvent }[]>
}

/** Reads the schedule off a record. */
export function scheduleOf(events: readonly StoryEvent[]): Schedule {
  const byClient = new Map<string, { place: number; line: StoryEvent }[]>()
  for (const [place, line] of events.entries()) {
    const { who } = line
    if (who === 'group' || who === 'broker' || who === 'admin') continue
    const lines = byClient.get(who) ?? []
    lines.push({ place, line })
    byClient.set(who, lines)
  }
  return { byClient }
}

/**
 * One step of the driver: clients poll in the order in which the record has them act, as far as it says so, and
 * the rest in the order of their names. Which thread runs first is chance in the real thing, and decides
 * between outcomes that are both legal; what follows from it is the engine's.
 */
export function pollStep(story: StoryRun, schedule: Schedule): void {
  const idle = new Map<string, number>()
  const polled = new Map<string, number>()
  for (;;) {
    const client = nextActor(story, schedule, idle)
    if (client === undefined) break
    const before = story.run.length
    const written = story.log.lines.length
    poll(story, client)
    polled.set(client, (polled.get(client) ?? 0) + 1)
    const hasActed = story.log.lines.length > written || story.run.length > before + POLL_FACTS
    if (hasActed) idle.delete(client)
    else idle.set(client, (idle.get(client) ?? 0) + 1)
    if (story.log.lines.length > written) idle.clear()
  }
  for (const client of [...story.polling].sort(byName)) {
    if (isExpectedSoon(story, schedule, client)) continue
    for (let count = polled.get(client) ?? 0; count < POLLS_A_STEP; count++) poll(story, client)
  }
}

/** Called first in a step for clients whose application acted before their heartbeat thread did. */
export function pollBeforeTimers(story: StoryRun, schedule: Schedule): void {
  for (const client of [...story.polling].sort(byName)) {
    const next = nextLineOf(story, schedule, client)
    if (next === undefined || next.line.t !== story.now || next.line.ev !== 'OffsetCommit') continue
    const after = schedule.byClient.get(client)?.[producedBy(story, client) + 1]
    if (after?.line.ev === 'Heartbeat' && after.line.t === story.now) poll(story, client)
  }
}

/** Whether the record has the client's heartbeat thread run before what the driver does at this moment. */
export function isBeatenByTimers(story: StoryRun, schedule: Schedule, { client = '' }: StoryStep): boolean {
  const next = nextLineOf(story, schedule, client)
  return next?.line.t === story.now && next.line.ev === 'Heartbeat'
}

/** poll() that finds nothing writes two facts: that it began, and that it returned. */
const POLL_FACTS = 2

function poll(story: StoryRun, client: string): void {
  command(story, client, { type: 'poll', timeoutMs: 0 })
}

/** Who acts next in the record, of those that may still do so in this step. */
function nextActor(
  story: StoryRun,
  schedule: Schedule,
  idle: ReadonlyMap<string, number>,
): string | undefined {
  let best: { readonly client: string; readonly place: number } | undefined
  for (const client of story.polling) {
    if ((idle.get(client) ?? 0) >= IDLE_POLLS_MAX) continue
    const next = nextLineOf(story, schedule, client)
    if (next === undefined || next.line.t > story.now) continue
    if (best === undefined || next.place < best.place) best = { client, place: next.place }
  }
  return best?.client
}

/** The record has it rebalance in the next step or two: its thread does not run until then. */
function isExpectedSoon(story: StoryRun, schedule: Schedule, client: string): boolean {
  const next = nextLineOf(story, schedule, client)
  if (next === undefined || next.line.t <= story.now || next.line.t > story.now + LATENESS_MS) return false
  return /^(JoinGroup|SyncGroup|onPartitions)/.test(next.line.ev)
}

/** What the record has a client do next. */
export function nextLineOf(story: StoryRun, { byClient }: Schedule, client: string) {
  return byClient.get(client)?.[producedBy(story, client)]
}

/** How many lines of a client there are so far. */
export function producedBy({ log }: StoryRun, client: string): number {
  let count = 0
  for (const { who } of log.lines) if (who === client) count++
  return count
}

function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
