import { BOTH, KAFKA, type Term } from './term.ts'

/** What is met with Kafka first. */
export const KAFKA_TERMS: readonly Term[] = [
  {
    id: 'topic',
    models: KAFKA,
    seen: [{ at: 'S22', beat: 'named' }],
    confused: ['exchange'],
  },
  {
    id: 'partition',
    models: KAFKA,
    seen: [
      { at: 'S22', beat: 'tapes' },
      { at: 'S28', beat: 'three' },
      { at: 'S25', beat: 'spread' },
    ],
  },
  {
    id: 'offset',
    models: KAFKA,
    seen: [{ at: 'S22', beat: 'numbered' }],
    confused: ['delivery-tag', 'committed'],
  },
  {
    id: 'partitioner',
    models: KAFKA,
    seen: [
      { at: 'S23', beat: 'machine' },
      { at: 'S24', beat: 'jams' },
    ],
    settings: ['partitioner.class', 'partitioner.ignore.keys'],
    confused: ['routing-key'],
  },
  {
    id: 'position',
    models: KAFKA,
    seen: [
      { at: 'S35', beat: 'goes-on' },
      { at: 'S26', beat: 'reads' },
    ],
    confused: ['committed'],
  },
  {
    id: 'committed',
    models: KAFKA,
    seen: [
      { at: 'S26', beat: 'committed' },
      { at: 'S34', beat: 'one-by-one' },
    ],
    settings: ['enable.auto.commit', 'auto.commit.interval.ms'],
    confused: ['position', 'offset', 'ack'],
  },
  {
    id: 'lag',
    models: KAFKA,
    seen: [
      { at: 'S27', beat: 'lag' },
      { at: 'S33', beat: 'stuck' },
    ],
  },
  {
    id: 'replica',
    models: KAFKA,
    seen: [{ at: 'S25', claim: 'C103' }, { at: 'S39' }],
    settings: ['acks', 'min.insync.replicas'],
  },
  {
    id: 'group',
    models: KAFKA,
    seen: [
      { at: 'S28', beat: 'two' },
      { at: 'S27', beat: 'both' },
      { at: 'S27', beat: 'same-name' },
    ],
    settings: ['group.id'],
  },
  {
    id: 'coordinator',
    models: KAFKA,
    seen: [
      { at: 'S31', beat: 'coordinator' },
      { at: 'S29', beat: 'preparing' },
    ],
  },
  {
    id: 'generation',
    models: KAFKA,
    seen: [
      { at: 'S29', beat: 'dealt' },
      { at: 'S30', beat: 'rolling' },
    ],
  },
  {
    id: 'rebalance',
    models: KAFKA,
    seen: [
      { at: 'S29', beat: 'let-go' },
      { at: 'S30', beat: 'joins' },
      { at: 'S33', beat: 'barrier' },
    ],
    settings: ['group.protocol', 'group.initial.rebalance.delay.ms'],
  },
  {
    id: 'assignor',
    models: KAFKA,
    seen: [
      { at: 'S28', beat: 'vacancy' },
      { at: 'S28', beat: 'only-p1' },
      { at: 'S29', beat: 'by-range' },
    ],
    settings: ['partition.assignment.strategy'],
  },
  {
    id: 'heartbeat',
    models: BOTH,
    seen: [
      { at: 'S31', beat: 'pulses' },
      { at: 'S31', beat: 'silent' },
      { at: 'S18', beat: 'ghost' },
    ],
    settings: ['heartbeat.interval.ms', 'session.timeout.ms', 'heartbeat'],
    confused: ['poll-interval'],
  },
  {
    id: 'poll-interval',
    models: KAFKA,
    seen: [{ at: 'S31', beat: 'left' }],
    settings: ['max.poll.interval.ms', 'max.poll.records'],
    confused: ['heartbeat'],
  },
  {
    id: 'callbacks',
    models: KAFKA,
    seen: [
      { at: 'S32', beat: 'let-go' },
      { at: 'S32', beat: 'lost' },
    ],
  },
  {
    id: 'reset',
    models: KAFKA,
    seen: [
      { at: 'S26', beat: 'newcomer' },
      { at: 'S26', beat: 'out-of-range' },
      { at: 'S36', claim: 'C011' },
    ],
    settings: ['auto.offset.reset'],
  },
  {
    id: 'retention',
    models: KAFKA,
    seen: [{ at: 'S22', beat: 'read' }, { at: 'S22', beat: 'cut' }, { at: 'S43' }],
    settings: ['retention.ms', 'cleanup.policy'],
    confused: ['ttl'],
  },
  { id: 'backpressure', models: BOTH, seen: [{ at: 'S12', beat: 'drowned' }, { at: 'S54' }] },
]
