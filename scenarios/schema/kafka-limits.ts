import type { ConfigScope } from '../../engine/kafka/config/defaults.ts'

/** The least, and where there is one the most, that Kafka's own ConfigDef lets a property be. */
type Limits = Readonly<Record<string, readonly [least: number, most?: number]>>

/** The words that a property may be. */
type Choices = Readonly<Record<string, readonly string[]>>

/** What Java's int and long hold: Kafka parses a property as one of the two. */
const INT_MAX = 2_147_483_647
export const LONG_MAX = 2 ** 63

const GZIP = [-1, 9] as const
const LZ4 = [1, 17] as const
const ZSTD = [-131_072, 22] as const

const CLIENT: Limits = {
  'send.buffer.bytes': [-1],
  'receive.buffer.bytes': [-1],
  'metrics.num.samples': [1],
}

/**
 * Where it is not simply "at least 0" (ConsumerConfig, ProducerConfig, LogConfig, the broker's config groups).
 * A session of 0 ms or less passes the ConfigDef, and no coordinator.
 */
export const LIMITS: Readonly<Record<ConfigScope, Limits>> = {
  consumer: {
    ...CLIENT,
    'session.timeout.ms': [1, INT_MAX],
    'heartbeat.interval.ms': [1, INT_MAX],
    'max.poll.interval.ms': [1, INT_MAX],
    'max.poll.records': [1, INT_MAX],
  },
  producer: {
    ...CLIENT,
    retries: [0, INT_MAX],
    'max.in.flight.requests.per.connection': [1],
    'metadata.max.idle.ms': [5000],
    'transaction.timeout.ms': [1],
    'compression.gzip.level': GZIP,
    'compression.lz4.level': LZ4,
    'compression.zstd.level': ZSTD,
  },
  topic: {
    'segment.bytes': [14],
    'internal.segment.bytes': [1],
    'segment.ms': [1],
    'segment.index.bytes': [4],
    'flush.messages': [1],
    'retention.ms': [-1],
    'retention.bytes': [-1],
    'local.retention.ms': [-2],
    'local.retention.bytes': [-2],
    'max.compaction.lag.ms': [1],
    'min.cleanable.dirty.ratio': [0, 1],
    'min.insync.replicas': [1],
    'compression.gzip.level': GZIP,
    'compression.lz4.level': LZ4,
    'compression.zstd.level': ZSTD,
  },
  broker: {
    'broker.session.timeout.ms': [1],
    'broker.heartbeat.interval.ms': [1],
    'default.replication.factor': [1],
    'group.max.size': [1],
    'group.consumer.max.size': [1],
    'group.consumer.session.timeout.ms': [1],
    'group.consumer.heartbeat.interval.ms': [1],
    'group.coordinator.append.linger.ms': [-1],
    'log.retention.ms': [-1],
    'log.retention.minutes': [-1],
    'log.retention.hours': [-1],
    'log.retention.bytes': [-1],
    'log.retention.check.interval.ms': [1],
    'log.local.retention.ms': [-2],
    'log.local.retention.bytes': [-2],
    'log.roll.ms': [1],
    'log.roll.hours': [1],
    'log.segment.bytes': [14],
    'log.cleaner.min.cleanable.ratio': [0, 1],
    'min.insync.replicas': [1],
    'num.partitions': [1],
    'offsets.commit.required.acks': [-1],
    'offsets.retention.minutes': [1],
    'offsets.retention.check.interval.ms': [1],
    'offsets.topic.num.partitions': [1],
    'offsets.topic.replication.factor': [1],
    'producer.id.expiration.ms': [1],
    'queued.max.request.bytes': [-1],
    'socket.send.buffer.bytes': [-1],
    'socket.receive.buffer.bytes': [-1],
    'transaction.max.timeout.ms': [1],
    'transactional.id.expiration.ms': [1],
    'replica.lag.time.max.ms': [1],
    'share.coordinator.append.linger.ms': [-1],
    'compression.gzip.level': GZIP,
    'compression.lz4.level': LZ4,
    'compression.zstd.level': ZSTD,
  },
  group: {},
}

const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd']
const STORED = ['producer', 'uncompressed', 'gzip', 'snappy', 'lz4', 'zstd']
const STAMPS = ['CreateTime', 'LogAppendTime']
const POLICIES = ['delete', 'compact']

/** Kafka's words, as Kafka spells them; of a list each must be one. */
export const CHOICES: Readonly<Record<ConfigScope, Choices>> = {
  consumer: {
    'isolation.level': ['read_uncommitted', 'read_committed'],
    'group.protocol': ['classic', 'consumer'],
    'share.acknowledgement.mode': ['implicit', 'explicit'],
    'metadata.recovery.strategy': ['none', 'rebootstrap'],
  },
  producer: {
    acks: ['all', '-1', '0', '1'],
    'compression.type': CODECS,
    'metadata.recovery.strategy': ['none', 'rebootstrap'],
  },
  topic: { 'cleanup.policy': POLICIES, 'compression.type': STORED, 'message.timestamp.type': STAMPS },
  broker: {
    'log.cleanup.policy': POLICIES,
    'compression.type': STORED,
    'log.message.timestamp.type': STAMPS,
    'group.consumer.migration.policy': ['disabled', 'downgrade', 'upgrade', 'bidirectional'],
    'group.coordinator.rebalance.protocols': ['classic', 'consumer', 'share', 'streams'],
  },
  group: {},
}

/** Assignors of the classic protocol: by class, or by the last part of it, or by the name in the protocol. */
export const STRATEGIES = [
  'org.apache.kafka.clients.consumer.RangeAssignor',
  'org.apache.kafka.clients.consumer.RoundRobinAssignor',
  'org.apache.kafka.clients.consumer.StickyAssignor',
  'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
]

/** The names that these assignors have in JoinGroup. */
export const STRATEGY_NAMES = ['range', 'roundrobin', 'sticky', 'cooperative-sticky']

/** The partitioners that are here: Java's own, and those of librdkafka. */
export const PARTITIONERS = [
  'org.apache.kafka.clients.producer.RoundRobinPartitioner',
  'RoundRobinPartitioner',
  'default',
  'consistent_random',
  'murmur2_random',
]

/** Properties that Kafka has and that change nothing here: addresses, security, serializers, disks. */
export const WITHOUT_EFFECT = new RegExp(
  [
    'bootstrap\\.(servers|controllers)',
    '(key|value)\\.(de)?serializer',
    '(sasl|ssl|security|metrics?|remote\\.log|zookeeper|listener|controller|authorizer|password)\\b.*',
    '(delegation|principal|telemetry|quota|socket|config\\.providers|client\\.telemetry|internal)\\b.*',
    '(advertised\\.)?listeners|inter\\.broker\\..*|process\\.roles|node\\.id|broker\\.id',
    'log\\.dirs?|metadata\\.log\\.dir|enable\\.metrics\\.push',
  ]
    .map((names) => `^(${names})$`)
    .join('|'),
)
