import type { TopicConfig } from '../../kafka/log/log-config.ts'
import { type Difference, differencesBetween } from './leaves-a-difference.ts'
import { exceptionOf } from './leaves-b-exceptions.ts'
import { compareNamed, type Json, type JsonObject, listOf, objectOf, wordsOf } from './leaves-b-json.ts'
import { createLogRun, doLogOp, type LogAnswer, logStateOf } from './leaves-b-log-run.ts'

/** What is compared on its own below, and what is informative only. */
const ON_ITS_OWN = ['op', 'state', 'message', 'note', 'error', 'errorCode', 'log']

/** Checks a case of `log.json`: its ops, one after another, on one partition's log. */
export function checkLog(oracleCase: unknown): Difference[] {
  const { topicConfig, steps } = objectOf(oracleCase)
  const run = createLogRun(objectOf(topicConfig) as TopicConfig)
  return listOf(steps).flatMap((step, index) => {
    const expected = objectOf(step)
    const words = wordsOf(expected['op'])
    const answer = doLogOp(run, words)
    const path = `steps[${index}]`
    const fields =
      words[0] === 'epochEnd'
        ? compareEpochEnd(expected, answer, path)
        : compareNamed(expected, answer, path, ON_ITS_OWN)
    return [
      ...compareError(expected, answer, path),
      ...fields,
      ...compareDump(expected['log'], answer, path),
      ...differencesBetween(expected['state'], logStateOf(run), `${path}.state`),
    ]
  })
}

/** A wrapper that the producer never sees: it gets the code of what is in it (note of the file). */
const WRAPPER = 'RecordValidationException'

function compareError(expected: JsonObject, answer: LogAnswer, path: string): Difference[] {
  const code = answer['error'] as string | undefined
  if (expected['error'] === WRAPPER) {
    return differencesBetween(
      true,
      code === 'INVALID_RECORD' || code === 'INVALID_TIMESTAMP',
      `${path}.error`,
    )
  }
  const exception = code === undefined ? undefined : exceptionOf(code)
  return [
    ...differencesBetween(expected['error'], exception, `${path}.error`),
    ...differencesBetween(expected['errorCode'], code, `${path}.errorCode`),
  ]
}

/**
 * An epoch's end is an offset and an epoch, however the case nests them; nothing (or -1) if there is none.
 */
function compareEpochEnd(expected: JsonObject, answer: LogAnswer, path: string): Difference[] {
  return Object.entries(expected).flatMap(([name, value]): Difference[] => {
    if (ON_ITS_OWN.includes(name)) return []
    const at = `${path}.${name}`
    if (typeof value === 'object' && value !== null) return compareEpochEnd(objectOf(value), answer, at)
    const got = /offset/i.test(name) ? answer['endOffset'] : answer['epoch']
    const wanted = typeof value === 'number' && value >= 0 ? value : undefined
    return differencesBetween(wanted, got, at)
  })
}

function compareDump(expected: Json | undefined, answer: LogAnswer, path: string): Difference[] {
  if (expected === undefined) return []
  const got = listOf(answer['log'])
  const wanted = listOf(expected).map((line) => withoutNobody(objectOf(line)))
  const shown = got.map((line, index) => withoutHorizon(objectOf(line), wanted[index]))
  return differencesBetween(wanted, shown, `${path}.log`)
}

/** The producer of an empty batch that had none may be written as -1. */
function withoutNobody(line: JsonObject): JsonObject {
  if (line['producerId'] !== -1 && line['producerId'] !== null) return line
  const { producerId: _, ...rest } = line
  return rest
}

/** A horizon belongs to a batch; the cases need not write it at lines that are no tombstones. */
function withoutHorizon(line: JsonObject, wanted: JsonObject | undefined): JsonObject {
  if (line['value'] === null || wanted === undefined || 'deleteHorizon' in wanted) return line
  const { deleteHorizon: _, ...rest } = line
  return rest
}
