import type { Seq } from '../../kernel/clock.ts'
import type { Guarantee, Verdict } from '../../kernel/guarantee.ts'
import type { KafkaEvent } from '../events.ts'

/** Who reads each partition in its own eyes, by group; and the facts that broke the promise. */
interface Owners {
  readonly owners: Map<string, Map<string, Seq>>
  /** The group of each client: two groups may read one partition. */
  readonly groups: Map<string, string>
  witness: readonly Seq[]
}

/**
 * No partition is read by two members of a group at a time. Members that are cut off or frozen may believe to
 * own what was given to others: then it is broken, and that is the zombie of the stories. A crash ends a belief.
 */
export const oneOwner: Guarantee<KafkaEvent, Owners> = {
  id: 'one-owner',
  begin: () => ({ owners: new Map(), groups: new Map(), witness: [] }),
  fold(memory, event, seq) {
    if (event.type === 'member.idGiven' || event.type === 'groupMember.joined') {
      memory.groups.set(event.client, event.groupId)
    } else if (event.type === 'partitions.assigned') {
      for (const partition of event.owned) take(memory, partition, event.consumer, seq)
    } else if (event.type === 'partitions.revoked' || event.type === 'partitions.lost') {
      for (const partition of event.partitions)
        memory.owners.get(seatOf(memory, partition, event.consumer))?.delete(event.consumer)
    } else if (event.type === 'consumer.crashed' || event.type === 'consumer.closed') {
      for (const owners of memory.owners.values()) owners.delete(event.consumer)
    }
  },
  verdict: ({ witness }): Verdict => (witness.length === 0 ? { holds: true } : { holds: false, witness }),
}

function take(memory: Owners, partition: string, consumer: string, seq: Seq): void {
  const seat = seatOf(memory, partition, consumer)
  const owners = memory.owners.get(seat) ?? new Map<string, Seq>()
  memory.owners.set(seat, owners)
  const [other] = [...owners].filter(([name]) => name !== consumer)
  if (other !== undefined && memory.witness.length === 0) memory.witness = [other[1], seq]
  if (!owners.has(consumer)) owners.set(consumer, seq)
}

function seatOf({ groups }: Owners, partition: string, consumer: string): string {
  return `${groups.get(consumer) ?? ''} ${partition}`
}
