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
  const fields = event as unknown as Readonly<Record<string, unknown>>
  const actor = ACTORS.map((name) => fields[name]).find((value) => typeof value === 'string')
  const said = Object.entries(fields)
    .filter(([name, value]) => !UNSAID.has(name) && value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${shown(value)}`)
  const subject = fields['partition']
  return {
    actor: String(actor ?? 'cluster'),
    text: [event.type, ...said].join(' '),
    kind: KINDS[event.type] ?? 'control',
    ...(typeof subject === 'string' && { subject }),
  }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(' ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const { partition, offset, memberId, partitions } = value as Readonly<Record<string, unknown>>
  if (partition !== undefined) return offset === undefined ? String(partition) : `${partition}@${offset}`
  if (memberId !== undefined) return `${memberId}:${shown(partitions ?? [])}`
  return '{…}'
}
