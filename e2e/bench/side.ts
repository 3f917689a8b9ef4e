import { cpuOf } from './measure.ts'
import { runOf, runOurs } from './ours.ts'
import { DIRECT, runPeer, TOPIC, type Workload } from './peer.ts'

/**
 * One side of a comparison in a process of its own, so that it pays for its own garbage and nobody else's:
 * `node e2e/run-ts.mjs e2e/bench/side.ts <ours|smqp> <workload> <rounds>` prints the CPU time of each round in ms.
 */
const WARM_UP_ROUNDS = 3

const [side, name, rounds] = process.argv.slice(2)
const workload = [DIRECT, TOPIC].find((one) => one.name === name)
if (workload === undefined) throw new Error(`there is no workload "${name}"`)

/** In the page a run is always alive. With none, the collector takes the machine code of all of them along. */
const alive = side === 'ours' ? runOf({ ...workload, messages: 100 }) : undefined

const times = Array.from({ length: WARM_UP_ROUNDS + Number(rounds) }, () => cpuOf(() => work(workload)))
if (alive?.trace.events.length === 0) throw new Error('the run that stays has no past')
console.log(JSON.stringify(times.slice(WARM_UP_ROUNDS)))

/** A side that does less than all of the work is not fast. */
function work(workload: Workload): void {
  const { name, messages } = workload
  const acked = side === 'ours' ? runOurs(workload) : runPeer(workload)
  if (acked !== messages) throw new Error(`${name}: ${acked} of ${messages} messages were acknowledged`)
}
