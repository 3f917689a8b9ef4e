import type { KafkaEvent } from '../../kafka/events.ts'
import { kafka } from '../../kafka/model.ts'
import type { JoinGroup, JoinGroupProtocol } from '../../kafka/protocol/group-requests.ts'
import type { KafkaRequest, KafkaResponse, KafkaSignal } from '../../kafka/requests.ts'
import type { KafkaSetup, Properties } from '../../kafka/setup.ts'
import type { KafkaState } from '../../kafka/state.ts'
import { withCommand } from '../../kernel/journal.ts'
import { advance, createRun, type Run } from '../../kernel/run.ts'

/** A request without its number: the desk gives it one. */
export type Unnumbered<Request extends KafkaRequest> = Request extends KafkaRequest
  ? Omit<Request, 'correlationId'>
  : never

/** A coordinator that is asked by hand: no client library, no latency. Members have short names. */
export interface GroupDesk {
  readonly run: Run<KafkaState, KafkaEvent, KafkaSignal, KafkaSetup>
  /** Member ids that were given, by the names that the cases use; and the other way round. */
  readonly ids: Map<string, string>
  readonly names: Map<string, string>
  /** The static members' instance ids, by name. */
  readonly instances: Map<string, string>
  /** The last JoinGroup and SyncGroup of a name: they may wait. */
  readonly asked: Map<string, number>
  next: number
  now: number
  sessionTimeoutMs: number
  rebalanceTimeoutMs: number
}

export const GROUP = 'order-processors'
const BROKER = 'kafka-1'

const PROTOCOLS: readonly JoinGroupProtocol[] = [
  {
    name: 'range',
    subscription: { topics: ['orders'], ownedPartitions: [], generation: -1, userData: null },
  },
]

/** A desk before any request. */
export function createGroupDesk(config: Properties): GroupDesk {
  const setup: KafkaSetup = {
    profile: '4.2',
    brokers: [{ id: 1, config }],
    topics: [{ name: 'orders', partitions: 3 }],
    producers: [],
    consumers: [{ name: 'nobody', group: GROUP, topics: ['orders'], starts: null }],
    network: { latency: { least: 0, most: 0 } },
  }
  return {
    run: createRun(kafka, { seed: 1, setup, commands: [] }),
    ids: new Map(),
    names: new Map(),
    instances: new Map(),
    asked: new Map(),
    next: 1,
    now: 0,
    sessionTimeoutMs: 45_000,
    rebalanceTimeoutMs: 60_000,
  }
}

/** Time passes. */
export function waitUntil(desk: GroupDesk, tick: number): void {
  if (tick <= desk.now) return
  advance(desk.run, tick)
  desk.now = tick
}

/** Sends a request now; the answer, if there is one already. */
export function askNow(desk: GroupDesk, request: Unnumbered<KafkaRequest>): KafkaResponse | undefined {
  const correlationId = desk.next++
  const { run } = desk
  const signal = { ...request, correlationId } as KafkaRequest
  run.journal = withCommand(run.journal, { at: desk.now, to: BROKER, signal })
  advance(run, desk.now)
  return answerOf(desk, correlationId)
}

/** The answer to a request; undefined while the coordinator holds it. */
export function answerOf({ run }: GroupDesk, correlationId: number): KafkaResponse | undefined {
  const sent = run.trace.transits.findLast(({ signal, to }) => {
    const isAnswer = 'correlationId' in signal && signal.type.endsWith('Response')
    return isAnswer && to !== BROKER && signal.correlationId === correlationId
  })
  return sent?.signal as KafkaResponse | undefined
}

/** JoinGroup of a name, as it would be repeated: with its id if it has one. */
export function joinRequestOf(desk: GroupDesk, name: string): Unnumbered<JoinGroup> {
  const groupInstanceId = desk.instances.get(name) ?? null
  const memberId = desk.ids.get(name) ?? ''
  const { sessionTimeoutMs, rebalanceTimeoutMs } = desk
  return {
    type: 'JoinGroup',
    groupId: GROUP,
    sessionTimeoutMs,
    rebalanceTimeoutMs,
    memberId,
    groupInstanceId,
    protocols: PROTOCOLS,
    reason: '',
  }
}

/** A name joins as a client does: it asks for an id and comes back with it. */
export function join(desk: GroupDesk, name: string): KafkaResponse | undefined {
  const first = askJoin(desk, name)
  const isGiven = first?.type === 'JoinGroupResponse' && first.error === 'MEMBER_ID_REQUIRED'
  return isGiven ? askJoin(desk, name) : first
}

/** One JoinGroup of a name; whatever id comes back is its own from now on. */
export function askJoin(desk: GroupDesk, name: string): KafkaResponse | undefined {
  desk.asked.set(name, desk.next)
  const answer = askNow(desk, joinRequestOf(desk, name))
  learnId(desk, name)
  return answer
}

/** SyncGroup of a name; the leader deals the partitions to nobody in particular. */
export function sync(desk: GroupDesk, name: string, generation: number): KafkaResponse | undefined {
  const group = groupOf(desk)
  const memberId = desk.ids.get(name) ?? name
  const isLeader = group?.leader === memberId
  const assignments = isLeader ? [{ memberId, partitions: ['orders-0', 'orders-1', 'orders-2'] }] : []
  desk.asked.set(name, desk.next)
  const groupInstanceId = desk.instances.get(name) ?? null
  const rest = { groupId: GROUP, generation, memberId, groupInstanceId, protocol: 'range', assignments }
  return askNow(desk, { type: 'SyncGroup', ...rest })
}

/** The group as it is now; undefined: there is none. */
export function groupOf({ run }: GroupDesk) {
  const group = run.world.state.groups.get(GROUP)
  return group?.protocol === 'classic' ? group : undefined
}

/** All names join, and those that get the leadership sync: the group is Stable. */
export function stabilise(desk: GroupDesk, names: readonly string[]): void {
  for (const name of names) {
    join(desk, name)
    // Who was there before must rejoin, or the newcomer waits.
    for (const other of names) {
      const group = groupOf(desk)
      if (other === name || group?.state !== 'PreparingRebalance') continue
      const known = group.members.get(desk.ids.get(other) ?? '')
      if (known !== undefined && known.awaitingJoin === undefined) askJoin(desk, other)
    }
    // An initial rebalance delay of 0 is a timer all the same: it has fired by the end of the tick.
    for (const other of names) {
      const group = groupOf(desk)
      if (group?.members.has(desk.ids.get(other) ?? '') === true) {
        learnId(desk, other)
        sync(desk, other, group.generation)
      }
    }
  }
}

/** `classic Stable gen=2 members=[A, B]`, as the cases write it. */
export function describeGroup(desk: GroupDesk): string {
  const group = groupOf(desk)
  if (group === undefined) return 'absent'
  const members = [...group.members.keys()].map((id) => desk.names.get(id) ?? id)
  members.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  return `classic ${group.state} gen=${group.generation} members=[${members.join(', ')}]`
}

function learnId(desk: GroupDesk, name: string): void {
  const correlationId = desk.asked.get(name)
  const answer = correlationId === undefined ? undefined : answerOf(desk, correlationId)
  // A static member's id is made while its JoinGroup waits: it is known by its seat.
  const instance = desk.instances.get(name)
  const seated = instance === undefined ? undefined : groupOf(desk)?.staticMembers.get(instance)
  const answered = answer?.type === 'JoinGroupResponse' ? answer.memberId : undefined
  const id = answered === undefined || answered === '' ? seated : answered
  if (id === undefined || desk.names.has(id)) return
  desk.ids.set(name, id)
  desk.names.set(id, name)
}
