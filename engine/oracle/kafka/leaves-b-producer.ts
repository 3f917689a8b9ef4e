import { send } from '../../kafka/accumulator/send.ts'
import { type Difference, differencesBetween } from './leaves-a-difference.ts'
import { compareNamed, listOf, objectOf, wordsOf } from './leaves-b-json.ts'
import {
  answer,
  breakConnection,
  createProducerRun,
  describe,
  note,
  type ProducerRun,
  pendingOf,
  turnOnce,
  turnUntilQuiet,
  write,
} from './leaves-b-producer-run.ts'

type Step = (run: ProducerRun, words: readonly string[]) => void

/** After a connection broke the cases wait for one backoff, and let the sender turn once. */
const RECONNECT_MS = 100

/** Checks a case of `producer.json`: a producer and a log, and a network that follows the case's script. */
export function checkProducer(oracleCase: unknown): Difference[] {
  const expected = objectOf(oracleCase)
  const run = createProducerRun(objectOf(expected['config']))
  for (const line of listOf(expected['script'])) {
    const [name, ...words] = wordsOf(line)
    const step = STEPS[name ?? '']
    if (step === undefined) note(run, 'script', { ev: `unknown step ${String(line)}` })
    else step(run, words)
  }
  const got = { finalLog: finalLogOf(run), outcomes: run.outcomes, pendingInFlight: pendingOf(run) }
  const shown = ['finalLog', 'outcomes', 'pendingInFlight'].filter((name) => name in expected)
  const named = Object.fromEntries(shown.map((name) => [name, expected[name] ?? null]))
  return [
    ...differencesBetween(expected['events'], run.events, 'events'),
    ...compareNamed(named, got, 'end', []),
  ]
}

const STEPS: Readonly<Record<string, Step>> = {
  send: (run, [count]) => {
    for (let i = 0; i < Number(count); i++) {
      send(run.machine, 't-0', { key: null, value: `m${run.sent++}`, timestamp: run.now }, run.now)
      turnUntilQuiet(run)
    }
  },
  time: (run, [ticks]) => {
    run.now += Number(ticks)
    note(run, 'clock', { ev: `+${Number(ticks)} ms` })
    turnUntilQuiet(run)
  },
  broker: (run, [number, fate, error]) => {
    FATES[fate ?? '']?.(run, Number(number), error ?? '')
    turnUntilQuiet(run)
  },
  disconnect: (run) => {
    note(run, 'network', { ev: 'connection to the broker breaks' })
    breakConnection(run)
    turnOnce(run)
    run.now += RECONNECT_MS
    turnOnce(run)
  },
}

/** What becomes of a request between the producer and the log. */
const FATES: Readonly<Record<string, (run: ProducerRun, number: number, error: string) => void>> = {
  ok: (run, number) => {
    const batch = describe(run, number)
    const written = write(run, number)
    note(run, 'broker', { ev: `handles request ${number}`, batch, ...written })
    answer(run, number, String(written['response']), Number(written['baseOffset']))
  },
  error: (run, number, error) => {
    note(run, 'broker', { ev: `refuses request ${number}`, batch: describe(run, number), response: error })
    answer(run, number, error, -1)
  },
  'appended-error': (run, number, error) => {
    const batch = describe(run, number)
    const { log } = write(run, number)
    note(run, 'broker', { ev: `appends request ${number} but answers an error`, batch, log, response: error })
    answer(run, number, error, -1)
  },
  'lose-response': (run, number) => {
    const batch = describe(run, number)
    const { log } = write(run, number)
    note(run, 'broker', { ev: `handles request ${number}, the response is LOST`, batch, log })
  },
  'lose-request': (run, number) => {
    note(run, 'network', { ev: `request ${number} is LOST before the broker`, batch: describe(run, number) })
  },
}

function finalLogOf({ log }: ProducerRun): (string | null)[] {
  return log.segments.flatMap(({ batches }) =>
    batches.items.slice(0, batches.end).flatMap(({ records }) => records.map(({ value }) => value)),
  )
}
