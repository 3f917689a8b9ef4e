import { advance, createRun } from '../../kernel/run.ts'
import { byName, isMember, poll, wake, wakeThreads } from './consumer-group-threads.ts'
import { createStoryLog, linesOf } from './story-log.ts'
import { STEP_MS, type StoryEvent, type StoryStep, type TimelineCase } from './timelines-case.ts'
import { observed } from './timelines-observer.ts'
import { nextLineOf, producedBy, type Schedule, scheduleOf } from './timelines-schedule.ts'
import { performAll, type StoryRun } from './timelines-script.ts'
import { countIdsFrom, setupOf, startsOf } from './timelines-setup.ts'

/** poll(0) is called so often in each step: by members of KIP-848 groups, and by classic ones. */
const MEMBER_POLLS = 4
const CLASSIC_POLLS = 2

/** A poll that comes to nothing is repeated so often when the record says that something will come. */
const IDLE_POLLS_MAX = 5

/** poll() that finds nothing writes two facts: that it began, and that it returned. */
const POLL_FACTS = 2

/** The driver's threads may run some steps late. */
const LATENESS_MS = 500

/** Lines that come of a thread's run, and not of a clock. */
const OF_A_THREAD = /^(JoinGroup|SyncGroup|onPartitions|OffsetFetch|ListOffsets)/

/** Whether a story has clients of the consumer protocol: their network threads run beside the applications'. */
export function hasMembers({ clientConfig, script }: TimelineCase): boolean {
  const configs = [
    clientConfig,
    ...script.map(({ config = {} }) => config),
    ...script.map(({ all = {} }) => all),
  ]
  return configs.some((config) => config['group.protocol'] === 'consumer')
}

/**
 * What the engine makes of a story with such clients. Which thread runs first is chance in the real thing; the
 * record says how it fell, and the engine is given the same schedule.
 */
export function tellMembers(
  story: TimelineCase,
  record: readonly StoryEvent[],
  ids = 0,
): readonly StoryEvent[] {
  const log = createStoryLog(record)
  const run = createRun(observed(log), { seed: 1, setup: setupOf(story), commands: [] })
  countIdsFrom(run.world.state, story, ids)
  const schedule = scheduleOf(record)
  const told: StoryRun = { run, log, polling: new Set(), starts: startsOf(story), now: 0 }
  const late: StoryStep[] = []
  for (let now = 0; now <= story.until; now += STEP_MS) {
    told.now = now
    const due = [...late.splice(0), ...story.script.filter((step) => step.t === now)]
    const steps = due.filter((step) => startsAt(told, schedule, step) <= now)
    late.push(...due.filter((step) => !steps.includes(step)))
    if (steps.some((step) => step.do === 'produce')) pollBeforeRecords(told, schedule, steps)
    const threads = wakeThreads(told, schedule, placeOf(told, schedule, steps, record))
    performAll(told, steps)
    advance(run, now)
    pollAll(told, schedule, threads)
    advance(run, now + STEP_MS - 1)
  }
  return linesOf(log)
}

/** Where the record has what the driver does in this step: what comes later in it has seen that. */
function placeOf(
  story: StoryRun,
  schedule: Schedule,
  steps: readonly StoryStep[],
  record: readonly StoryEvent[],
): number {
  const places = steps.flatMap(({ client, do: verb }) => {
    if (client !== undefined) return [nextLineOf(story, schedule, client)?.place ?? Number.POSITIVE_INFINITY]
    const place = record.findIndex(({ who, ev, t }) => who === 'admin' && ev === verb && t === story.now)
    return place < 0 ? [] : [place]
  })
  return Math.min(Number.POSITIVE_INFINITY, ...places)
}

/** When a step has its effect: a client's thread that is late does what it was told when the record says so. */
function startsAt(story: StoryRun, schedule: Schedule, { t, client = '', do: verb }: StoryStep): number {
  if (!/^(unsubscribe|close|commit|seek)/.test(verb)) return t
  const following = schedule.byClient.get(client)?.[producedBy(story, client) + 1]
  if (following === undefined || following.line.t > t + LATENESS_MS) return t
  return OF_A_THREAD.test(following.line.ev) ? following.line.t : t
}

/**
 * Records come to a client when it asks for them: the first poll() of a step does not find those of the step,
 * unless the record says so.
 */
function pollBeforeRecords(story: StoryRun, schedule: Schedule, steps: readonly StoryStep[]): void {
  for (const client of [...story.polling].sort(byName)) {
    if (!isMember(story, client) || steps.some((step) => step.client === client)) continue
    const lines = schedule.byClient.get(client) ?? []
    const place = producedBy(story, client)
    const [next, after] = [lines[place]?.line, lines[place + 1]?.line]
    const isPollFirst = next?.ev === 'poll' && after?.ev === 'OffsetCommit' && after.t === story.now
    if (!isPollFirst) poll(story, client)
  }
}

/** One step of the driver: who acts in the record is polled in its order; then everybody, so often as it does. */
function pollAll(story: StoryRun, schedule: Schedule, asleep: Set<string>): void {
  const idle = new Map<string, number>()
  const polled = new Map<string, number>()
  for (;;) {
    const client = nextActor(story, schedule, idle, asleep)
    if (client === undefined) break
    if (asleep.has(client)) {
      wake(story, asleep, client)
      continue
    }
    const [events, lines] = [story.run.length, story.log.lines.length]
    poll(story, client)
    polled.set(client, (polled.get(client) ?? 0) + 1)
    const hasActed = story.log.lines.length > lines || story.run.length > events + POLL_FACTS
    idle.set(client, hasActed ? 0 : (idle.get(client) ?? 0) + 1)
  }
  for (const client of [...asleep].sort(byName)) wake(story, asleep, client)
  for (const client of [...story.polling].sort(byName)) {
    const polls = isMember(story, client) ? MEMBER_POLLS : CLASSIC_POLLS
    for (let count = polled.get(client) ?? 0; count < polls; count++) {
      if (!isHeldBack(story, schedule, client)) poll(story, client)
    }
  }
}

/** Who acts next in the record, of those that may still do so in this step. */
function nextActor(
  story: StoryRun,
  schedule: Schedule,
  idle: ReadonlyMap<string, number>,
  asleep: ReadonlySet<string>,
): string | undefined {
  let best: { readonly client: string; readonly place: number } | undefined
  for (const client of new Set([...story.polling, ...asleep])) {
    if ((idle.get(client) ?? 0) >= IDLE_POLLS_MAX) continue
    const next = nextLineOf(story, schedule, client)
    if (next === undefined || next.line.t > story.now) continue
    if (best === undefined || next.place < best.place) best = { client, place: next.place }
  }
  return best?.client
}

/** The record has its thread do something in one of the next steps: it does not run until then. */
function isHeldBack(story: StoryRun, schedule: Schedule, client: string): boolean {
  const next = nextLineOf(story, schedule, client)
  if (next === undefined || next.line.t <= story.now || next.line.t > story.now + LATENESS_MS) return false
  return OF_A_THREAD.test(next.line.ev) || next.line['memberEpoch'] === 0
}
