import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judgeFile } from '../../engine/oracle/index.ts'

/** Cases of our own, in the formats of the oracle: what Kafka's classes made of random and of other inputs. */
const folder = join(import.meta.dirname, 'kafka-more')

for (const name of readdirSync(folder)) {
  const content = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly count: number }
  describe(`Kafka did as recorded in ${name}`, () => {
    const judged = judgeFile(content)

    it('has the cases that it counts', () => {
      expect(judged).toHaveLength(content.count)
    })

    it.each(judged)('$id', ({ differences }) => {
      expect(differences.slice(0, 3)).toEqual([])
    })
  })
}
