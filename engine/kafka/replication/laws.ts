import type { Law } from '../../kernel/model.ts'
import type { KafkaEvent } from '../events.ts'
import type { KafkaState } from '../state.ts'
import { NO_LEADER } from './election.ts'
import { arrivalOf } from './reassignment.ts'

type ReplicationLaw = Law<KafkaState, KafkaEvent>

type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>

/** Who leads and who is in sync are replicas; who comes and who goes too; and a move that can end has ended. */
const placed: ReplicationLaw = {
  id: 'kafka.placement',
  on: ['partition.changed'],
  check(_kafka, event) {
    const { partition, registration } = event as Of<'partition.changed'>
    const { replicas, adding, removing, isr, elr, leader } = registration
    const named = [...isr, ...elr, ...adding, ...removing, ...(leader === NO_LEADER ? [] : [leader])]
    const foreign = named.find((replica) => !replicas.includes(replica))
    if (foreign !== undefined) return `${foreign} is no replica of ${partition}`
    if (new Set(replicas).size < replicas.length) return `${partition} is twice on one broker`
    if (adding.some((replica) => removing.includes(replica))) return `${partition} comes and goes at once`
    const isDone = arrivalOf(registration, isr) !== undefined
    return isDone ? `${partition} has arrived, and is still moving` : undefined
  },
}

/** A log is deleted only where the partition is not any more, and who is in sync has one. */
const homes: ReplicationLaw = {
  id: 'kafka.replica-homes',
  on: ['replica.deleted', 'partition.changed'],
  check(kafka, event) {
    const { partition } = event as Of<'partition.changed'>
    const registered = kafka.cluster.partitions.get(partition)
    if (registered === undefined) return undefined
    const { replicas, isr } = registered.registration
    if (event.type === 'replica.deleted') {
      const id = kafka.brokers.get(event.broker)?.id ?? NO_LEADER
      return replicas.includes(id) ? `${event.broker} deletes its replica of ${partition}` : undefined
    }
    if (kafka.cluster.topics.get(registered.topic)?.isInternal === true) return undefined
    const bare = isr.find((id) => {
      const broker = kafka.brokers.get(kafka.cluster.addresses.get(id) ?? '')
      return broker?.logs.has(partition) !== true
    })
    return bare === undefined ? undefined : `${bare} is in sync in ${partition}, and has no log`
  },
}

/** The laws of where copies are. Broken, they are our bugs. */
export const replicationLaws: readonly ReplicationLaw[] = [placed, homes]
