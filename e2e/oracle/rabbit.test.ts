import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkRabbitCase } from '../../engine/oracle/rabbit/index.ts'

const FOLDER = join(import.meta.dirname, 'rabbit')

for (const file of readdirSync(FOLDER)) {
  const { cases } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { cases: { id: string; title: string }[] }
  describe(`RabbitMQ did as recorded in ${file}`, () => {
    for (const oracleCase of cases) {
      it(`${oracleCase.id}: ${oracleCase.title}`, () => {
        expect(checkRabbitCase(oracleCase)).toEqual([])
      })
    }
  })
}
