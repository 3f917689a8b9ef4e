import { BOTH, RABBIT, type Term } from './term.ts'

/** What is met with RabbitMQ first. */
export const RABBIT_TERMS: readonly Term[] = [
  {
    id: 'exchange',
    models: RABBIT,
    seen: [
      { at: 'S03', beat: 'sorts' },
      { at: 'S04', beat: 'direct' },
    ],
    confused: ['topic'],
  },
  {
    id: 'binding',
    models: RABBIT,
    seen: [
      { at: 'S03', beat: 'peeled' },
      { at: 'S04', beat: 'twice' },
    ],
  },
  {
    id: 'routing-key',
    models: RABBIT,
    seen: [
      { at: 'S04', beat: 'keys' },
      { at: 'S05', beat: 'one' },
    ],
    confused: ['binding', 'partitioner'],
  },
  { id: 'default-exchange', models: RABBIT, seen: [{ at: 'S03', beat: 'default' }] },
  {
    id: 'channel',
    models: RABBIT,
    seen: [
      { at: 'S16', beat: 'lanes' },
      { at: 'S06', beat: 'channel' },
      { at: 'S17', beat: 'mixed' },
    ],
    settings: ['channel_max'],
  },
  {
    id: 'confirm',
    models: RABBIT,
    seen: [
      { at: 'S07', claim: 'C043' },
      { at: 'S06', claim: 'C040' },
    ],
    confused: ['ack'],
    settings: ['confirm.select'],
  },
  {
    id: 'ack',
    models: RABBIT,
    seen: [
      { at: 'S08', beat: 'acked' },
      { at: 'S09', claim: 'C050' },
      { at: 'S17', beat: 'strike' },
    ],
    confused: ['confirm', 'committed'],
  },
  {
    id: 'nack',
    models: RABBIT,
    seen: [
      { at: 'S09', claim: 'C052' },
      { at: 'S11', beat: 'nacks' },
    ],
  },
  {
    id: 'delivery-tag',
    models: RABBIT,
    seen: [
      { at: 'S17', beat: 'tags' },
      { at: 'S16', beat: 'tags' },
    ],
    confused: ['offset'],
  },
  {
    id: 'redelivered',
    models: RABBIT,
    seen: [
      { at: 'S20', beat: 'returns' },
      { at: 'S20', beat: 'before' },
    ],
  },
  {
    id: 'prefetch',
    models: RABBIT,
    seen: [
      { at: 'S14', beat: 'gap' },
      { at: 'S15', beat: 'grabbed' },
      { at: 'S13', beat: 'skip' },
    ],
    settings: ['basic.qos'],
  },
  {
    id: 'ttl',
    models: RABBIT,
    seen: [
      { at: 'S11', beat: 'returns' },
      { at: 'S11', beat: 'blocked' },
    ],
    settings: ['x-message-ttl', 'expiration'],
    confused: ['retention'],
  },
  {
    id: 'dead-letter',
    models: RABBIT,
    seen: [
      { at: 'S10', beat: 'dead' },
      { at: 'S11', beat: 'gives-up' },
    ],
    settings: ['x-dead-letter-exchange', 'x-dead-letter-routing-key'],
  },
  { id: 'poison', models: BOTH, seen: [{ at: 'S09', beat: 'loop' }, { at: 'S49' }] },
  {
    id: 'push-pull',
    models: BOTH,
    seen: [
      { at: 'S12', beat: 'pushed' },
      { at: 'S12', beat: 'asked' },
    ],
    settings: ['fetch.max.wait.ms', 'fetch.min.bytes'],
  },
  {
    id: 'guarantees',
    models: BOTH,
    seen: [
      { at: 'S34', beat: 'lost' },
      { at: 'S34', beat: 'repeated' },
      { at: 'S20', beat: 'again' },
    ],
    confused: ['idempotence'],
  },
  {
    id: 'idempotence',
    models: BOTH,
    seen: [
      { at: 'S21', beat: 'unique' },
      { at: 'S35', beat: 'again' },
    ],
  },
]
