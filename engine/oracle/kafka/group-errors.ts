import type { KafkaResponse } from '../../kafka/requests.ts'
import {
  askJoin,
  askNow,
  createGroupDesk,
  describeGroup,
  GROUP,
  type GroupDesk,
  groupOf,
  join,
  joinRequestOf,
  stabilise,
  sync,
} from './group-desk.ts'
import type { Difference } from './leaves-a-difference.ts'

/** One request in one state of a group. */
export interface GroupErrorCase {
  readonly protocol: string
  readonly state: string
  readonly groupBefore: string
  readonly request: string
  readonly result: string
  readonly groupAfter: string
}

/** What these cases were recorded with. */
const CONFIG = { 'group.initial.rebalance.delay.ms': 0, 'group.consumer.assignment.interval.ms': 0 }

/** A generation and a member that there are not. */
const NO_SUCH_GENERATION = 2
const UNKNOWN = 'unknown-member'

/** Compares the answer of the coordinator, and what the group is after it. */
export function checkClassicError(oracleCase: GroupErrorCase): Difference[] {
  const desk = createGroupDesk(CONFIG)
  prepare(desk, oracleCase.state)
  const before = describeGroup(desk)
  const result = put(desk, oracleCase.request)
  const differences: Difference[] = []
  const compare = (path: string, expected: string, got: string): void => {
    if (expected !== got) differences.push({ path, expected, got })
  }
  compare('/groupBefore', oracleCase.groupBefore, before)
  compare('/result', oracleCase.result, result)
  compare('/groupAfter', oracleCase.groupAfter, describeGroup(desk))
  return differences
}

/** Brings a classic group into a state, as the notes of the cases say. */
export function prepare(desk: GroupDesk, state: string): void {
  switch (state) {
    case 'NoGroup':
      return
    case 'Empty':
      stabilise(desk, ['A'])
      leave(desk, 'A')
      return
    case 'Stable':
      stabilise(desk, ['A', 'B'])
      return
    case 'PreparingRebalance':
      stabilise(desk, ['A', 'B'])
      join(desk, 'C')
      askJoin(desk, 'A')
      return
    case 'CompletingRebalance':
      stabilise(desk, ['A'])
      join(desk, 'B')
      askJoin(desk, 'A')
      return
    default:
      throw new Error(`the state "${state}" is not known`)
  }
}

/** Puts the request that a case describes, and says what came of it. */
function put(desk: GroupDesk, text: string): string {
  const [api = '', ...words] = text.split(' ')
  const said = new Map(
    words.flatMap((word) => (word.includes('=') ? [word.split('=') as [string, string]] : [])),
  )
  const name = said.get('member') ?? ''
  const memberId = name === "''" ? '' : (desk.ids.get(name) ?? UNKNOWN)
  const generation = generationOf(desk, said.get('generation'))
  const member = { groupId: GROUP, memberId, groupInstanceId: null }
  switch (api) {
    case 'Heartbeat':
      return errorOf(askNow(desk, { type: 'Heartbeat', generation, ...member }))
    case 'SyncGroup':
      return desk.ids.has(name)
        ? errorOf(sync(desk, name, generation))
        : errorOf(
            askNow(desk, { type: 'SyncGroup', generation, ...member, protocol: 'range', assignments: [] }),
          )
    case 'LeaveGroup':
      return errorOf(leaveAs(desk, memberId))
    case 'OffsetCommit': {
      const offsets = [{ partition: 'orders-0', offset: 5 }]
      return errorOf(askNow(desk, { type: 'OffsetCommit', generation, ...member, offsets }))
    }
    case 'JoinGroup':
      return joined(desk, name, memberId, text.includes('rejoins'))
    default:
      throw new Error(`the request "${text}" is not known`)
  }
}

function joined(desk: GroupDesk, name: string, memberId: string, isRejoin: boolean): string {
  const answer = askNow(desk, { ...joinRequestOf(desk, name), memberId })
  if (answer?.type !== 'JoinGroupResponse') return '(waits)'
  return isRejoin ? `${answer.error} generation=${answer.generation}` : answer.error
}

function generationOf(desk: GroupDesk, word: string | undefined): number {
  const current = groupOf(desk)?.generation ?? NO_SUCH_GENERATION
  if (word === 'old') return current - 1
  if (word === 'future') return current + 1
  return word === undefined || word === 'current' ? current : Number(word)
}

function leave(desk: GroupDesk, name: string): void {
  leaveAs(desk, desk.ids.get(name) ?? UNKNOWN)
}

function leaveAs(desk: GroupDesk, memberId: string): KafkaResponse | undefined {
  const members = [{ memberId, groupInstanceId: null, reason: '' }]
  return askNow(desk, { type: 'LeaveGroup', groupId: GROUP, members })
}

function errorOf(answer: KafkaResponse | undefined): string {
  if (answer === undefined) return '(waits)'
  return 'error' in answer ? answer.error : 'NONE'
}
