import type { KafkaResponse } from '../../kafka/requests.ts'
import type { Properties } from '../../kafka/setup.ts'
import {
  answerOf,
  askJoin,
  askNow,
  createGroupDesk,
  describeGroup,
  GROUP,
  type GroupDesk,
  groupOf,
  join,
  stabilise,
  sync,
  waitUntil,
} from './group-desk.ts'
import type { Difference } from './leaves-a-difference.ts'

/** Requests by hand in virtual time. */
export interface GroupScriptCase {
  readonly title: string
  readonly brokerConfig: Properties
  readonly steps: readonly {
    readonly t: number
    readonly op: string
    readonly result: string
    readonly group: string
  }[]
}

const HEARTBEAT_EVERY_MS = 3000
const SECOND_MS = 1000

/** `A joins`, `B(i1) joins`, `A commits 7`, `A asks for a member id`. */
const ACT = /^([A-Z]\w*)(?:\((\w+)\))? (\w+)(.*)$/

/** `A and B join`, `A, B and C rejoin`. */
const SEVERAL = /^((?:[A-Z]\w*(?:\(\w+\))?(?:, ?| and |, and ))+[A-Z]\w*(?:\(\w+\))?) (\w+)(.*)$/

/** `+10.1 s: `, `t=3000, `: how long it took until somebody acted. */
const AFTER = /^(?:\+?[\d.]+ ?(?:ms|s|min)|t=\d+)(?: later)?[:,]? /

/** Compares what each step answers and what the group is after it. */
export function checkClassicScript({ title, brokerConfig, steps }: GroupScriptCase): Difference[] {
  const desk = createGroupDesk(brokerConfig)
  readTimeouts(desk, title)
  const differences: Difference[] = []
  for (const [index, { t, op, result, group }] of steps.entries()) {
    readTimeouts(desk, op)
    const isLeaderAlive = /leader[^,;.]*(?:heartbeats|is alive)/.test(`${title}\n${op}`)
    liveUntil(desk, t, (name) => {
      const isSaid = op.includes(`${name} is alive`) || (isLeaderAlive && isLeader(desk, name))
      return isSaid || speaksLater(steps.slice(index), name)
    })
    waitUntil(desk, t)
    const got = act(desk, op)
    const said = result === '' ? '' : sayAs(desk, result, got)
    if (said !== result) differences.push({ path: `/steps/${index}/result`, expected: result, got: said })
    const described = describeGroup(desk)
    if (described !== group)
      differences.push({ path: `/steps/${index}/group`, expected: group, got: described })
  }
  return differences
}

