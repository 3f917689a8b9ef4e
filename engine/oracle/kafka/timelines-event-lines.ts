import type { KafkaEvent } from '../../kafka/events.ts'
import type { StoryLog } from './story-log.ts'
import type { StoryEvent } from './timelines-case.ts'

/** A fact as the stories write it; undefined: they do not. Ids are learnt on the way. */
export function eventLine(log: StoryLog, event: KafkaEvent, t: number): readonly StoryEvent[] | undefined {
  switch (event.type) {
    case 'guest.idGiven':
    case 'member.idGiven':
      learn(log, event.memberId, event.client)
      return undefined
    case 'partitions.revoked':
      return [{ t, who: event.consumer, ev: 'onPartitionsRevoked', partitions: event.partitions }]
    case 'partitions.lost':
      return [{ t, who: event.consumer, ev: 'onPartitionsLost', partitions: event.partitions }]
    case 'partitions.assigned':
      return [{ t, who: event.consumer, ev: 'onPartitionsAssigned', partitions: event.partitions }]
    case 'records.polled':
      collect(log, event.consumer, event.partition, event.from, event.to)
      return undefined
    case 'poll.returned':
      return event.count === 0 ? undefined : pollLine(log, event.consumer, t)
    case 'consumer.failed': {
      const who = event.consumer
      return [
        { t, who, ev: 'poll.exception', error: event.exception },
        { t, who, ev: 'the application stops after a fatal exception' },
      ]
    }
    case 'consumer.closed':
      return [{ t, who: event.consumer, ev: 'close() returned' }]
    case 'commitSync.ended':
      return [
        {
          t,
          who: event.consumer,
          ev: log.labels.get(event.consumer) ?? 'commitSync',
          outcome: event.outcome,
        },
      ]
    default:
      return undefined
  }
}

/** The first id of a client has its name, the second is `C2~2`. */
function learn(log: StoryLog, memberId: string, client: string): void {
  const count = (log.given.get(client) ?? 0) + 1
  log.given.set(client, count)
  log.names.set(memberId, count === 1 ? client : `${client}~${count}`)
}

function collect(log: StoryLog, client: string, partition: string, from: number, to: number): void {
  const records = log.polled.get(client) ?? new Map<string, readonly [number, number]>()
  log.polled.set(client, records)
  records.set(partition, [records.get(partition)?.[0] ?? from, to])
}

function pollLine(log: StoryLog, client: string, t: number): readonly StoryEvent[] {
  const records = [...(log.polled.get(client) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1))
  log.polled.delete(client)
  const spans = records.map(([partition, [from, to]]) => [partition, `${from}..${to}`] as const)
  return [{ t, who: client, ev: 'poll', records: Object.fromEntries(spans) }]
}
