import { groupChecks } from './kafka/groups.ts'
import { type Difference, leafChecksA } from './kafka/leaves-a.ts'
import { leafChecksB } from './kafka/leaves-b.ts'
import { checkRabbitCase } from './rabbit/index.ts'

export type { Difference } from './kafka/leaves-a.ts'

/** What came of one recorded case: no difference is a pass. */
export interface Judged {
  readonly id: string
  readonly differences: readonly Difference[]
}

/** How a case of some format is compared with what the engine does. */
type Check = (oracleCase: unknown) => readonly Difference[]

const kafkaChecks: Readonly<Record<string, Check>> = { ...leafChecksA, ...leafChecksB, ...groupChecks }

/**
 * Compares every case of a file of recorded cases with what the engine does. It knows formats, never ids: a
 * RabbitMQ file has cases with steps and clients, a Kafka file says its theme.
 * @throws Error when the file is of no format that is known.
 */
export function judgeFile(json: unknown): readonly Judged[] {
  const { theme, format, cases } = envelopeOf(json)
  const check = format?.startsWith('kafka-oracle/') ? kafkaCheckOf(theme, cases) : checkRabbitCase
  return cases.map((oracleCase) => ({ id: oracleCase.id, differences: judge(check, oracleCase) }))
}

interface Envelope {
  readonly theme: string
  readonly format?: string
  readonly cases: readonly { readonly id: string }[]
}

function envelopeOf(json: unknown): Envelope {
  const envelope = json as Partial<Envelope> | null
  if (typeof envelope !== 'object' || envelope === null || !Array.isArray(envelope.cases)) {
    throw new Error('it has no "cases": is it a file of recorded cases?')
  }
  return envelope as Envelope
}

/** Themes are sentences; one that is worded anew is still known by the first words that name it. */
function kafkaCheckOf(theme: string, cases: readonly object[]): Check {
  const known = kafkaChecks[theme] ?? kafkaChecks[themeLike(theme) ?? '']
  if (known === undefined) throw new Error(`the theme "${theme}" is not known (${cases.length} cases)`)
  return known
}

function themeLike(theme: string): string | undefined {
  const start = theme.split(/[:,(]/)[0] as string
  return Object.keys(kafkaChecks).find((known) => known.startsWith(start))
}

/** What stops a case is a difference too: the others are still judged. */
function judge(check: Check, oracleCase: unknown): readonly Difference[] {
  try {
    return check(oracleCase)
  } catch (fault) {
    return [{ path: '/', expected: 'an answer', got: String(fault) }]
  }
}
