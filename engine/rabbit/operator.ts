import type { Table } from './methods.ts'

/** Orders to a node by its machine, its operator or `rabbitmqctl`: commands to the node's address. */
export type OperatorSignal =
  /** kill -9, or the power is gone: nothing is said to anybody by the process itself. */
  | { readonly type: 'node.crash' }
  /** `rabbitmqctl shutdown`: connections are closed with 320, durable state is written. */
  | { readonly type: 'node.stop' }
  | { readonly type: 'node.start' }
  /** Memory above `vm_memory_high_watermark`, or the disk nearly full: publishers are blocked. */
  | { readonly type: 'alarm.set'; readonly reason: 'memory' | 'disk' }
  | { readonly type: 'alarm.clear'; readonly reason: 'memory' | 'disk' }
  | {
      readonly type: 'set_policy'
      readonly name: string
      readonly pattern: string
      readonly definition: Table
      readonly priority?: number
      readonly 'apply-to'?: 'all' | 'queues' | 'exchanges' | 'classic_queues' | 'quorum_queues' | 'streams'
    }
  | { readonly type: 'clear_policy'; readonly name: string }
  | { readonly type: 'close_connection'; readonly connection: string; readonly reason: string }
  /** `rabbitmqctl purge_queue`: what is ready goes (purge-01). */
  | { readonly type: 'purge_queue'; readonly queue: string }
  /** `rabbitmqctl delete_queue`. */
  | { readonly type: 'delete_queue'; readonly queue: string }
  /** `rabbitmqadmin declare binding` and `delete binding`, by the fields of a definitions file. */
  | ({ readonly type: 'declare_binding' | 'delete_binding' } & BindingOrder)
  /** `application:set_env(rabbit, ...)`: a setting of the broker that changes while it runs. */
  | {
      readonly type: 'set_env'
      readonly name: 'consumer_timeout' | 'consumer_timeout_check'
      readonly value: number
    }

/** Which binding an operator means: a queue's, where nothing is said. */
export interface BindingOrder {
  readonly source: string
  readonly destination: string
  readonly destination_type?: 'queue' | 'exchange'
  readonly routing_key?: string
  readonly arguments?: Table
}
