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

/** The case with another outcome: a number more at the end of a log, or records that nobody sent. */
function falsified(oracleCase: unknown): unknown {
  return JSON.parse(JSON.stringify(oracleCase), (name, value: unknown) => {
    if (['logEndOffset', 'partitionEpoch', 'endOffset', 'pendingInFlight'].includes(name)) return Number(value) + 1
    return name === 'acked' ? ['nobody'] : value
  })
}
