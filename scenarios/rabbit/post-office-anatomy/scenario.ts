import type { Pattern } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

const SPB = 'spb-office'
const KZN = 'kzn-office'

const visitor = (name: string): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: SPB,
  prefetch_count: 1,
  work: 800,
  start: 6000,
})

const into = (queue: string, name: string): Pattern => ({ type: 'message.enqueued', queue, name })
const dropped = (name: string): Pattern => ({ type: 'message.unroutable', name })
const handed = { type: 'message.delivered' } as const

const places = (name: string) =>
  ({ take: 'split', of: { type: 'message.enqueued', name }, by: 'queue', among: [SPB, KZN] }) as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'post-office-anatomy',
  model: 'rabbitmq',
  seed: 3,
  until: 12_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'post', type: 'direct', durable: true }],
      queues: [
        { name: SPB, durable: true, arguments: {} },
        { name: KZN, durable: true, arguments: {} },
      ],
      bindings: [
        { source: 'post', destination: SPB, destination_type: 'queue', routing_key: 'spb', arguments: {} },
        { source: 'post', destination: KZN, destination_type: 'queue', routing_key: 'kzn', arguments: {} },
      ],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: 'post',
        publish: [
          { id: 'p1', at: 2000, routing_key: 'spb', key: 'spb' },
          { id: 'p2', at: 3000, routing_key: 'kzn', key: 'kzn' },
          { id: 'p3', at: 4000, routing_key: 'spb', key: 'spb' },
          { id: 'p4', at: 9000, routing_key: 'spb-office', exchange: '', key: 'spb' },
        ],
      },
      visitor('Ann'),
      { ...visitor('Bob'), start: 6100 },
    ],
    network: { latency: 100 },
  },
  commands: [],
  knobs: [
    {
      id: 'binding',
      paths: ['/definitions/bindings/0/routing_key'],
      values: ['spb', 'msk'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'address',
      paths: ['/clients/Pr/publish/3/routing_key'],
      values: ['spb-office', 'spb-ofice', 'spb'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'binding', value: 'msk', does: 'breaks' },
  branches: [
    { id: 'typo', set: { address: 'spb-ofice' } },
    { id: 'peeled', set: { binding: 'msk' } },
  ],
  beats: [
    {
      id: 'hands',
      when: { event: { type: 'publish.sent', name: 'p1' } },
      focus: ['producer:Pr', 'exchange:post'],
    },
    {
      id: 'sorts',
      when: { event: into(SPB, 'p1') },
      holds: [{ measure: places('p1'), equals: '1/0' }],
      focus: ['exchange:post', `queue:${SPB}`],
    },
    {
      id: 'other',
      when: { event: into(KZN, 'p2') },
      holds: [{ measure: places('p2'), equals: '0/1' }],
      focus: ['exchange:post', `queue:${KZN}`],
    },
    {
      id: 'waits',
      when: { tick: 5000 },
      holds: [{ happened: into(SPB, 'p1') }, { happened: into(SPB, 'p3') }, { absent: handed }],
      focus: [`queue:${SPB}`],
    },
    {
      id: 'each',
      when: { event: { type: 'work.started' }, nth: 2 },
      holds: [
        { measure: { take: 'split', of: handed, by: 'name', among: ['p1', 'p3'] }, equals: '1/1' },
        { measure: { take: 'split', of: handed, by: 'consumerTag', among: ['Ann', 'Bob'] }, equals: '1/1' },
      ],
      focus: [`queue:${SPB}`, 'consumer:Ann', 'consumer:Bob'],
    },
    {
      id: 'signed',
      when: { event: { type: 'message.acked' }, nth: 2 },
      holds: [
        {
          measure: { take: 'split', of: { type: 'message.acked' }, by: 'name', among: ['p1', 'p3'] },
          equals: '1/1',
        },
        { absent: { type: 'client.crashed' } },
      ],
      focus: [`queue:${SPB}`],
    },
    {
      id: 'default',
      when: { event: into(SPB, 'p4') },
      holds: [{ happened: { type: 'message.published', name: 'p4', exchange: '' } }],
      focus: ['exchange:', `queue:${SPB}`],
      bet: 'default',
      erratum: 'E03',
    },
    {
      id: 'typo',
      branch: 'typo',
      when: { event: dropped('p4') },
      holds: [{ measure: places('p4'), equals: '0/0' }],
      focus: ['exchange:', `queue:${SPB}`],
    },
    {
      id: 'peeled',
      branch: 'peeled',
      when: { event: dropped('p1') },
      holds: [{ measure: places('p1'), equals: '0/0' }],
      focus: ['exchange:post', `queue:${SPB}`],
    },
  ],
  bets: [
    {
      id: 'default',
      kind: 'choice',
      measure: places('p4'),
      options: [
        { id: 'error', value: null },
        { id: 'dropped', value: '0/0' },
        { id: 'lands', value: '1/0' },
        { id: 'both', value: '1/1' },
      ],
    },
  ],
  guarantees: [
    { id: 'no-loss', guarantee: 'no-loss', options: {}, expect: true },
    { id: 'one-place', guarantee: 'one-place', options: {}, expect: true },
  ],
  measures: {
    'p1-in': places('p1'),
    'p4-in': places('p4'),
    split: { take: 'split', of: handed, by: 'consumerTag', among: ['Ann', 'Bob'] },
  },
  // Ann and Bob share p1 and p3. p4 is Bob's: Ann was full when p3 was offered to her, and is behind him since.
  goldens: [
    { measure: 'p1-in', value: '1/0' },
    { measure: 'p4-in', value: '1/0' },
    { measure: 'split', value: '1/2' },
    { measure: 'p4-in', branch: 'typo', value: '0/0' },
    { measure: 'split', branch: 'typo', value: '1/1' },
    { measure: 'p1-in', branch: 'peeled', value: '0/0' },
    { measure: 'p4-in', branch: 'peeled', value: '1/0' },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [10, 22],
    'exchange:post': [36, 22],
    'exchange:': [36, 42],
    [`queue:${SPB}`]: [70, 32],
    [`queue:${KZN}`]: [70, 12],
    'consumer:Ann': [107, 22],
    'consumer:Bob': [107, 40],
  },
}

export default scenario
