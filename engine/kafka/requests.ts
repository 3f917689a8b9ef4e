import type { SetupChanged } from '../kernel/engine.ts'
import type { Typed } from '../kernel/model.ts'
import type { ApplicationWanted } from '../kernel/newcomer.ts'
import type { BrokerOrder } from './broker/orders.ts'
import type { BrokerTimer } from './broker/timers.ts'
import type { ClientOrder } from './client/orders.ts'
import type { ClientTimer } from './client/timers.ts'
import type { ClientRequest, ClientResponse } from './protocol/client-requests.ts'
import type { ClusterRequest } from './protocol/cluster-requests.ts'
import type {
  ConsumerGroupHeartbeat,
  ConsumerGroupHeartbeatResponse,
} from './protocol/consumer-group-requests.ts'
import type { GroupRequest, GroupResponse } from './protocol/group-requests.ts'
import type { ShareRequest, ShareResponse } from './protocol/share-requests.ts'
import type { TransactionRequest, TransactionResponse } from './protocol/transaction-requests.ts'

/** What a client or a follower asks of a broker, by the protocol's own names. */
export type KafkaRequest =
  | ClientRequest
  | GroupRequest
  | ConsumerGroupHeartbeat
  | TransactionRequest
  | ShareRequest

/** What a broker answers: the request's name with `Response`, and the same `correlationId`. */
export type KafkaResponse =
  | ClientResponse
  | GroupResponse
  | ConsumerGroupHeartbeatResponse
  | TransactionResponse
  | ShareResponse

/** The TCP connection is gone: what the operating system of a process that dies tells the other end. */
export interface ConnectionClosed extends Typed {
  readonly type: 'connection.closed'
}

/** What the controller tells itself for later. */
export type ControllerTimer =
  | { readonly type: 'broker.session'; readonly brokerId: number; readonly epoch: number }
  | { readonly type: 'leader.imbalance' }

/** Everything that can be on its way in a Kafka world. */
export type KafkaSignal =
  | KafkaRequest
  | KafkaResponse
  | ConnectionClosed
  | ClientTimer
  | ClientOrder
  | BrokerTimer
  | ClusterRequest
  | ControllerTimer
  | BrokerOrder
  | SetupChanged
  | ApplicationWanted
