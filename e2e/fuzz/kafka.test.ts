import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { Typed } from '../../engine/index.ts'
import { engines } from '../engines.ts'
import {
  clusterFaults,
  clusterSetups,
  END,
  kafkaFaults,
  kafkaSetups,
  memberSetups,
  shareSetups,
  transactionSetups,
} from './kafka-worlds.ts'
import { forkEqualsFresh, replayEqualsLive, runToEnd } from './properties.ts'
import { regressions } from './regressions.ts'

const engine = engines.kafka

const RUNS_OF_OTHERS = 10

describe('Kafka under random faults in random worlds', () => {
  it('breaks no law, and replays to what was lived', () => {
    fc.assert(
      fc.property(kafkaSetups, kafkaFaults, fc.nat(), (setup, commands, seed) => {
        replayEqualsLive(engine, runToEnd(engine, { seed, setup, commands }, END))
      }),
      { numRuns: 60 },
    )
  })

  const others = [
    { title: 'with groups of KIP-848', setups: memberSetups, faults: kafkaFaults },
    { title: 'on three brokers', setups: clusterSetups, faults: clusterFaults },
    { title: 'with share groups', setups: shareSetups, faults: clusterFaults },
    { title: 'with transactions', setups: transactionSetups, faults: clusterFaults },
  ]

  it.each(others)('$title breaks no law either, and replays to what was lived', ({ setups, faults }) => {
    fc.assert(
      fc.property(setups, faults, fc.nat(), (setup, commands, seed) => {
        replayEqualsLive(engine, runToEnd(engine, { seed, setup, commands }, END))
      }),
      { numRuns: RUNS_OF_OTHERS },
    )
  })

  it('forks to what a fresh run of the journal gives', () => {
    fc.assert(
      fc.property(
        kafkaSetups,
        kafkaFaults,
        fc.nat(),
        fc.integer({ min: 0, max: END }),
        (setup, commands, seed, at) => {
          const run = runToEnd(engine, { seed, setup, commands }, END)
          forkEqualsFresh(engine, run, { at, to: 'C1', signal: { type: 'crash' } as Typed }, END)
        },
      ),
      { numRuns: 20 },
    )
  })

  for (const { name, journal, until } of regressions('kafka')) {
    it(`does not fail again: ${name}`, () => {
      replayEqualsLive(engine, runToEnd(engine, journal, until))
    })
  }
})
