/**
 * Records cases on a real RabbitMQ: `node e2e/run-ts.mjs e2e/brokers/rabbit-record.ts <in.json> <out.json>
 * [runs] [jobs]`. The broker is started on this machine unless it runs, and left running: `stop` instead of the
 * files ends it. Every case is done `runs` times; what was seen goes into `observed`, other outcomes into
 * `alternatives`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { hashOf } from '../../engine/base/hash.ts'
import type { Observed, RabbitCase } from '../../engine/oracle/rabbit/case.ts'
import { type Broker, createBroker } from './rabbit-broker.ts'
import { runCase } from './rabbit-run.ts'

const MAX_RUN_MS = 120_000

type Recorded = RabbitCase & { readonly runs: number; readonly stable: boolean; readonly seen?: number[] }

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
  const results = new Map<string, Recorded>()
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
  const all = cases.flatMap(({ id }) => results.get(id) ?? [])
  const lines = all.map((one) => JSON.stringify(one)).join(',\n')
  writeFileSync(to, `{"theme":"${theme}","broker":"RabbitMQ 3.10.8","cases":[\n${lines}\n]}\n`)
}

function needsBrokerAlone({ steps }: RabbitCase): boolean {
  return steps.some(({ op }) => op === 'restartBroker' || op === 'consumerTimeout')
}

async function record(
  on: Broker,
  vhost: string,
  one: RabbitCase,
  runs: number,
): Promise<Recorded | undefined> {
  const outcomes: { observed: Observed[]; times: number }[] = []
  for (let run = 0; run < runs; run++) {
    const observed = await attempt(on, vhost, one)
    if (observed === undefined) continue
    const same = outcomes.find((known) => hashOf(known.observed) === hashOf(observed))
    if (same === undefined) outcomes.push({ observed, times: 1 })
    else same.times++
  }
  outcomes.sort((first, second) => second.times - first.times)
  const [most, ...others] = outcomes
  if (most === undefined) return undefined
  const { v4: _, alternatives: __, ...kept } = one
  const rest = {
    seen: outcomes.map(({ times }) => times),
    alternatives: others.map(({ observed }) => observed),
  }
  const isStable = others.length === 0
  return { ...kept, runs, stable: isStable, observed: most.observed, ...(isStable ? {} : rest) }
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
