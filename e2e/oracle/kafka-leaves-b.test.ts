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
