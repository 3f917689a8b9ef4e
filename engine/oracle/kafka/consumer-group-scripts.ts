import type { KafkaResponse } from '../../kafka/requests.ts'
import {
  beat,
  type ConsumerGroupDesk,
  confirm,
  createConsumerGroupDesk,
  describeEither,
  type HandMember,
  joinWithEpochZero,
  passUntil,
} from './consumer-group-desk.ts'
import { describeHeartbeatAnswer } from './consumer-group-words.ts'
import { askNow, createGroupDesk, GROUP } from './group-desk.ts'
import type { GroupScriptCase } from './group-scripts.ts'
import type { Difference } from './leaves-a-difference.ts'

type Step = GroupScriptCase['steps'][number]

/** `A joins`, `+45.1 s A2(i1) joins`, `B heartbeat (still waits)`, `A leaves with -2`. */
const ACT = /(?:^|\s)([A-Z]\w*)(?:\((\w+)\))? (\w+)(.*)$/

/** `A and B join`, `A, B and C confirm`. */
const SEVERAL = /^((?:[A-Z]\w*(?:\(\w+\))?(?:, ?| and |, and ))+[A-Z]\w*(?:\(\w+\))?) (\w+)(.*)$/

const AWAY_EPOCH = -2
const LEAVE_EPOCH = -1
const SECOND_MS = 1000

/** The coordinator's `group.consumer.session.timeout.ms`, unless the script's broker says otherwise. */
const SESSION_TIMEOUT_MS = 45_000

/** Whether a script is about a group of the consumer protocol. */
export function isConsumerScript({ steps }: GroupScriptCase): boolean {
  return steps.some(({ group }) => group.startsWith('consumer '))
}

/** Compares what each step answers and what the group is after it. */
export function checkConsumerScript({ title, brokerConfig, steps }: GroupScriptCase): Difference[] {
  const group = createConsumerGroupDesk(createGroupDesk(brokerConfig))
  readTimeouts(group, title)
  const differences: Difference[] = []
  for (const [index, step] of steps.entries()) {
    readTimeouts(group, step.op)
    passUntil(group, step.t, keptAlive(group, steps.slice(index)))
    const answer = act(group, step.op, step.result !== '')
    const got = step.result === '' ? '' : sayAs(step.result, answer)
    const path = `/steps/${index}`
    if (got !== step.result) differences.push({ path: `${path}/result`, expected: step.result, got })
    const described = describeEither(group.desk)
    if (described !== step.group) {
      differences.push({ path: `${path}/group`, expected: step.group, got: described })
    }
  }
  return differences
}

/** Does what a step says; steps that only let time pass do nothing. */
function act(group: ConsumerGroupDesk, op: string, isAnswered: boolean): KafkaResponse | undefined {
  const several = SEVERAL.exec(op)
  if (several !== null) {
    const [, names = '', verb = '', rest = ''] = several
    const answers = names.split(/(?:, ?| and )+/).map((one) => {
      return act(group, `${one.trim()} ${verb.endsWith('s') ? verb : `${verb}s`}${rest}`, isAnswered)
    })
    return answers.at(-1)
  }
  const [, name = '', instance, verb = '', rest = ''] = ACT.exec(op) ?? []
  if (verb === 'joins' || verb === 'rejoins') return joinWithEpochZero(group, name, instance)
  const member = group.members.get(name)
  if (member === undefined) return undefined
  switch (verb.replace(/,$/, '')) {
    case 'confirms':
    case 'revokes':
      return confirm(group, member)
    case 'leaves':
    case 'closes':
      return beat(group, { ...member, epoch: rest.includes(String(AWAY_EPOCH)) ? AWAY_EPOCH : LEAVE_EPOCH })
    case 'commits':
      return commit(group, member, Number(/\d+/.exec(rest)?.[0] ?? 0))
    default:
      // `A heartbeat`, `A is told to revoke`, `A keeps what it has`: whatever is answered is one of these.
      return isAnswered ? beat(group, member) : undefined
  }
}

function commit({ desk }: ConsumerGroupDesk, member: HandMember, offset: number): KafkaResponse | undefined {
  const { memberId, groupInstanceId, epoch: generation } = member
  const offsets = [{ partition: 'orders-0', offset }]
  return askNow(desk, {
    type: 'OffsetCommit',
    groupId: GROUP,
    memberId,
    groupInstanceId,
    generation,
    offsets,
  })
}

/** Says what was answered in the form that the case has chosen. */
function sayAs(words: string, answer: KafkaResponse | undefined): string {
  if (words.includes('epoch=')) return describeHeartbeatAnswer(answer)
  return answer !== undefined && 'error' in answer ? answer.error : 'no answer'
}

/**
 * The cases leave out the heartbeats that only keep a member alive: those of who speaks later and is known
 * then, or is still a member longer after its last words than it may be silent.
 */
function keptAlive({ members }: ConsumerGroupDesk, steps: readonly Step[]): HandMember[] {
  return [...members.values()].filter((member) => {
    const { memberId, lastWords } = member
    return steps.some(({ t, op, result, group }) => {
      const isListed = group.includes(`${memberId}(`)
      if (ACT.exec(op)?.[1] === memberId && result.startsWith('NONE') && isListed) return true
      return isListed && t - lastWords > SESSION_TIMEOUT_MS
    })
  })
}

/** `the rebalance timeout (10 s here)`: what the script's clients say of themselves. */
function readTimeouts({ desk }: ConsumerGroupDesk, text: string): void {
  const [, seconds] = /rebalance timeout (?:of |= )?\(?(\d+) s/.exec(text) ?? []
  if (seconds !== undefined) desk.rebalanceTimeoutMs = Number(seconds) * SECOND_MS
}
