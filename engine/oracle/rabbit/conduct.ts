import type { Tick } from '../../kernel/clock.ts'
import type { Command } from '../../kernel/journal.ts'
import { advance, createRun, type Run } from '../../kernel/run.ts'
import type { RabbitEvent } from '../../rabbit/events.ts'
import { BROKER, type RabbitSignal } from '../../rabbit/methods.ts'
import type { ProfileName } from '../../rabbit/profiles.ts'
import type { RabbitSetup } from '../../rabbit/setup.ts'
import type { RabbitState } from '../../rabbit/state.ts'
import type { Observed, RabbitCase, Step } from './case.ts'
import { lookAt } from './look.ts'
import type { Sight } from './observe.ts'
import { ADMIN, createRig, RIG, type RigOrder } from './rig.ts'

/** The broker is set up, then the drivers connect, then the first step is done. */
const CONNECT_AT: Tick = 10
const FIRST_STEP_AT: Tick = 20

/** From one step to the next: long enough for what a step sets off, short beside every time to live. */
const STEP_TICKS = 2

/** The recorder had the broker look for late consumers this often. */
const TIMEOUT_CHECK_TICKS = 300

type RabbitRun = Run<RabbitState, RabbitEvent, RabbitSignal, RabbitSetup>

/** Does a case on the engine: its steps as a journal of orders, and what was seen during each. */
export function conduct(oracleCase: RabbitCase, profile: ProfileName): readonly Observed[] {
  const rig = createRig()
  const starts = startsOf(oracleCase.steps)
  const commands = [
    order(0, { type: 'rig.begin', oracleCase }),
    order(CONNECT_AT, { type: 'rig.channels', oracleCase }),
    ...oracleCase.steps.flatMap((step, row) => ordersOf(step, starts[row] as Tick)),
  ]
  const setup: RabbitSetup = { profile, network: { latency: 0 } }
  const run: RabbitRun = createRun(rig.model, { seed: 1, setup, commands })
  advance(run, FIRST_STEP_AT - 1)
  rig.sights.length = 0
  return oracleCase.steps.flatMap((step, row) => {
    advance(run, (starts[row + 1] as Tick) - 1)
    const sights = lookAt(step, run.world.state.broker, rig.sights.splice(0), ADMIN)
    return sights.map((sight: Sight): Observed => ({ step: row, ...sight }))
  })
}

/**
 * When each step begins, and last, when all is over. A `wait` is exact, other steps take no time to speak of, and
 * `settle: false` goes on at once.
 */
function startsOf(steps: readonly Step[]): readonly Tick[] {
  const starts: Tick[] = [FIRST_STEP_AT]
  for (const step of steps) {
    const took = step.op === 'wait' ? step.ms : step.settle === false ? 0 : STEP_TICKS
    starts.push((starts.at(-1) as Tick) + took)
  }
  return starts
}

function ordersOf(step: Step, at: Tick): readonly Command<RabbitSignal>[] {
  switch (step.op) {
    case 'restartBroker':
      return [
        { at, to: BROKER, signal: { type: step.hard ? 'node.crash' : 'node.stop' } },
        { at: at + 1, to: BROKER, signal: { type: 'node.start' } },
      ]
    case 'consumerTimeout':
      return [
        { at, to: BROKER, signal: { type: 'set_env', name: 'consumer_timeout', value: step.ms } },
        {
          at,
          to: BROKER,
          signal: { type: 'set_env', name: 'consumer_timeout_check', value: TIMEOUT_CHECK_TICKS },
        },
      ]
    case 'route':
      return [order(at, { type: 'rig.step', step }), order(at + 1, { type: 'rig.empty' })]
    default:
      return [order(at, { type: 'rig.step', step })]
  }
}

/** The rig takes its orders before the model sees them. */
function order(at: Tick, rigOrder: RigOrder): Command<RabbitSignal> {
  return { at, to: RIG, signal: rigOrder as unknown as RabbitSignal }
}
