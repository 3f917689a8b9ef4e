import type { Address } from '../../kernel/agenda.ts'
import { onGuestHeartbeat, onGuestJoin, onGuestLeave, onGuestSync } from '../consumer-group/guests.ts'
import { onConsumerGroupHeartbeat } from '../consumer-group/heartbeat.ts'
import { onMemberCommit, onMemberFetch } from '../consumer-group/offsets.ts'
import { byProtocol } from '../consumer-group/route.ts'
import { coordinatorOf, onFindCoordinator } from '../coordinator/find-coordinator.ts'
import { onHeartbeat } from '../coordinator/heartbeat.ts'
import { onJoinGroup } from '../coordinator/join-group.ts'
import { onLeaveGroup } from '../coordinator/leave-group.ts'
import { notCoordinatorAnswer } from '../coordinator/not-coordinator.ts'
import { onOffsetCommit } from '../coordinator/offset-commit.ts'
import { checkOffsets } from '../coordinator/offset-expiry.ts'
import { onOffsetFetch } from '../coordinator/offset-fetch.ts'
import { onSyncGroup } from '../coordinator/sync-group.ts'
import { onGroupTimer } from '../coordinator/timers.ts'
import type { GroupRequest } from '../protocol/group-requests.ts'
import type { ConnectionClosed, KafkaRequest } from '../requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { forgetFetches, onFetch, onFetchExpired } from './fetch.ts'
import { onInitProducerId } from './init-producer-id.ts'
import { onListOffsets, onMetadata } from './metadata.ts'
import { onCreatePartitions, onCreateTopic, onDeleteRecords } from './operator.ts'
import type { BrokerOrder } from './orders.ts'
import { onProduce } from './produce.ts'
import { onAlterOffsets } from './reset-offsets.ts'
import { checkRetention } from './retention.ts'
import type { BrokerTimer } from './timers.ts'

/** What may reach a broker. */
export type BrokerSignal = KafkaRequest | ConnectionClosed | BrokerOrder | BrokerTimer

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
  JoinGroup: coordinated(byProtocol(onJoinGroup, onGuestJoin)),
  SyncGroup: coordinated(byProtocol(onSyncGroup, onGuestSync)),
  Heartbeat: coordinated(byProtocol(onHeartbeat, onGuestHeartbeat)),
  LeaveGroup: coordinated(byProtocol(onLeaveGroup, onGuestLeave)),
  OffsetCommit: coordinated(byProtocol(onOffsetCommit, onMemberCommit)),
  OffsetFetch: coordinated(byProtocol(onOffsetFetch, onMemberFetch)),
  ConsumerGroupHeartbeat: onConsumerGroupHeartbeat,
  'connection.closed': (desk, _signal, client) => forgetFetches(desk, client),
  'fetch.expired': (desk, { fetch }) => onFetchExpired(desk, fetch),
  'produce.expired'() {},
  'session.expired': onGroupTimer,
  'pending.expired': onGroupTimer,
  'join.expired': onGroupTimer,
  'sync.expired': onGroupTimer,
  'patience.expired': onGroupTimer,
  'offsets.check'(desk, timer) {
    checkOffsets(desk)
    repeat(desk, timer, desk.broker.config.offsetsRetentionCheckIntervalMs)
  },
  'retention.check'(desk, timer) {
    checkRetention(desk)
    repeat(desk, timer, desk.broker.config.logRetentionCheckIntervalMs)
  },
  CreatePartitions: onCreatePartitions,
  CreateTopic: onCreateTopic,
  DeleteRecords: onDeleteRecords,
  AlterConsumerGroupOffsets: onAlterOffsets,
  'broker.crash'() {},
  'broker.stop'() {},
  'broker.start'() {},
}

/** Hands a signal to a broker; a process that is gone hears nothing but the order to start. */
export function handleBroker(desk: BrokerDesk, signal: BrokerSignal, from: Address): void {
  const { broker } = desk
  if (broker.status !== 'running' && signal.type !== 'broker.start') return
  if ('incarnation' in signal && signal.incarnation !== broker.incarnation) return
  // The table gives each type its own handler; the compiler cannot see the pair.
  const handle = handlers[signal.type] as Handle<BrokerSignal>
  handle(desk, signal, from)
}

/** Sets the timers that a broker runs by. */
export function startBroker({ broker, turn }: BrokerDesk): void {
  const { incarnation, address, config } = broker
  turn.pass(address, address, config.offsetsRetentionCheckIntervalMs, { type: 'offsets.check', incarnation })
  turn.pass(address, address, config.logRetentionCheckIntervalMs, { type: 'retention.check', incarnation })
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
