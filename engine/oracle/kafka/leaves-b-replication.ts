import { isRetriable } from '../../kafka/accumulator/produce-errors.ts'
import { type Difference, differencesBetween } from './leaves-a-difference.ts'
import { type JsonObject, listOf, objectOf } from './leaves-b-json.ts'
import { acksOf, numbersIn } from './leaves-b-replication-acts.ts'
import { doStep } from './leaves-b-replication-phrases.ts'
import {
  answerPending,
  createReplicaRun,
  fetchBy,
  leaderLogOf,
  namesIn,
  type ReplicaRun,
  watchVisibility,
} from './leaves-b-replication-run.ts'

/** So many fetches bring every follower to the leader's end and the high watermark after it. */
const FETCHES_TO_SETTLE = 4

/** Outcomes that are sentences: they explain, and cannot be compared. */
const REMARKS = ['why', 'consumers', 'visible', 'note']

/**
 * Checks a case of `replication-acks.json`. They were read in the source, and told in words: each kind of
 * phrase is something that replicas, the controller or the producer do, or a claim about them.
 */
export function checkReplication(oracleCase: unknown): Difference[] {
  const told = objectOf(oracleCase)
  const run = begin(told)
  const acks = acksOf(/acks=(all|-?\d)/.exec(String(told['title']))?.[1], -1)
  const wrong = listOf(told['steps']).flatMap((step, index) => {
    const contradictions = doStep(run, String(step), acks)
    answerPending(run)
    watchVisibility(run)
    return contradictions.map(({ claimed, got }) => ({ path: `steps[${index}]`, expected: claimed, got }))
  })
  settle(run)
  return [...wrong, ...compareOutcome(run, objectOf(told['expected']))]
}

function begin(told: JsonObject): ReplicaRun {
  const setup = String(told['setup'])
  const replicas = numbersIn(/replicas ([\d,]+)/.exec(setup)?.[1])
  const minIsr = Number(/min\.insync\.replicas=(\d+)/.exec(setup)?.[1] ?? 1)
  const run = createReplicaRun(replicas, minIsr)
  run.idempotent = !/without idempotence|not idempotent/i.test(String(told['title']))
  return run
}

/** Whoever lives catches up, and who waits for an answer gets it. */
function settle(run: ReplicaRun): void {
  for (let i = 0; i < FETCHES_TO_SETTLE; i++) {
    fetchBy(run, run.partition.replicas)
    answerPending(run)
  }
}

function compareOutcome(run: ReplicaRun, expected: JsonObject): Difference[] {
  const outcome = outcomeOf(run)
  return Object.entries(expected)
    .filter(([name, value]) => !REMARKS.includes(name) && !isSentence(value, outcome[name]))
    .flatMap(([name, value]) => {
      const wanted = name === 'lost' ? listOf(value).map((line) => String(line).split(' ')[0]) : value
      const broker = /^log(\d+)$/.exec(name)?.[1]
      const got = broker === undefined ? outcome[name] : namesIn(run.logs.get(Number(broker)))
      return differencesBetween(inOrder(name, wanted), inOrder(name, got), `expected.${name}`)
    })
}

/** The ISR is a set: in what order brokers came into it is not told. */
function inOrder(name: string, value: unknown): unknown {
  return name === 'isr' && Array.isArray(value) ? value.map(Number).sort((one, other) => one - other) : value
}

/** `leaves: "30 s after it was caught up last"`: words that no outcome has. */
function isSentence(value: unknown, outcome: unknown): boolean {
  return outcome === undefined && typeof value === 'string' && value.includes(' ')
}

function outcomeOf(run: ReplicaRun): Readonly<Record<string, unknown>> {
  const log = leaderLogOf(run)
  const survives = namesIn(log)
  const error = run.errors.at(-1) ?? 'NONE'
  const last = run.sent
  return {
    acked: [...new Set(run.acked)],
    survives,
    lost: run.written.filter((name) => !survives.includes(name)),
    duplicates: [...new Set(survives.filter((name, index) => survives.indexOf(name) !== index))],
    visibleToConsumersBeforeAnswer: run.visibleBeforeAnswer,
    visibleToConsumers:
      survives.lastIndexOf(last) !== -1 && survives.lastIndexOf(last) < (log?.highWatermark ?? 0),
    error,
    appended: survives.includes(last),
    retriable: isRetriable(error),
    offsetsReused: (log?.endOffset ?? 0) < run.endMax,
    isr: run.partition.isr,
    available: run.partition.leader >= 0,
    unavailable: run.partition.leader < 0,
    offline: run.partition.leader < 0,
    logEndOffset: log?.endOffset ?? 0,
    highWatermark: log?.highWatermark ?? 0,
    leader: run.partition.leader,
    leaderEpoch: run.partition.leaderEpoch,
  }
}
