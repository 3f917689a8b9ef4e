import { describe, expect, it } from 'vitest'
import { advance, createRun } from '../../kernel/run.ts'
import type { KafkaEvent } from '../events.ts'
import { kafka } from '../model.ts'
import type { KafkaSignal } from '../requests.ts'
import type { ConsumerSetup, KafkaSetup, ShareConsumerSetup } from '../setup.ts'

const READER: ConsumerSetup = { name: 'C', group: 'g', topics: ['orders'] }
const SHARER: ShareConsumerSetup = { name: 'S', group: 'g', topics: ['orders'] }
const NEXT = { 'group.protocol': 'consumer' }

describe('a group id that belongs to a group of another type', () => {
  it('of a share group is refused to a classic member: INCONSISTENT_GROUP_PROTOCOL', () => {
    const { events, state } = lived({ ...READER, starts: 20_000 }, SHARER)
    expect(refusals(events)).toContain('JoinGroup INCONSISTENT_GROUP_PROTOCOL')
    expect(state.consumers.get('C')?.status).toBe('failed')
    expect(state.groups.size).toBe(0)
  })

  it('of a share group is refused to a member of KIP-848: GROUP_ID_NOT_FOUND', () => {
    const { events, state } = lived({ ...READER, starts: 20_000, config: NEXT }, SHARER)
    expect(refusals(events)).toContain('ConsumerGroupHeartbeat GROUP_ID_NOT_FOUND')
    expect(state.consumers.get('C')?.status).toBe('failed')
    expect(state.groups.size).toBe(0)
  })

  it.each([{ config: {} }, { config: NEXT }])(
    'of consumers is refused to a share consumer: %o',
    ({ config }) => {
      const { events, state } = lived({ ...READER, config }, { ...SHARER, starts: 20_000 })
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'shareMember.refused', error: 'GROUP_ID_NOT_FOUND' }),
      )
      expect(events).toContainEqual(
        expect.objectContaining({
          type: 'shareConsumer.stopped',
          how: 'failed',
          exception: 'GroupIdNotFoundException',
        }),
      )
      expect(state.shareGroups.size).toBe(0)
    },
  )

  it('of a share group takes no offsets, from whomever', () => {
    const reset = {
      type: 'AlterConsumerGroupOffsets',
      groupId: 'g',
      partition: 'orders-0',
      offset: 0,
    } as const
    const { events, state } = lived({ ...READER, starts: null }, SHARER, [
      { at: 20_000, to: 'kafka-1', signal: reset },
    ])
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'offset.refused', error: 'GROUP_ID_NOT_FOUND' }),
    )
    expect(state.offsets.get('g')).toBeUndefined()
  })
})

function refusals(events: readonly KafkaEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'member.refused' ? [`${event.api} ${event.error}`] : []))
}

function lived(
  consumer: ConsumerSetup,
  sharer: ShareConsumerSetup,
  commands: { at: number; to: string; signal: KafkaSignal }[] = [],
) {
  const setup: KafkaSetup = {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [],
    consumers: [consumer],
    shareConsumers: [sharer],
  }
  const run = createRun(kafka, { seed: 1, setup, commands })
  advance(run, 40_000)
  return { events: run.trace.events, state: run.world.state }
}
