import type { KafkaEvent } from '../../kafka/events.ts'
import { kafka } from '../../kafka/model.ts'
import type { KafkaRequest, KafkaResponse, KafkaSignal } from '../../kafka/requests.ts'
import type { KafkaSetup } from '../../kafka/setup.ts'
import type { KafkaState } from '../../kafka/state.ts'
import type { KafkaTurn } from '../../kafka/turn.ts'
import type { Address } from '../../kernel/agenda.ts'
import type { Model } from '../../kernel/model.ts'
import { describeConsumerGroup } from './consumer-group-words.ts'
import { nameOf, type StoryLog } from './story-log.ts'
import { STORY_GROUP, type StoryEvent } from './timelines-case.ts'
import { eventLine } from './timelines-event-lines.ts'
import { requestLine, responseLine } from './timelines-request-lines.ts'

type KafkaModel = Model<KafkaState, KafkaEvent, KafkaSignal, KafkaSetup>

/**
 * Kafka with a witness: after each turn of a broker it describes the group, and it writes down what is asked,
 * answered and called back. It changes nothing.
 */
export function observed(log: StoryLog): KafkaModel {
  return {
    ...kafka,
    handle(state, to, signal, turn, from) {
      const isBroker = state.brokers.has(to)
      if (isBroker && isRequest(signal)) noteFirstRequest(log, signal, turn.now)
      const answers: KafkaResponse[] = []
      const place = log.lines.length
      kafka.handle(state, to, signal, witnessed(log, state, turn, answers), from)
      if (!isBroker) return
      if (isRequest(signal)) insertRequest(log, place, signal, from, answers, turn.now)
      noteState(log, state, turn.now)
    },
  }
}

/** The group in the words of the stories. */
function describeStoryGroup(log: StoryLog, state: KafkaState): string {
  const group = state.groups.get(STORY_GROUP)
  if (group === undefined) return 'absent'
  if (group.protocol === 'consumer') return describeConsumerGroup(group, (memberId) => nameOf(log, memberId))
  const members = [...group.members.keys()].map((id) => nameOf(log, id))
  members.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  return `classic ${group.state} gen=${group.generation} members=[${members.join(', ')}]`
}

/** Where the coordinator throws dice for a leader, they fall as in the record, if they could. */
function asByChance(log: StoryLog, { groups }: KafkaState, event: KafkaEvent): KafkaEvent {
  if (event.type !== 'group.leaderElected' || event.memberId === null) return event
  const group = groups.get(STORY_GROUP)
  if (group?.protocol === 'consumer') return event
  const wanted = log.leaders.get((group?.generation ?? 0) + 1)
  const known = [...(group?.members.keys() ?? [])].find((memberId) => nameOf(log, memberId) === wanted)
  return known === undefined || group?.leader === null ? event : { ...event, memberId: known }
}

function isRequest(signal: KafkaSignal): signal is KafkaRequest {
  return 'correlationId' in signal && !signal.type.endsWith('Response')
}

function noteFirstRequest(log: StoryLog, request: KafkaRequest, t: number): void {
  if (log.described !== undefined || !('groupId' in request)) return
  log.described = 'absent'
  log.lines.push({ t, who: 'group', ev: 'state', state: 'absent' })
}

/** The request stands before what it led to; the answer of a short one is in its line. */
function insertRequest(
  log: StoryLog,
  place: number,
  request: KafkaRequest,
  from: Address,
  answers: readonly KafkaResponse[],
  t: number,
): void {
  const own = answers.find(({ correlationId }) => correlationId === request.correlationId)
  const line = requestLine(log, request, own, from, t)
  const reserved = log.sent.get(`${from} ${request.correlationId}`)
  log.sent.delete(`${from} ${request.correlationId}`)
  const at = reserved === undefined ? -1 : log.lines.indexOf(reserved)
  if (at !== -1) log.lines.splice(at, 1, ...(line === undefined ? [] : [line]))
  else if (line !== undefined) log.lines.splice(place, 0, line)
}

/** Requests that have a line of their own in the stories. */
const WRITTEN: ReadonlySet<string> = new Set(['JoinGroup', 'OffsetCommit', 'LeaveGroup'])

/** A member of a KIP-848 group sends by another thread than the one that polls. */
function isClassic({ consumers }: KafkaState, client: Address): boolean {
  return consumers.get(client)?.config.groupProtocol === 'classic'
}

/** What a classic client sends leaves before poll() returns records: it stands there, whatever is answered. */
function reserve(log: StoryLog, from: Address, request: KafkaRequest, t: number): void {
  const place = { t, who: from, ev: request.type } as StoryEvent
  log.sent.set(`${from} ${request.correlationId}`, place)
  log.lines.push(place)
}

function noteState(log: StoryLog, state: KafkaState, t: number): void {
  if (log.described === undefined) return
  const described = describeStoryGroup(log, state)
  if (described === log.described) return
  log.described = described
  log.lines.push({ t, who: 'group', ev: 'state', state: described })
}

function witnessed(log: StoryLog, state: KafkaState, turn: KafkaTurn, answers: KafkaResponse[]): KafkaTurn {
  return {
    now: turn.now,
    rng: turn.rng,
    cause: turn.cause,
    emit(decided, cause) {
      const event = asByChance(log, state, decided)
      const seq = cause === undefined ? turn.emit(event) : turn.emit(event, cause)
      const line = eventLine(log, event, turn.now)
      if (line !== undefined) log.lines.push(...line)
      return seq
    },
    send(from, to, signal, cause) {
      if (signal.type.endsWith('Response')) {
        answers.push(signal as KafkaResponse)
        const line = responseLine(log, signal as KafkaResponse, to, turn.now)
        if (line !== undefined) log.lines.push(line)
      } else if (isRequest(signal) && WRITTEN.has(signal.type) && isClassic(state, from))
        reserve(log, from, signal, turn.now)
      if (cause === undefined) turn.send(from, to, signal)
      else turn.send(from, to, signal, cause)
    },
    pass(from, to, ticks, signal, cause) {
      if (cause === undefined) turn.pass(from, to, ticks, signal)
      else turn.pass(from, to, ticks, signal, cause)
    },
  }
}
