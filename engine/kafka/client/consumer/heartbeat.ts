import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { ask } from '../network.ts'
import { changeState } from './change-state.ts'

const UNSET = -1

/** Sends a heartbeat that says what has changed since the last one. */
export function speak(consumer: Consumer, turn: KafkaTurn, isAnswerIgnored: boolean): void {
  const { member, network, config, setup, name, coordinator, incarnation } = consumer
  if (coordinator === undefined) return
  const { nextCorrelationId: correlationId } = network
  const { memberId, epoch: memberEpoch, intervalMs } = member
  const news = newsOf(consumer)
  const said = { consumer: name, memberEpoch, correlationId, ...news, isAnswerIgnored }
  turn.emit({ type: 'heartbeat.said', ...said }, member.seq)
  ask(consumer, turn, coordinator, {
    type: 'ConsumerGroupHeartbeat',
    correlationId,
    groupId: setup.group,
    memberId,
    memberEpoch,
    groupInstanceId: config.groupInstanceId,
    rebalanceTimeoutMs: news.rebalanceTimeoutMs ?? UNSET,
    subscribedTopics: news.topics,
    serverAssignor: news.serverAssignor,
    ownedPartitions: news.owned,
  })
  noteSpoken(consumer, turn)
  if (intervalMs > 0) turn.pass(name, name, intervalMs, { type: 'heartbeat.due', incarnation, epoch: 0 })
}

/** What it has to say of itself: everything when it joins, else what is not as it said last. */
function newsOf({ member, config, subscription }: Consumer) {
  const { said, current } = member
  const { maxPollIntervalMs, groupRemoteAssignor } = config
  const isAll = member.state === 'JOINING'
  return {
    topics: isAll || said.topics?.join() !== subscription.join() ? subscription : null,
    rebalanceTimeoutMs: isAll || said.rebalanceTimeoutMs !== maxPollIntervalMs ? maxPollIntervalMs : null,
    serverAssignor: isAll || said.serverAssignor !== groupRemoteAssignor ? groupRemoteAssignor : null,
    owned: isAll || said.owned !== current?.localEpoch ? (current?.partitions ?? []) : null,
  }
}

/** Saying it is confirming it: the assignment is the coordinator's business again, and a goodbye is done. */
function noteSpoken(consumer: Consumer, turn: KafkaTurn): void {
  const { state, target, current } = consumer.member
  if (state === 'ACKNOWLEDGING') {
    changeState(consumer, turn, target?.localEpoch === current?.localEpoch ? 'STABLE' : 'RECONCILING')
  } else if (state === 'LEAVING' && !consumer.member.isPollExpired)
    changeState(consumer, turn, 'UNSUBSCRIBED')
}
