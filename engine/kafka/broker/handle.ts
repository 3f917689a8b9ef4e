import type { Address } from '../../kernel/agenda.ts'
import { onGuestHeartbeat, onGuestJoin, onGuestLeave, onGuestSync } from '../consumer-group/guests.ts'
import { onConsumerGroupHeartbeat } from '../consumer-group/heartbeat.ts'
import { onMemberCommit, onMemberFetch } from '../consumer-group/offsets.ts'
import { byProtocol } from '../consumer-group/route.ts'
import { onFindCoordinator } from '../coordinator/find-coordinator.ts'
import { onHeartbeat } from '../coordinator/heartbeat.ts'
import { coordinatorOf } from '../coordinator/internal-topics.ts'
import { onJoinGroup } from '../coordinator/join-group.ts'
import { onLeaveGroup } from '../coordinator/leave-group.ts'
import { notCoordinatorAnswer } from '../coordinator/not-coordinator.ts'
import { onOffsetCommit } from '../coordinator/offset-commit.ts'
import { checkOffsets } from '../coordinator/offset-expiry.ts'
import { onOffsetFetch } from '../coordinator/offset-fetch.ts'
import { onSyncGroup } from '../coordinator/sync-group.ts'
import { onGroupTimer } from '../coordinator/timers.ts'
import type { FetchResponse } from '../protocol/client-requests.ts'
import {
  type BrokerHeartbeatResponse,
  CONTROLLER,
  type PartitionChange,
} from '../protocol/cluster-requests.ts'
import type { GroupRequest } from '../protocol/group-requests.ts'
import type { AddPartitionsToTxnResponse, WriteTxnMarkersResponse } from '../protocol/transaction-requests.ts'
import type { ConnectionClosed, KafkaRequest } from '../requests.ts'
import { onShareGroupHeartbeat } from '../share-group/heartbeat.ts'
import { onShareSessionExpired } from '../share-group/membership.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { forgetFetches, onFetchExpired } from './delayed-fetch.ts'
import { forgetProduces, onProduceExpired } from './delayed-produce.ts'
import { onFetch } from './fetch.ts'
import { followLeaders, onLeaderDisconnected, onReplicaFetched } from './follower.ts'
import { onInitProducerId } from './init-producer-id.ts'
import { crashBroker, finishStop, onPartitionChange, restartBroker, stopBroker } from './lifecycle.ts'
import { onMarkersWritten, onWriteMarkers, retryMarkers } from './markers.ts'
import { onListOffsets, onMetadata } from './metadata.ts'
import { onCreatePartitions, onCreateTopic, onDeleteRecords } from './operator.ts'
import type { BrokerOrder } from './orders.ts'
import { onProduce } from './produce.ts'
import { checkFollowers } from './replication.ts'
import { onAlterOffsets } from './reset-offsets.ts'
import { checkRetention } from './retention.ts'
import {
  forgetShareSessions,
  onShareAcknowledge,
  onShareFetch,
  onShareFetchExpired,
  onShareLocks,
} from './share-fetch.ts'
import type { BrokerTimer } from './timers.ts'
import { onAddOffsets, onTxnOffsetCommit } from './transaction-offsets.ts'
import { checkTransactions, onAddPartitions, onEndTransaction } from './transactions.ts'
import { failHeld, onAdded } from './verdicts.ts'

/** What may reach a broker. */
export type BrokerSignal =
  | KafkaRequest
  | FetchResponse
  | AddPartitionsToTxnResponse
  | WriteTxnMarkersResponse
  | PartitionChange
  | BrokerHeartbeatResponse
  | ConnectionClosed
  | BrokerOrder
  | BrokerTimer

type Handle<Signal> = (desk: BrokerDesk, signal: Signal, from: Address) => void

type BrokerHandlers = {
  readonly [Type in BrokerSignal['type']]: Handle<Extract<BrokerSignal, { readonly type: Type }>>
}

