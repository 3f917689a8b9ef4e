import type { LineView } from '../../kernel/scene.ts'
import type { KafkaEvent } from '../events.ts'

type Kind = LineView['kind']

/** Facts that are news in themselves; everything else is the traffic that carries them. */
const KINDS: Readonly<Record<string, Kind>> = {
  'records.appended': 'message',
  'records.duplicated': 'message',
  'records.polled': 'message',
  'records.processed': 'message',
  'record.handedOver': 'message',
  'records.dropped': 'trouble',
  'records.held': 'trouble',
  'records.refused': 'trouble',
  'record.failed': 'trouble',
  'consumer.crashed': 'fault',
  'consumer.hung': 'fault',
  'consumer.failed': 'trouble',
  'producer.crashed': 'fault',
  'broker.stopped': 'fault',
  'member.expired': 'trouble',
  'member.refused': 'trouble',
  'offset.refused': 'trouble',
  'commit.failed': 'trouble',
  'partitions.lost': 'trouble',
  'pollInterval.exceeded': 'trouble',
  'session.timedOut': 'trouble',
  'group.transitioned': 'state',
  'generation.started': 'state',
  'group.assigned': 'state',
  'partitions.assigned': 'state',
  'partitions.revoked': 'state',
  'assignment.computed': 'state',
  'partition.changed': 'state',
  'records.acquired': 'message',
  'records.acknowledged': 'message',
  'records.released': 'trouble',
  'locks.expired': 'trouble',
  'acknowledgement.refused': 'trouble',
  'shareRecord.processed': 'message',
  'shareRecord.failed': 'trouble',
  'shareConsumer.stopped': 'fault',
  'shareConsumer.hung': 'fault',
  'shareTarget.assigned': 'state',
  'transaction.changed': 'state',
  'transaction.refused': 'trouble',
  'marker.written': 'message',
  'producerTransaction.moved': 'state',
}

/** Who a fact is about, the most telling field first. */
const ACTORS = ['consumer', 'producer', 'client', 'groupId', 'broker', 'partition'] as const

/** Fields that are said by the actor, or that only the program needs. */
const UNSAID: ReadonlySet<string> = new Set([
  ...ACTORS.slice(0, 5),
  'type',
  'correlationId',
  'batch',
  'epoch',
  'member',
  'request',
  'record',
])

/** A line of the log: the fact, and its fields in Kafka's own words. */
export function lineOf(event: KafkaEvent): LineView {
  return new Line(event.type, event as unknown as Fields)
}

/** A page reads all lines of a run, and the text of few: it is made when it is read. */
class Line implements LineView {
  readonly actor: string
  readonly kind: Kind
  readonly subject: string | undefined
  private readonly type: string
  private readonly fields: Fields

  constructor(type: string, fields: Fields) {
    const subject = fields['partition']
    this.actor = actorOf(fields)
    this.kind = KINDS[type] ?? 'control'
    this.subject = typeof subject === 'string' ? subject : undefined
    this.type = type
    this.fields = fields
  }

  get text(): string {
    return textOf(this.type, this.fields)
  }
}

type Fields = Readonly<Record<string, unknown>>

function actorOf(fields: Fields): string {
  for (const name of ACTORS) {
    const value = fields[name]
    if (typeof value === 'string') return value
  }
  return 'cluster'
}

function textOf(type: string, fields: Fields): string {
  const said = Object.entries(fields)
    .filter(([name, value]) => !UNSAID.has(name) && value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${shown(value)}`)
  return [type, ...said].join(' ')
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(' ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const { partition, offset, memberId, partitions } = value as Readonly<Record<string, unknown>>
  if (partition !== undefined) return offset === undefined ? String(partition) : `${partition}@${offset}`
  if (memberId !== undefined) return `${memberId}:${shown(partitions ?? [])}`
  return '{…}'
}
