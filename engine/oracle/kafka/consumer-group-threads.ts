import type { KafkaSignal } from '../../kafka/requests.ts'
import type { Command } from '../../kernel/journal.ts'
import { PHYSICS, type PhysicsSignal } from '../../kernel/physics.ts'
import { advance } from '../../kernel/run.ts'
import { STEP_MS, type StoryEvent } from './timelines-case.ts'
import { nextLineOf, producedBy, type Schedule } from './timelines-schedule.ts'
import { command, type StoryRun } from './timelines-script.ts'

/** The driver's threads may run some steps late. */
const LATENESS_MS = 500

/**
 * The network threads run: those that speak in this step in the order of the record, after the application's
 * own commit where the record has it first. Who speaks of what the driver does in this step, at `scriptPlace` of
 * the record, sleeps on: it is woken in its turn.
 */
export function wakeThreads(story: StoryRun, schedule: Schedule, scriptPlace: number): Set<string> {
  const names = [...story.run.world.state.consumers.values()]
    .filter(({ name, status }) => status === 'running' && isMember(story, name))
    .map(({ name }) => name)
  const places = names.map((name) => ({ name, place: placeSoon(story, schedule, name) }))
  places.sort((one, other) => one.place - other.place || byName(one.name, other.name))
  const asleep = new Set(places.map(({ name }) => name))
  order(
    story,
    [...asleep].map((place) => ({ type: 'process.freeze', place })),
  )
  for (const name of [...asleep]) {
    if (speaksAfter(story, schedule, name, scriptPlace)) continue
    if (story.polling.has(name) && commitsFirst(story, schedule, name)) poll(story, name)
    wake(story, asleep, name)
  }
  return asleep
}

/** One thread wakes up, and does what it has to do at once. */
export function wake(story: StoryRun, asleep: Set<string>, name: string): void {
  asleep.delete(name)
  order(story, [{ type: 'process.resume', place: name }])
}

/** The application calls poll(0). */
export function poll(story: StoryRun, client: string): void {
  command(story, client, { type: 'poll', timeoutMs: 0 })
}

/** Whether a client speaks the consumer protocol. */
export function isMember({ run }: StoryRun, client: string): boolean {
  return run.world.state.consumers.get(client)?.config.groupProtocol === 'consumer'
}

/** The order of names. */
export function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function placeSoon(story: StoryRun, schedule: Schedule, name: string): number {
  const next = nextLineOf(story, schedule, name)
  const isSoon = next !== undefined && next.line.t <= story.now + LATENESS_MS
  return isSoon ? next.place : Number.POSITIVE_INFINITY
}

/** Its next heartbeat is of this moment, and stands in the record after what the driver did. */
function speaksAfter(story: StoryRun, schedule: Schedule, name: string, scriptPlace: number): boolean {
  const place = producedBy(story, name)
  const lines = schedule.byClient.get(name)?.slice(place, place + 2) ?? []
  return lines.some(({ line, place: at }) => {
    return line.t === story.now && line.ev === 'ConsumerGroupHeartbeat' && at > scriptPlace
  })
}

/**
 * The record has its auto commit before its heartbeat, and both about now; one that repeats the last is left
 * out of it, so the heartbeat alone tells: after it there would be a new epoch to commit in.
 */
function commitsFirst(story: StoryRun, schedule: Schedule, client: string): boolean {
  const lines = schedule.byClient.get(client) ?? []
  const place = producedBy(story, client)
  const [next, after] = [lines[place]?.line, lines[place + 1]?.line]
  if (next === undefined || Math.abs(next.t - story.now) >= STEP_MS) return false
  const isFollowedBy = (event: string): boolean => after?.ev === event && after.t <= next.t + STEP_MS
  if (next.ev === 'OffsetCommit') return isFollowedBy('ConsumerGroupHeartbeat')
  return next.ev === 'ConsumerGroupHeartbeat' && isNewEpoch(next) && !isFollowedBy('OffsetCommit')
}

function isNewEpoch(line: StoryEvent): boolean {
  const { memberEpoch, response } = line as { readonly memberEpoch?: number; readonly response?: object }
  return (response as { readonly memberEpoch?: number } | undefined)?.memberEpoch !== memberEpoch
}

/** Orders to processes, all of them before anything else happens at this moment. */
function order({ run, now }: StoryRun, orders: readonly PhysicsSignal[]): void {
  const commands = run.journal.commands as Command<KafkaSignal>[]
  for (const signal of orders)
    commands.push({ at: now, to: PHYSICS, signal: signal as unknown as KafkaSignal })
  advance(run, now)
}
