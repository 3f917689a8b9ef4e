import type { KafkaResponse } from '../../kafka/requests.ts'
import {
  beat,
  type ConsumerGroupDesk,
  confirm,
  createConsumerGroupDesk,
  describeEither,
  type HandMember,
  joinWithEpochZero,
} from './consumer-group-desk.ts'
import { describeHeartbeatAnswer } from './consumer-group-words.ts'
import { askNow, createGroupDesk, GROUP, joinRequestOf } from './group-desk.ts'
import { type GroupErrorCase, prepare } from './group-errors.ts'
import type { Difference } from './leaves-a-difference.ts'

/** What these cases were recorded with. */
const CONFIG = { 'group.initial.rebalance.delay.ms': 0, 'group.consumer.assignment.interval.ms': 0 }

const UNKNOWN: HandMember = {
  memberId: 'unknown-member',
  groupInstanceId: null,
  epoch: 2,
  owned: [],
  lastWords: 0,
}

/** Whether a case is about the consumer protocol: the group's, or that of who comes. */
export function isAboutConsumerProtocol({ protocol, request }: GroupErrorCase): boolean {
  return protocol.startsWith('consumer') || request.startsWith('ConsumerGroupHeartbeat')
}

/** Compares the answer of the coordinator, and what the group is after it. */
export function checkConsumerError(oracleCase: GroupErrorCase): Difference[] {
  const group = createConsumerGroupDesk(createGroupDesk(CONFIG))
  if (oracleCase.protocol.startsWith('consumer')) prepareConsumer(group, oracleCase.state)
  else prepare(group.desk, oracleCase.state)
  const before = describeEither(group.desk)
  const result = put(group, oracleCase.request)
  return [
    { path: '/groupBefore', expected: oracleCase.groupBefore, got: before },
    { path: '/result', expected: oracleCase.result, got: result },
    { path: '/groupAfter', expected: oracleCase.groupAfter, got: describeEither(group.desk) },
  ].filter(({ expected, got }) => expected !== got)
}

/** `two members, B waits for A's partitions`. */
function prepareConsumer(group: ConsumerGroupDesk, state: string): void {
  const [, waiting = '', holder = ''] = /(\w+) waits for (\w+)'s partitions/.exec(state) ?? []
  if (waiting === '') throw new Error(`the state "${state}" is not known`)
  joinWithEpochZero(group, holder)
  confirm(group, memberOf(group, holder))
  joinWithEpochZero(group, waiting)
  beat(group, memberOf(group, holder))
}

/** Puts the request that a case describes, and says what came of it. */
function put(group: ConsumerGroupDesk, text: string): string {
  const said = new Map(
    text.split(' ').flatMap((word) => (word.includes('=') ? [word.split('=') as [string, string]] : [])),
  )
  const name = said.get('member') ?? ''
  const member = name === "''" ? { ...UNKNOWN, memberId: '' } : memberOf(group, name)
  const [api = ''] = text.replace(/^classic /, '').split(' ')
  const isOwn = text.startsWith('classic ') || /generation=/.test(text)
  const epoch = isOwn ? Number(said.get('generation') ?? member.epoch) : epochOf(member, said.get('epoch'))
  const fields = { groupId: GROUP, memberId: member.memberId, groupInstanceId: member.groupInstanceId }
  if (api === 'ConsumerGroupHeartbeat') return describeHeartbeatAnswer(joinWithEpochZero(group, 'N'))
  if (api === 'heartbeat' && epoch === 0) return describeHeartbeatAnswer(joinWithEpochZero(group, name))
  switch (api) {
    case 'heartbeat':
      return describeHeartbeatAnswer(beat(group, { ...member, epoch }))
    case 'Heartbeat':
      return errorOf(askNow(group.desk, { type: 'Heartbeat', ...fields, generation: epoch }))
    case 'JoinGroup':
      return errorOf(askNow(group.desk, { ...joinRequestOf(group.desk, name), memberId: member.memberId }))
    case 'SyncGroup':
      return errorOf(
        askNow(group.desk, { type: api, ...fields, generation: epoch, protocol: 'range', assignments: [] }),
      )
    case 'LeaveGroup': {
      const members = [{ memberId: member.memberId, groupInstanceId: null, reason: '' }]
      return errorOf(askNow(group.desk, { type: api, groupId: GROUP, members }))
    }
    case 'OffsetCommit':
    case 'OffsetFetch':
      return errorOf(askAboutOffsets(group, api, fields, epoch))
    default:
      throw new Error(`the request "${text}" is not known`)
  }
}

function askAboutOffsets(
  { desk }: ConsumerGroupDesk,
  api: 'OffsetCommit' | 'OffsetFetch',
  member: { readonly groupId: string; readonly memberId: string; readonly groupInstanceId: string | null },
  epoch: number,
): KafkaResponse | undefined {
  const partition = 'orders-0'
  if (api === 'OffsetCommit') {
    return askNow(desk, { type: api, ...member, generation: epoch, offsets: [{ partition, offset: 5 }] })
  }
  const { groupId, memberId } = member
  const partitions = [partition]
  return askNow(desk, { type: api, groupId, memberId, memberEpoch: epoch, partitions, requireStable: true })
}

/** `own`, `own+1`, `own-1`, or a number. */
function epochOf(member: HandMember, word = 'own'): number {
  const [, isOwn, by = '0'] = /^(own)?([+-]?\d+)?$/.exec(word) ?? []
  return isOwn === undefined ? Number(by) : member.epoch + Number(by)
}

function memberOf({ members }: ConsumerGroupDesk, name: string): HandMember {
  return members.get(name) ?? UNKNOWN
}

function errorOf(answer: KafkaResponse | undefined): string {
  if (answer === undefined) return '(waits)'
  return 'error' in answer ? answer.error : 'NONE'
}
