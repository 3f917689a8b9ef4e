import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkRabbitCase } from '../../engine/oracle/rabbit/index.ts'

/** The oracle's own recordings, and those that e2e/brokers made afterwards. */
const FOLDERS = ['rabbit', 'rabbit-more'].map((name) => join(import.meta.dirname, name))

interface Recorded {
  readonly cases: readonly { readonly id: string; readonly title: string }[]
}

for (const folder of FOLDERS) {
  for (const file of readdirSync(folder)) {
    const { cases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recorded
    describe(`RabbitMQ did as recorded in ${file}`, () => {
      for (const oracleCase of cases) {
        it(`${oracleCase.id}: ${oracleCase.title}`, () => {
          expect(checkRabbitCase(oracleCase)).toEqual([])
        })
      }
    })
  }
}
