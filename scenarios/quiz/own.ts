import type { Generator } from './generator.ts'

/** Generators written for a scenario: they draw from more than its knobs have. By its id. */
export const OWN_GENERATORS: Readonly<Record<string, readonly Generator[]>> = {
  'round-robin-3x6': [
    {
      id: 'deal',
      draw: [
        { set: 'work', from: [500, 2000, 3000, 5000] },
        { set: 'prefetch', from: [0, 1, 2, 3] },
        { set: '/clients/Pr/publish/0/count', from: [6, 7, 8, 9, 10, 12] },
      ],
      ask: { kind: 'measure', measure: 'split' },
    },
    {
      id: 'whose',
      draw: [
        { set: 'work', from: [500, 2000, 5000] },
        { set: 'prefetch', from: [0, 1, 2] },
        { set: '/clients/Pr/publish/0/count', from: [8, 10, 12] },
      ],
      ask: { kind: 'fact', fact: 'worker' },
    },
  ],
  'prefetch-one-vs-n': [
    {
      id: 'curve',
      draw: [
        { set: 'prefetch', from: [1, 2, 3, 4, 5, 10] },
        { set: 'way', from: [0, 50, 100, 200] },
        { set: 'messages', from: [10, 20, 30] },
      ],
      ask: { kind: 'measure', measure: 'total' },
    },
  ],
  'retry-ttl-60s': [
    {
      id: 'dlq-at',
      draw: [
        { set: 'ttl', from: [5000, 10_000, 20_000, 30_000] },
        { set: 'retries', from: [1, 2, 3, 4] },
      ],
      ask: { kind: 'measure', measure: 'dlq-at' },
    },
  ],
  'connection-leak': [
    {
      id: 'ghost',
      draw: [{ set: 'heartbeat', from: [10, 20, 30, 40, 60] }],
      ask: { kind: 'measure', measure: 'ghost' },
    },
  ],
  'key-to-partition': [
    {
      id: 'key',
      draw: [{ set: 'partitions', from: [2, 3, 4, 5, 6, 8] }],
      ask: { kind: 'fact', fact: 'tape' },
    },
  ],
  'ordering-anomaly': [
    {
      id: 'late',
      draw: [{ set: 'work', from: [200, 1000, 2000, 3000, 5000] }],
      ask: { kind: 'measure', measure: 'confirmed' },
    },
  ],
  'group-and-standby': [
    {
      id: 'owner',
      draw: [{ set: 'partitions', from: [2, 3, 4, 5, 6] }],
      ask: { kind: 'fact', fact: 'owner' },
    },
    {
      id: 'sticky-owner',
      branch: 'sticky',
      draw: [{ set: 'partitions', from: [3, 4, 5, 6] }],
      ask: { kind: 'fact', fact: 'owner' },
    },
  ],
  'rebalance-c2-dies': [
    {
      id: 'expired',
      draw: [{ set: 'session', from: [10_000, 15_000, 20_000, 30_000, 45_000] }],
      ask: { kind: 'measure', measure: 'silence' },
    },
  ],
  'commit-strategies': [
    {
      id: 'again',
      draw: [{ set: 'records', from: [1, 2, 3, 4, 6, 12] }],
      ask: { kind: 'measure', measure: 'byAuto' },
    },
  ],
  'topic-wildcards': [
    {
      id: 'takes',
      draw: [
        {
          set: 'binding',
          from: [
            'user.*',
            'user.#',
            '*.created',
            '#.created',
            'user.*.created',
            'user.#.created',
            'order.#',
            '#',
          ],
        },
      ],
      ask: { kind: 'arrives' },
    },
  ],
  'ack-modes': [
    {
      id: 'done',
      draw: [
        { set: 'ack', from: ['auto', 'manual'] },
        { set: 'crash', from: ['never', 'before-work', 'mid-work', 'after-work'] },
      ],
      ask: { kind: 'measure', measure: 'done' },
    },
    {
      id: 'times',
      draw: [
        { set: 'ack', from: ['auto', 'manual'] },
        { set: 'crash', from: ['never', 'before-work', 'mid-work', 'after-work'] },
      ],
      ask: { kind: 'times' },
    },
  ],
  'prefetch-hoarding': [
    {
      id: 'split',
      draw: [
        { set: 'prefetch', from: [0, 1, 2, 5, 10] },
        { set: 'work', from: [250, 1000, 2000] },
      ],
      ask: { kind: 'measure', measure: 'split' },
    },
  ],
  'idempotent-consumer': [
    {
      id: 'guard',
      draw: [
        {
          set: 'strategy',
          from: ['none', 'check-then-act', 'mark-after', 'mark-before', 'unique-constraint'],
        },
        { set: 'crash', from: ['never', 'before-work', 'mid-work', 'after-effect'] },
      ],
      ask: { kind: 'measure', measure: 'charges' },
    },
  ],
  'workers-vs-shards': [
    {
      id: 'split',
      draw: [
        { set: 'slow', from: [100, 200, 400, 900] },
        { set: 'exchange', from: ['to one', 'by user'] },
      ],
      ask: { kind: 'measure', measure: 'split' },
    },
  ],
}
