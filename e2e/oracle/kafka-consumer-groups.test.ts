import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  beat,
  createConsumerGroupDesk,
  describeEither,
  joinWithEpochZero,
} from '../../engine/oracle/kafka/consumer-group-desk.ts'
import {
  answerOf,
  askJoin,
  askNow,
  createGroupDesk,
  joinRequestOf,
  sync,
} from '../../engine/oracle/kafka/group-desk.ts'
import { groupChecks } from '../../engine/oracle/kafka/groups.ts'

interface OracleCase {
  readonly id: string
  readonly protocol?: string
  readonly request?: string
  readonly variant?: string
  readonly result?: string
  readonly steps?: readonly { readonly result: string; readonly group: string }[]
}

interface VectorFile {
  readonly theme: string
  readonly count: number
  readonly cases: readonly OracleCase[]
}

const files = ['group-errors.json', 'group-scripts.json', 'timelines-kip848.json'].map((name) => ({
  name,
  content: JSON.parse(readFileSync(join(import.meta.dirname, 'kafka', name), 'utf8')) as VectorFile,
}))

describe('groups of the consumer protocol do what the real coordinator and the real clients did', () => {
  describe.each(files)('$name', ({ content }) => {
    it.each(content.cases.filter(isConsumer))('$id', (oracleCase) => {
      expect((groupChecks[content.theme]?.(oracleCase) ?? []).slice(0, 3)).toEqual([])
    })
  })
})

describe('an empty group of the consumer protocol', () => {
  // Recorded by driving the coordinator's own class: the group goes, and the classic member gets none of its own.
  it('makes room for a classic member that comes with an id of before, which is refused', () => {
    const desk = createGroupDesk({})
    const members = createConsumerGroupDesk(desk)
    askJoin(desk, 'C')
    joinWithEpochZero(members, 'a')
    const a = members.members.get('a')
    if (a === undefined) throw new Error('a has not joined')
    a.epoch = -1
    beat(members, a)
    expect(describeEither(desk)).toMatch(/^consumer Empty/)
    expect(askJoin(desk, 'C')).toMatchObject({ error: 'UNKNOWN_MEMBER_ID' })
    expect(describeEither(desk)).toBe('absent')
  })
})

describe('a group of the consumer protocol that goes back to the classic one', () => {
  // Recorded by driving the coordinator's own class (`ClassicGroup.fromConsumerGroup` takes the target).
  it('gives a member what it was to have, although another still had it', () => {
    const desk = createGroupDesk({ 'group.consumer.assignment.interval.ms': 0 })
    const members = createConsumerGroupDesk(desk)
    joinWithEpochZero(members, 'b')
    askNow(desk, { ...joinRequestOf(desk, 'x'), memberId: 'unknown-member' })
    const b = members.members.get('b')
    if (b === undefined) throw new Error('b has not joined')
    b.epoch = -1
    beat(members, b)
    expect(describeEither(desk)).toMatch(/^classic PreparingRebalance/)
    expect(joinWithEpochZero(members, 'a')).toMatchObject({ memberEpoch: 4, assignment: ['orders-0'] })
    // The target wants orders-2 for the third; unknown-member has it.
    expect(joinWithEpochZero(members, 'c')).toMatchObject({ memberEpoch: 5, assignment: [] })
  })
})

describe('a member of the consumer protocol that comes in the first rebalance of a classic group', () => {
  // Recorded by driving the coordinator's own class: no assignor is chosen yet, and the conversion breaks off.
  it('is refused, and who waits is asked to join again', () => {
    const desk = createGroupDesk({ 'group.initial.rebalance.delay.ms': 3000 })
    const members = createConsumerGroupDesk(desk)
    askJoin(desk, 'B')
    expect(askJoin(desk, 'B')).toBeUndefined()
    const waiting = desk.asked.get('B') ?? 0
    expect(joinWithEpochZero(members, 'a')).toMatchObject({ error: 'UNKNOWN_SERVER_ERROR' })
    expect(answerOf(desk, waiting)).toMatchObject({ error: 'REBALANCE_IN_PROGRESS' })
    expect(describeEither(desk)).toBe('classic PreparingRebalance gen=0 members=[B]')
    expect(sync(desk, 'B', 0)).toMatchObject({ error: 'REBALANCE_IN_PROGRESS' })
  })
})

describe('a case in which something else is written', () => {
  it('of one request does not pass', () => {
    const wrong = { ...caseOf('group-errors.json', 'GRP-105'), result: 'NONE epoch=2 assignment=[0, 1]' }
    expect(check('group-errors.json', wrong)).toEqual([
      { path: '/result', expected: wrong.result, got: 'NONE epoch=3 assignment=[0, 1]' },
    ])
  })

  it('of a script does not pass, be it an answer or the state of a member', () => {
    const right = caseOf('group-scripts.json', 'GRS-15')
    const text = JSON.stringify(right)
    const other = JSON.parse(text.replace('assignment=[2]', 'assignment=[1]')) as object
    const early = JSON.parse(text.replaceAll('UNRELEASED_PARTITIONS', 'STABLE')) as object
    expect(check('group-scripts.json', other)).toHaveLength(1)
    expect(check('group-scripts.json', early)).toHaveLength(4)
  })
})

describe('a story in which something else is written', () => {
  const right = caseOf('timelines-kip848.json', 'TL-scale-out-6p.kip848')
  const text = JSON.stringify(right)

  it.each([
    ['an owner', '"owned":{"orders":[5]}', '"owned":{"orders":[4]}'],
    ['a callback', '"onPartitionsRevoked","partitions":["orders-2"]', '"onPartitionsLost","partitions":["orders-2"]'],
    ['an epoch', 'UNRELEASED_PARTITIONS,e4', 'UNRELEASED_PARTITIONS,e3'],
    ['a moment', '"t":26000', '"t":27000'],
    ['an offset', '{"orders-3":0,"orders-4":0}', '{"orders-3":0,"orders-4":1}'],
  ])('does not pass, be it %s', (_what, said, other) => {
    expect(text).toContain(said)
    expect(check('timelines-kip848.json', JSON.parse(text.replaceAll(said, other)) as object)).not.toEqual([])
  })

  it('does not pass when a line is missing', () => {
    const { events } = right as unknown as { readonly events: readonly unknown[] }
    expect(check('timelines-kip848.json', { ...right, events: events.slice(0, -1) })).not.toEqual([])
  })
})

/** Cases of the classic protocol are judged elsewhere. */
function isConsumer({ protocol = 'classic', request = '', variant, steps = [] }: OracleCase): boolean {
  if (variant === 'kip848') return true
  if (protocol !== 'classic' || request.startsWith('ConsumerGroupHeartbeat')) return true
  return steps.some(({ group }) => group.startsWith('consumer '))
}

function caseOf(file: string, id: string): OracleCase {
  const found = files.find(({ name }) => name === file)?.content.cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`${id} is not in ${file}`)
  return found
}

function check(file: string, oracleCase: object): unknown {
  const theme = files.find(({ name }) => name === file)?.content.theme ?? ''
  return groupChecks[theme]?.(oracleCase)
}
