import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RabbitCase } from '../../engine/oracle/rabbit/case.ts'
import { checkRabbitCase } from '../../engine/oracle/rabbit/index.ts'

const { cases } = JSON.parse(readFileSync(join(import.meta.dirname, 'rabbit', 'dispatch.json'), 'utf8')) as {
  cases: RabbitCase[]
}

describe('the judge of RabbitMQ cases', () => {
  it('fails a case when any one thing that was recorded is told otherwise', () => {
    const silent = cases.flatMap((oracleCase) =>
      oracleCase.observed.flatMap((one, row) => {
        const told = oracleCase.observed.map((other, at) => (at === row ? falsified(other) : other))
        const { alternatives: _, ...rest } = oracleCase
        return checkRabbitCase({ ...rest, observed: told }).length > 0 ? [] : [`${oracleCase.id} ${one.event} ${row}`]
      }),
    )
    expect(silent).toEqual([])
  })

  it('fails a case when something that was recorded is left out', () => {
    const [first] = cases
    expect(checkRabbitCase({ ...first, observed: first?.observed.slice(1) })).not.toEqual([])
  })
})

/** The same sight with another number, word or list in it. */
function falsified(one: RabbitCase['observed'][number]): RabbitCase['observed'][number] {
  const fields = Object.entries(one).filter(([name]) => name !== 'step' && name !== 'text')
  const [field, value] = fields.at(-1) as [string, unknown]
  const other = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : 'something else'
  return { ...one, [field]: other }
}
