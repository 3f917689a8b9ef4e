/**
 * Records cases on a real RabbitMQ: `node e2e/run-ts.mjs e2e/brokers/rabbit-record.ts <in.json> <out.json>
 * [runs] [jobs]`. The broker is started on this machine unless it runs, and left running: `stop` instead of
 * the files ends it. Every case is done `runs` times; what was seen most goes into `observed`, other outcomes
 * into `alternatives`. With a broker 4 (RABBITMQ_ROOT) the input is a recording, and gets its `v4`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { hashOf } from '../../engine/base/hash.ts'
import type { Observed, RabbitCase } from '../../engine/oracle/rabbit/case.ts'
import { compare, outcomesOf4 } from '../../engine/oracle/rabbit/compare.ts'
import { type Broker, createBroker } from './rabbit-broker.ts'
import { runCase } from './rabbit-run.ts'

const MAX_RUN_MS = 120_000

interface Outcome {
  readonly runs: number
  readonly stable: boolean
  readonly observed: readonly Observed[]
  readonly seen?: readonly number[]
  readonly alternatives?: readonly (readonly Observed[])[]
}

/** A quorum queue whose name was used before may not come back after a restart: each gets a new host. */
let freshHosts = 0

const [input, output, runsText = '5', jobsText = '4'] = process.argv.slice(2)
const broker = createBroker()
if (input === 'stop') await broker.evaluate('begin spawn(fun() -> rabbit:stop_and_halt() end), <<"ok">> end')
else if (input === undefined || output === undefined)
  console.error('usage: rabbit-record.ts <in.json> <out.json>')
else await recordFile(input, output, Number(runsText), Number(jobsText))
broker.close()
process.exit(0)

async function recordFile(from: string, to: string, runs: number, jobs: number): Promise<void> {
  await broker.start()
  const { theme, cases } = JSON.parse(readFileSync(from, 'utf8')) as { theme: string; cases: RabbitCase[] }
  const version = await broker.evaluate('list_to_binary(rabbit_misc:version())')
  const results = new Map<string, Outcome>()
  const queue = cases.filter((one) => !needsBrokerAlone(one))
  const work = async (_: unknown, worker: number) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await keep(next, `w${worker}`)
  }
  const keep = async (one: RabbitCase, vhost: string) => {
    const recorded = await record(broker, vhost, one, runs)
    if (recorded !== undefined) results.set(one.id, recorded)
  }
  await Promise.all(Array.from({ length: jobs }, work))
  for (const one of cases.filter(needsBrokerAlone)) await keep(one, 'w0')
  const all = cases.flatMap((one) => {
    const outcome = results.get(one.id)
    return outcome === undefined
      ? []
      : [version.startsWith('4') ? withNewer(one, outcome) : withOlder(one, outcome)]
  })
  const lines = all.map((one) => JSON.stringify(one)).join(',\n')
  writeFileSync(to, `{"theme":"${theme}","broker":"RabbitMQ ${version}","cases":[\n${lines}\n]}\n`)
}

function withOlder(one: RabbitCase, outcome: Outcome): object {
  const { v4: _, alternatives: __, ...kept } = one
  return { ...kept, ...outcome }
}

/** What 4.0 did differently: nothing, but for the three headers, or an outcome of its own. */
function withNewer(one: RabbitCase, outcome: Outcome): RabbitCase {
  const all = [outcome.observed, ...(outcome.alternatives ?? [])]
  const short = (['same', 'last-death'] as const).find((v4) => {
    const allowed = outcomesOf4({ ...one, v4 })
    return allowed !== undefined && all.every((observed) => compare(allowed, observed, v4).length === 0)
  })
  return { ...one, v4: short ?? outcome }
}

function needsBrokerAlone({ steps }: RabbitCase): boolean {
  return steps.some(({ op }) => op === 'restartBroker' || op === 'consumerTimeout')
}

async function record(
  on: Broker,
  vhost: string,
  one: RabbitCase,
  runs: number,
): Promise<Outcome | undefined> {
  const outcomes: { observed: Observed[]; times: number }[] = []
  for (let run = 0; run < runs; run++) {
    const observed = await attempt(
      on,
      needsBrokerAlone(one) ? `${vhost}-${process.pid}-${freshHosts++}` : vhost,
      one,
    )
    if (observed === undefined) continue
    const same = outcomes.find((known) => hashOf(known.observed) === hashOf(observed))
    if (same === undefined) outcomes.push({ observed, times: 1 })
    else same.times++
  }
  outcomes.sort((first, second) => second.times - first.times)
  const [most, ...others] = outcomes
  if (most === undefined) return undefined
  if (others.length === 0) return { runs, stable: true, observed: most.observed }
  const alternatives = others.map(({ observed }) => observed)
  return {
    runs,
    stable: false,
    seen: outcomes.map(({ times }) => times),
    observed: most.observed,
    alternatives,
  }
}

/** A run that breaks off is no observation. */
async function attempt(on: Broker, vhost: string, one: RabbitCase): Promise<Observed[] | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('takes too long')), MAX_RUN_MS)
  })
  try {
    return await Promise.race([runCase(on, vhost, one), late])
  } catch (error) {
    console.error(`${one.id}: ${error instanceof Error ? error.message : error}`)
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