/** `session timeout 10 s`, `the rebalance timeout (10 s here)`: what the script's clients say of themselves. */
function readTimeouts(desk: GroupDesk, text: string): void {
  const session = /session timeout (?:of )?\(?(\d+) s/.exec(text)
  if (session !== null) desk.sessionTimeoutMs = Number(session[1]) * SECOND_MS
  const rebalance = /rebalance timeout (?:of )?\(?(\d+) s/.exec(text)
  if (rebalance !== null) desk.rebalanceTimeoutMs = Number(rebalance[1]) * SECOND_MS
}

/** Does what a step says; steps that only let time pass do nothing. */
function act(desk: GroupDesk, op: string): KafkaResponse | undefined {
  const stable = /^stable ?(.*)$/.exec(op)
  if (stable !== null) {
    const names = (stable[1] ?? '').split(/[,\s]+/).filter((word) => /^[A-Z]\w*(\(\w+\))?$/.test(word))
    stabilise(desk, names.length > 0 ? names.map((word) => nameOf(desk, word)) : ['A', 'B'])
    return undefined
  }
  const several = SEVERAL.exec(op)
  if (several !== null) {
    const [, names = '', verb = '', rest = ''] = several
    const answers = names.split(/(?:, ?| and |&)+/).map((one) => {
      return act(desk, `${one.trim()} ${verb.endsWith('s') ? verb : `${verb}s`}${rest}`)
    })
    return answers.at(-1)
  }
  const [, name, instance, verb, rest = ''] = ACT.exec(op.replace(AFTER, '')) ?? []
  if (name === undefined || verb === undefined) return undefined
  if (instance !== undefined) desk.instances.set(name, instance)
  return actAs(desk, name, verb.replace(/,$/, ''), rest)
}

function actAs(desk: GroupDesk, name: string, verb: string, rest: string): KafkaResponse | undefined {
  const memberId = desk.ids.get(name) ?? ''
  const generation = groupOf(desk)?.generation ?? -1
  const groupInstanceId = desk.instances.get(name) ?? null
  const member = { groupId: GROUP, memberId, groupInstanceId, generation }
  switch (verb) {
    case 'joins':
      return join(desk, name)
    case 'asks':
    case 'rejoins':
      return askJoin(desk, name)
    case 'syncs':
      return sync(desk, name, generation)
    case 'heartbeat':
    case 'heartbeats':
      return askNow(desk, { type: 'Heartbeat', ...member })
    case 'leaves':
      return askNow(desk, {
        type: 'LeaveGroup',
        groupId: GROUP,
        members: [{ memberId, groupInstanceId, reason: '' }],
      })
    case 'commits': {
      const offsets = [{ partition: 'orders-0', offset: Number(/\d+/.exec(rest)?.[0] ?? 0) }]
      stabiliseAlone(desk, name)
      const { generation: now = generation } = groupOf(desk) ?? {}
      return askNow(desk, {
        ...member,
        memberId: desk.ids.get(name) ?? '',
        type: 'OffsetCommit',
        generation: now,
        offsets,
      })
    }
    case 'stable':
      stabilise(desk, [name])
      return undefined
    default:
      return undefined
  }
}

/** A script that begins with a commit has a member that is in the group already. */
function stabiliseAlone(desk: GroupDesk, name: string): void {
  if (groupOf(desk) === undefined) stabilise(desk, [name])
}

/** Says what happened in the words that the case has chosen: a code, who waits, what is committed. */
function sayAs(desk: GroupDesk, words: string, got: KafkaResponse | undefined): string {
  const parts = words.split(/, (?=[A-Z]\w* (?:waits|answered|[A-Z_]{4,}))/)
  if (parts.length > 1) return parts.map((part) => sayAs(desk, part, got)).join(', ')
  const plain = /^([A-Z]\w*)(:| gets| got)? ([A-Z][A-Z_]{3,})$/.exec(words)
  if (plain !== null) return `${plain[1]}${plain[2] ?? ''} ${lastErrorOf(desk, plain[1] ?? '')}`
  const other = /^(\w+) (waits|answered)(.*)$/.exec(words)
  if (other !== null) return sayOf(desk, other[1] ?? '', other[3] ?? '')
  if (words.startsWith('committed=')) return `committed=${committedOf(desk)}`
  if (got === undefined) return 'waits'
  const error = 'error' in got ? got.error : 'NONE'
  const hasGeneration = words.includes('generation=') && got.type === 'JoinGroupResponse'
  return hasGeneration ? `${error} generation=${got.generation}` : error
}

/** Whether the request that a name has put last is answered. */
function sayOf(desk: GroupDesk, name: string, detail: string): string {
  const asked = desk.asked.get(name)
  const answer = asked === undefined ? undefined : answerOf(desk, asked)
  if (answer === undefined) return `${name} waits`
  if (detail.includes('generation=') && answer.type === 'JoinGroupResponse') {
    return `${name} answered generation=${answer.generation}`
  }
  if (detail.trim() === '') return `${name} answered`
  return `${name} answered ${'error' in answer ? answer.error : 'NONE'}`
}

/** What a name was answered last; `waits` while it is not. */
function lastErrorOf(desk: GroupDesk, name: string): string {
  const asked = desk.asked.get(name)
  const answer = asked === undefined ? undefined : answerOf(desk, asked)
  if (answer === undefined) return 'waits'
  return 'error' in answer ? answer.error : 'NONE'
}

function isLeader(desk: GroupDesk, name: string): boolean {
  return groupOf(desk)?.leader === desk.ids.get(name)
}

function committedOf(desk: GroupDesk): number {
  const partitions = ['orders-0']
  const request = { groupId: GROUP, memberId: '', memberEpoch: -1, partitions, requireStable: false }
  const answer = askNow(desk, { type: 'OffsetFetch', ...request })
  return answer?.type === 'OffsetFetchResponse' ? (answer.offsets[0]?.offset ?? -1) : -1
}

/** Members that are alive send heartbeats until then. */
function liveUntil(desk: GroupDesk, tick: number, isAlive: (name: string) => boolean): void {
  for (let now = desk.now + HEARTBEAT_EVERY_MS; now < tick; now += HEARTBEAT_EVERY_MS) {
    waitUntil(desk, now)
    const group = groupOf(desk)
    for (const memberId of [...(group?.members.keys() ?? [])]) {
      const name = desk.names.get(memberId) ?? ''
      const groupInstanceId = desk.instances.get(name) ?? null
      const generation = group?.generation ?? -1
      const member = { groupId: GROUP, memberId, groupInstanceId, generation }
      if (isAlive(name)) askNow(desk, { type: 'Heartbeat', ...member })
    }
  }
}

/**
 * The cases leave out the heartbeats that only keep a member alive: it sends them until the last step in which
 * it speaks and is known.
 */
function speaksLater(steps: GroupScriptCase['steps'], name: string): boolean {
  return steps.some(({ op, result }) => {
    return op.startsWith(`${name} heartbeat`) && result !== 'UNKNOWN_MEMBER_ID'
  })
}

/** `A(i1)`: a static member. */
function nameOf(desk: GroupDesk, word: string): string {
  const [, name = word, instance] = /^(\w+)(?:\((\w+)\))?$/.exec(word) ?? []
  if (instance !== undefined) desk.instances.set(name, instance)
  return name
}
