import type { Lifecycle } from '../../kernel/handlers.ts'
import type { LifeView } from '../../kernel/scene.ts'
import { memberLifecycle } from '../client/classic/membership-state.ts'
import { speaksConsumerProtocol } from '../client/consumer/states.ts'
import type { Consumer } from '../client/consumer-state.ts'
import {
  consumerGroupMemberClientSide,
  type StateMachine,
  transactionProducerServerSide,
} from '../config/state-machines.ts'
import { classicGroupLifecycle } from '../coordinator/group-state.ts'
import type { KafkaState } from '../state.ts'
import { groupId, memberId } from './places.ts'

/**
 * The tables that handlers and laws obey. The state of a KIP-848 group has none: its coordinator computes it
 * after each change (FACTS 9.4), so any may follow any.
 */
export const lifecycles: Readonly<Record<string, Lifecycle>> = {
  classicGroup: classicGroupLifecycle,
  consumerGroup: { Empty: {}, Assigning: {}, Reconciling: {}, Stable: {} },
  classicMember: memberLifecycle,
  consumerMember: lifecycleOf(consumerGroupMemberClientSide),
  transaction: lifecycleOf(transactionProducerServerSide),
}

/** Groups as their coordinators have them, members as they see themselves, transactions. */
export function livesOf(state: KafkaState): readonly LifeView[] {
  const groups = [...state.groups.values()].map(
    ({ groupId: name, protocol, state: stage }): LifeView => ({
      id: `group ${name}`,
      kind: 'group',
      name,
      place: groupId(name),
      lifecycle: protocol === 'classic' ? 'classicGroup' : 'consumerGroup',
      state: stage,
    }),
  )
  return [...groups, ...[...state.consumers.values()].flatMap(memberLife), ...transactionLives(state)]
}

/** Whose process is gone has no state: what it was in was in its memory. */
function memberLife(consumer: Consumer): LifeView[] {
  const { name, status, membership, member } = consumer
  if (status !== 'running') return []
  const isNew = speaksConsumerProtocol(consumer)
  const common = { id: `member ${name}`, kind: 'member', name, place: memberId(name) }
  return [
    isNew
      ? { ...common, lifecycle: 'consumerMember', state: member.state }
      : { ...common, lifecycle: 'classicMember', state: membership.state },
  ]
}

/** Transactional producers, as their coordinator has them. */
function transactionLives({ transactions }: KafkaState): LifeView[] {
  return [...transactions].map(([name, { state }]) => ({
    id: `transaction ${name}`,
    kind: 'transaction',
    name,
    lifecycle: 'transaction',
    state,
  }))
}

/** State by state, without a name for what leads there. */
function lifecycleOf({ states, transitions }: StateMachine): Lifecycle {
  return Object.fromEntries(
    states.map((from) => [from, Object.fromEntries((transitions?.[from] ?? []).map((to) => [to, to]))]),
  )
}
