import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { leafChecksA } from '../../engine/oracle/kafka/leaves-a.ts'

interface VectorFile {
  readonly theme: string
  readonly count: number
  readonly cases: readonly { readonly id: string }[]
}

/** The fields of a case that are answers, by theme. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  'partition of a keyed record (producer side)': ['bytes', 'murmur2', 'toPositive', 'partition'],
  'the default of librdkafka clients is another hash': ['crc32', 'librdkafkaDefault', 'javaDefault'],
  'records without a key: BuiltInPartitioner (KIP-480/794), RoundRobinPartitioner': [
    'randomsConsumed',
    'adaptiveUsed',
    'rangeEnd',
    'partitionForRandom0toEnd',
  ],
  'which __consumer_offsets partition (hence which broker) coordinates a group': [
    'javaHashCode',
    'utilsAbs',
    'partition50',
    'partition10',
  ],
  'iteration order of java.util.HashMap<String,..>': ['iterationOrder'],
  'client-side assignors: range, roundrobin, sticky, cooperative-sticky': ['assignor'],
  'broker-side assignors of KIP-848: uniform (default), range': ['assignor'],
  'states and legal transitions': ['states', 'machine'],
  defaults: ['v4.3.1', 'v3.9.2'],
}

const folder = join(import.meta.dirname, 'kafka')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, content: JSON.parse(readFileSync(join(folder, name), 'utf8')) as VectorFile }))
const mine = files.filter(({ content }) => content.theme in leafChecksA)

describe("the leaves of Kafka do what Kafka's own classes did", () => {
  it('in every theme there is a recorded file', () => {
    expect(mine.map(({ content }) => content.theme).sort()).toEqual(Object.keys(leafChecksA).sort())
  })

  it.each(mine)('$name', ({ content }) => {
    const check = leafChecksA[content.theme]
    const failed = content.cases.flatMap(({ id, ...rest }) =>
      (check?.(rest) ?? []).slice(0, 3).map((difference) => ({ id, ...difference })),
    )
    expect(content.cases).toHaveLength(content.count)
    expect(failed.slice(0, 20)).toEqual([])
  })

  it.each(mine)('$name: a case with another answer fails', ({ content }) => {
    const check = leafChecksA[content.theme]
    const fields = ANSWERS[content.theme] ?? []
    const changeable = content.cases.filter((oracleCase) => fields.some((field) => field in oracleCase))
    expect(changeable.length).toBeGreaterThan(0)
    for (const oracleCase of changeable) {
      for (const field of fields.filter((name) => name in oracleCase)) {
        expect(check?.({ ...oracleCase, [field]: 'something else' })).not.toEqual([])
      }
    }
  })

  it('a generation with another answer fails', () => {
    const withGenerations = mine.filter(({ content }) => content.theme.includes('range'))
    expect(withGenerations).toHaveLength(2)
    const others = { assignment: {}, moved_from: { C1: {} }, moved_to: { C1: {} }, iterationOrder: [] }
    for (const { content } of withGenerations) {
      const oracleCase = content.cases[0] as unknown as { readonly generations: readonly object[] }
      for (const [field, other] of Object.entries(others)) {
        const generations = oracleCase.generations.map((generation) => ({ ...generation, [field]: other }))
        expect(leafChecksA[content.theme]?.({ ...oracleCase, generations })).not.toEqual([])
      }
    }
  })
})
