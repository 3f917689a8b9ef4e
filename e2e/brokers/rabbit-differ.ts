/**
 * Compares recordings with the engine:
 * `node e2e/run-ts.mjs e2e/brokers/rabbit-differ.ts <recorded.json> [other.json]`. With a second file of the
 * same cases, compares the two recordings instead: is this recorder as good as that one?
 */
import { readFileSync } from 'node:fs'
import type { RabbitCase } from '../../engine/oracle/rabbit/case.ts'
import { compare } from '../../engine/oracle/rabbit/compare.ts'
import { checkRabbitCase } from '../../engine/oracle/rabbit/index.ts'

const [recorded, other] = process.argv.slice(2).map(casesOf)
let wrong = 0
for (const one of recorded ?? []) {
  const differences = differencesOf(one)
  if (differences.length === 0) continue
  wrong++
  console.log(`${one.id}${'stable' in one && one.stable === false ? ' (not stable)' : ''}`)
  for (const difference of differences) console.log(`  ${JSON.stringify(difference)}`)
}
console.log(`${recorded?.length ?? 0} cases, ${wrong} differ`)

function casesOf(path: string): RabbitCase[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: RabbitCase[] }).cases
}

function differencesOf(one: RabbitCase): readonly object[] {
  if (other === undefined) {
    try {
      return checkRabbitCase(one)
    } catch (error) {
      return [{ thrown: String(error) }]
    }
  }
  const same = other.find(({ id }) => id === one.id)
  return same === undefined ? [] : compare(same, one.observed, '3.10')
}
