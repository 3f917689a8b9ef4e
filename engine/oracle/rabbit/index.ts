import type { Difference } from '../kafka/leaves-a.ts'
import type { RabbitCase } from './case.ts'
import { compare, outcomesOf4 } from './compare.ts'
import { conduct } from './conduct.ts'

/**
 * Does a recorded case on the engine, under profile 3.10 and, where the recording has it, under 4.0. It passes
 * (no difference) when what was seen is one of the recorded outcomes under both.
 */
export function checkRabbitCase(json: unknown): Difference[] {
  const oracleCase = json as RabbitCase
  const older = compare(oracleCase, conduct(oracleCase, '3.10'), '3.10')
  const outcomes4 = outcomesOf4(oracleCase)
  return outcomes4 === undefined
    ? older
    : [...older, ...compare(outcomes4, conduct(oracleCase, '4.0'), '4.0')]
}
