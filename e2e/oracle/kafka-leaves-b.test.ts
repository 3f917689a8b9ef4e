import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { leafChecksB } from '../../engine/oracle/kafka/leaves-b.ts'

interface VectorFile {
  readonly theme: string
  readonly count: number
  readonly cases: readonly { readonly id: string }[]
}

const folder = join(import.meta.dirname, 'kafka')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, content: JSON.parse(readFileSync(join(folder, name), 'utf8')) as VectorFile }))
const mine = files.filter(({ content }) => content.theme in leafChecksB)

describe('what Kafka keeps and replicates is as its own classes did it', () => {
  it('in every theme there is a recorded file', () => {
    expect(mine.map(({ content }) => content.theme).sort()).toEqual(Object.keys(leafChecksB).sort())
  })

  it.each(mine)('$name has the cases that it counts', ({ content }) => {
    expect(content.cases).toHaveLength(content.count)
  })
})

describe.each(mine)('$name', ({ content }) => {
  it.each(content.cases)('$id', ({ id, ...rest }) => {
    expect(id).not.toBe('')
    expect((leafChecksB[content.theme]?.(rest) ?? []).slice(0, 5)).toEqual([])
  })
})

describe('a case in which another outcome is written', () => {
  it.each(mine)('of $name does not pass', ({ content }) => {
    const differences = leafChecksB[content.theme]?.(falsified(content.cases[0])) ?? []
    expect(differences.length).toBeGreaterThan(0)
  })
})

describe('stories of replicas that no case tells', () => {
  const setup = 'orders-0, replicas 0,1,2, leader 0, ISR {0,1,2}, min.insync.replicas=2'
  const theme = 'acks, min.insync.replicas, crashes: what is lost'
  const stories: readonly (readonly [title: string, steps: readonly string[], expected: object])[] = [
    [
      'a follower that stops fetching leaves the ISR',
      [
        '2 stops fetching',
        'after 30 s the leader proposes ISR {0,1}',
        'producer sends m0, 1 fetches m0 and fetches again',
      ],
      { isr: [0, 1], acked: ['m0'] },
    ],
    [
      'a follower that is back fetches and enters the ISR',
      ['2 falls out of the ISR', 'producer sends m0', '2 catches up', 'leader expands the ISR to {0,1,2}'],
      { isr: [0, 1, 2] },
    ],
    [
      'without a member of the ISR the partition is offline',
      ['min.insync.replicas=1; ISR {0}; m0 acked with acks=all by 0 alone', '0 dies: no leader', '0 returns'],
      { lost: [], available: true, leader: 0 },
    ],
    [
      'the preferred leader leads again',
      ['0 dies', '1 becomes leader', '0 returns, enters the ISR', 'within 300 s: preferred leader election'],
      { leader: 0, leaderEpoch: 2 },
    ],
  ]

  it.each(stories)('%s', (title, steps, expected) => {
    const told = { title, setup, steps, expected }
    expect(leafChecksB[theme]?.(told)).toEqual([])
    expect(leafChecksB[theme]?.({ ...told, expected: { ...expected, leaderEpoch: 9 } })).not.toEqual([])
  })
})

/** The case with another outcome: a number more at the end of a log, or records that nobody sent. */
function falsified(oracleCase: unknown): unknown {
  return JSON.parse(JSON.stringify(oracleCase), (name, value: unknown) => {
    if (['logEndOffset', 'partitionEpoch', 'endOffset', 'pendingInFlight'].includes(name)) return Number(value) + 1
    return name === 'acked' ? ['nobody'] : value
  })
}
