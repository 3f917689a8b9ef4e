import { describe, expect, it } from 'vitest'
import { type Command, type Engine, locateBeats, type Plain, type Typed } from '../engine/index.ts'
import { kafkaEngine } from '../engine/kafka/index.ts'
import { rabbitEngine } from '../engine/rabbit/index.ts'
import { scenarioOf } from './index.ts'
import { play } from './play.ts'

interface WhatIf {
  readonly branch?: string
  readonly knobs?: Readonly<Record<string, Plain>>
  readonly command?: Command<Typed>
}

/** The beats of a branch that come on a reader's what-if and do not mean there what they say. */
async function otherwise(id: string, { branch = 'main', knobs = {}, command }: WhatIf): Promise<string[]> {
  const written = (await scenarioOf(id)?.scenario())?.default
  if (written === undefined) throw new Error(`there is no ${id}`)
  const scenario = {
    ...written,
    commands: [...written.commands, ...(command === undefined ? [] : [command])],
  }
  const engine = (written.model === 'kafka' ? kafkaEngine : rabbitEngine) as unknown as Engine<
    unknown,
    Typed,
    Typed,
    unknown
  >
  const { trace } = play(scenario, engine, { branch, knobs })
  const beats = scenario.beats.filter((beat) => (beat.branch ?? 'main') === branch)
  return locateBeats(trace, beats, scenario.until).flatMap((beat) => (beat.holds ? [] : [beat.id]))
}

describe('a beat whose words are not so on a what-if', () => {
  it('says so where W1 dies with two messages: six acks are not two seconds any more', async () => {
    const command = { at: 500, to: 'W1', signal: { type: 'crash' } }
    expect(await otherwise('round-robin-3x6', { command })).toEqual(['done'])
  })

  it('says so where a limit changes the deal, and not where it only changes the time', async () => {
    expect(await otherwise('round-robin-3x6', { knobs: { prefetch: 1 } })).toEqual(['deal'])
    expect(await otherwise('round-robin-3x6', { knobs: { work: 5000 } })).toEqual(['done'])
    expect(await otherwise('round-robin-3x6', { branch: 'slow', knobs: { prefetch: 1 } })).toEqual([
      'slow-deal',
      'slow-done',
    ])
  })

  it('says so where another minute, another count or a gateway that is up make another story', async () => {
    expect(await otherwise('retry-ttl-60s', { knobs: { ttl: 5000 } })).toEqual([
      'nacks',
      'returns',
      'counts',
      'reads',
    ])
    expect(await otherwise('retry-ttl-60s', { knobs: { retries: 1 } })).toEqual(['reads'])
    expect(await otherwise('retry-ttl-60s', { knobs: { gateway: true } })).toEqual(['others', 'gives-up'])
  })

  it('says so where another session, assignor or death deals the group', async () => {
    expect(await otherwise('rebalance-c2-dies', { knobs: { session: 10_000 } })).toEqual([
      'blind-spot',
      'preparing',
    ])
    const range = 'org.apache.kafka.clients.consumer.RangeAssignor'
    expect(await otherwise('rebalance-c2-dies', { knobs: { assignor: range } })).toEqual(['let-go', 'dealt'])
    const command = { at: 9_000, to: 'C1', signal: { type: 'crash' } }
    expect(await otherwise('rebalance-c2-dies', { command })).toContain('blind-spot')
  })
})
