import { createReplay, seek } from '../engine/index.ts'
import { rabbit } from '../engine/rabbit/index.ts'
import { type FrameCost, frameCosts } from './bench/frames.ts'
import { RECORDS, runRecords } from './bench/kafka.ts'
import { compare, cpuOf, median } from './bench/measure.ts'
import { runOf } from './bench/ours.ts'
import { DIRECT, TOPIC, type Workload } from './bench/peer.ts'
import { seekTimes } from './bench/seeks.ts'

/** Processes of each side, one after the other. */
const TURNS = 5
const KAFKA_ROUNDS = 3
const CROWDS = [1_000, 2_000]

/** Messages a second of CPU time on both sides, in one run, and how many times the peer's rate ours is. */
interface Ratio {
  readonly workload: string
  readonly ours: number
  readonly smqp: number
  readonly ratio: number
}

function ratioOf({ name, messages }: Workload): Ratio {
  const { ours, smqp, ratio } = compare(name, TURNS)
  const rate = (ms: number) => Math.round((messages / ms) * 1000)
  return { workload: name, ours: rate(ours), smqp: rate(smqp), ratio: round(ratio) }
}

/** Records a second of CPU time through a Kafka group of twelve. */
function recordsPerCpuSecond(): number {
  const times = Array.from({ length: KAFKA_ROUNDS }, () =>
    cpuOf(() => {
      const read = runRecords()
      if (read !== RECORDS) throw new Error(`${read} of ${RECORDS} records were read`)
    }),
  )
  return Math.round((RECORDS / median(times)) * 1000)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

function seeks() {
  const { trace, journal } = runOf({ ...DIRECT, messages: 50_000 })
  const replay = createReplay(rabbit, journal.setup, trace)
  seek(replay, trace.events.length)
  const { median, worst } = seekTimes((seq) => seek(replay, seq), trace.events.length)
  return { events: trace.events.length, medianMs: round(median), worstMs: round(worst) }
}

function pageLine({ tokens, framesPerSecond, mainMs, framesWhilePaused }: FrameCost): string {
  const rate = `${framesPerSecond.toFixed(1)} frames a second`
  const paused = `paused: ${framesWhilePaused} frames`
  return `page, ${tokens} tokens in flight: ${rate}, ${mainMs.toFixed(2)} ms of main-thread CPU a frame; ${paused}`
}

const ratios = [ratioOf(DIRECT), ratioOf(TOPIC)]
const kafkaRate = recordsPerCpuSecond()
const seekResult = seeks()
const page = await frameCosts(CROWDS)

if (process.argv.includes('--json')) {
  const kafka = { records: RECORDS, perCpuSecond: kafkaRate }
  console.log(JSON.stringify({ messagesPerCpuSecond: ratios, kafka, seek: seekResult, page }, undefined, 2))
} else {
  for (const { workload, ours, smqp, ratio } of ratios) {
    console.log(`${workload}: ${ours} messages a CPU second, smqp ${smqp}: ${ratio} times`)
  }
  console.log(`kafka, 12 partitions, 12 members: ${kafkaRate} records a CPU second`)
  const { events, medianMs, worstMs } = seekResult
  console.log(`seek in ${events} events: median ${medianMs} ms, worst ${worstMs} ms`)
  if ('skipped' in page) console.log(`page: not measured, there is ${page.skipped}`)
  else for (const cost of page) console.log(pageLine(cost))
}
