import type { Generator } from './generator.ts'

/** Generators whose words are those of their kind: who works on it, who owns it, does it arrive. By the scenario. */
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
  'key-to-partition': [
    {
      id: 'key',
      draw: [{ set: 'partitions', from: [2, 3, 4, 5, 6, 8] }],
      ask: { kind: 'fact', fact: 'tape' },
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
      id: 'times',
      draw: [
        { set: 'ack', from: ['auto', 'manual'] },
        { set: 'crash', from: ['never', 'before-work', 'mid-work', 'after-work'] },
      ],
      ask: { kind: 'times' },
    },
  ],
}
