import fc from 'fast-check'
import type { ConsumerSetup, FailureSetup } from '../../engine/kafka/setup.ts'

/** What a member says of how its group is led. */
export type Protocol = Readonly<Record<string, fc.Arbitrary<string | number>>>

const pool = fc.record(
  {
    threads: fc.integer({ min: 1, max: 4 }),
    queue: fc.constantFrom(0, 1, 10),
    by: fc.constantFrom('any' as const, 'key' as const, 'partition' as const),
    onRevoked: fc.constantFrom('nothing' as const, 'drop' as const, 'finish' as const),
  },
  { requiredKeys: ['threads'] },
)

const failures = fc.constantFrom(
  ...[
    { offset: 3, times: 2, outcome: 'retry' as const },
    { key: 'a', outcome: 'skip' as const },
    { offset: 5, outcome: 'hang' as const },
  ].map(({ outcome, ...record }): FailureSetup[] => {
    // biome-ignore lint/suspicious/noThenProperty: the field of the format, never awaited.
    return [{ ...record, then: outcome }]
  }),
)

/** All members of one group offer one assignor: a group of several is a story of its own. */
export const consumer = (name: string, protocol: Protocol): fc.Arbitrary<ConsumerSetup> =>
  fc.record(
    {
      name: fc.constant(name),
      group: fc.constantFrom('billing', 'analytics'),
      topics: fc.constantFrom(['orders'], ['orders', 'events']),
      work: fc.constantFrom(0, 10, 400),
      starts: fc.integer({ min: 0, max: 15_000 }),
      commits: fc.constantFrom('none' as const, 'after-record' as const, 'after-batch' as const),
      onRevoked: fc.constantFrom('nothing' as const, 'commitSync' as const),
      pool,
      failures,
      config: fc.record(
        {
          ...protocol,
          'max.poll.interval.ms': fc.constantFrom(8_000, 300_000),
          'max.poll.records': fc.constantFrom(1, 500),
          'enable.auto.commit': fc.boolean(),
          'auto.offset.reset': fc.constantFrom('earliest', 'latest'),
          'isolation.level': fc.constantFrom('read_committed', 'read_uncommitted'),
        },
        { requiredKeys: Object.keys(protocol) as [] },
      ),
    },
    { requiredKeys: ['name', 'group', 'topics', 'config'] },
  ) as fc.Arbitrary<ConsumerSetup>