/** What each signal makes a broker do. */
const handlers: BrokerHandlers = {
  Produce: onProduce,
  Fetch: onFetch,
  Metadata: onMetadata,
  ListOffsets: onListOffsets,
  FindCoordinator: onFindCoordinator,
  InitProducerId: onInitProducerId,
  AddPartitionsToTxn: onAddPartitions,
  AddPartitionsToTxnResponse: onAdded,
  AddOffsetsToTxn: onAddOffsets,
  TxnOffsetCommit: onTxnOffsetCommit,
  EndTxn: onEndTransaction,
  WriteTxnMarkers: onWriteMarkers,
  WriteTxnMarkersResponse: onMarkersWritten,
  JoinGroup: coordinated(byProtocol(onJoinGroup, onGuestJoin)),
  SyncGroup: coordinated(byProtocol(onSyncGroup, onGuestSync)),
  Heartbeat: coordinated(byProtocol(onHeartbeat, onGuestHeartbeat)),
  LeaveGroup: coordinated(byProtocol(onLeaveGroup, onGuestLeave)),
  OffsetCommit: coordinated(byProtocol(onOffsetCommit, onMemberCommit)),
  OffsetFetch: coordinated(byProtocol(onOffsetFetch, onMemberFetch)),
  ConsumerGroupHeartbeat: onConsumerGroupHeartbeat,
  ShareGroupHeartbeat: onShareGroupHeartbeat,
  ShareFetch: onShareFetch,
  ShareAcknowledge: onShareAcknowledge,
  'connection.closed'(desk, _signal, other) {
    forgetFetches(desk, other)
    forgetShareSessions(desk, other)
    forgetProduces(desk, other)
    if (desk.broker.connections.has(other)) {
      desk.turn.emit({ type: 'connection.dropped', broker: desk.broker.address, client: other })
    }
    onLeaderDisconnected(desk, other)
    failHeld(desk, other)
  },
  FetchResponse: onReplicaFetched,
  PartitionChange: (desk, { partitions }) => onPartitionChange(desk, partitions),
  BrokerHeartbeatResponse(desk, { shouldShutDown }) {
    if (shouldShutDown) finishStop(desk)
  },
  'fetch.expired': (desk, { fetch }) => onFetchExpired(desk, fetch),
  'produce.expired': (desk, { produce }) => onProduceExpired(desk, produce),
  'session.expired': onGroupTimer,
  'pending.expired': onGroupTimer,
  'join.expired': onGroupTimer,
  'sync.expired': onGroupTimer,
  'patience.expired': onGroupTimer,
  'shareSession.expired': onShareSessionExpired,
  'shareFetch.expired': (desk, { fetch }) => onShareFetchExpired(desk, fetch),
  'share.locks': (desk, { groupId, partition, at }) => onShareLocks(desk, groupId, partition, at),
  'offsets.check'(desk, timer) {
    checkOffsets(desk)
    repeat(desk, timer, desk.broker.config.offsetsRetentionCheckIntervalMs)
  },
  'retention.check'(desk, timer) {
    checkRetention(desk)
    repeat(desk, timer, desk.broker.config.logRetentionCheckIntervalMs)
  },
  'transactions.check'(desk, timer) {
    checkTransactions(desk)
    repeat(desk, timer, desk.broker.config.transactionsCheckIntervalMs)
  },
  'markers.retry': (desk, { transactionalId, end }) => retryMarkers(desk, transactionalId, end),
  'heartbeat.check'(desk, timer) {
    const { address, id: brokerId, config } = desk.broker
    desk.turn.send(address, CONTROLLER, { type: 'BrokerHeartbeat', brokerId, wantShutDown: false })
    repeat(desk, timer, config.heartbeatIntervalMs)
  },
  'isr.check'(desk, timer) {
    checkFollowers(desk)
    followLeaders(desk)
    repeat(desk, timer, desk.broker.config.replicaLagTimeMaxMs / 2)
  },
  'replica.retry': followLeaders,
  CreatePartitions: onCreatePartitions,
  CreateTopic: onCreateTopic,
  DeleteRecords: onDeleteRecords,
  AlterConsumerGroupOffsets: onAlterOffsets,
  AlterPartitionReassignments: ({ broker, turn }, order) => turn.send(broker.address, CONTROLLER, order),
  ElectLeaders: ({ broker, turn }, order) => turn.send(broker.address, CONTROLLER, order),
  'broker.crash': crashBroker,
  'broker.stop': stopBroker,
  'broker.start': restartBroker,
}

/** Hands a signal to a broker; a process that is gone hears nothing but the order to start. */
export function handleBroker(desk: BrokerDesk, signal: BrokerSignal, from: Address): void {
  const { broker, turn } = desk
  if ('incarnation' in signal && signal.incarnation !== broker.incarnation) return
  const isRequest = 'correlationId' in signal && !signal.type.endsWith('Response')
  if (broker.status !== 'running' && signal.type !== 'broker.start') {
    // The machine is there and nobody listens: the connection is refused.
    if (isRequest) turn.send(broker.address, from, { type: 'connection.closed' })
    return
  }
  if (isRequest && !broker.connections.has(from)) {
    turn.emit({ type: 'connection.opened', broker: broker.address, client: from })
  }
  // The table gives each type its own handler; the compiler cannot see the pair.
  const handle = handlers[signal.type] as Handle<BrokerSignal>
  handle(desk, signal, from)
}

/** Only the coordinator of a group answers for it. */
function coordinated<Request extends GroupRequest>(handle: Handle<Request>): Handle<Request> {
  return (desk, request, client) => {
    const coordinator = coordinatorOf(desk.kafka, request.groupId)
    if (coordinator === desk.broker.address) handle(desk, request, client)
    else answer(desk, client, notCoordinatorAnswer(request))
  }
}

function repeat({ broker, turn }: BrokerDesk, timer: BrokerTimer, ticks: number): void {
  turn.pass(broker.address, broker.address, ticks, timer)
}
