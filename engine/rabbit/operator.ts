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
  /** `application:set_env(rabbit, ...)`: a setting of the broker that changes while it runs. */
  | {
      readonly type: 'set_env'
      readonly name: 'consumer_timeout' | 'consumer_timeout_check'
      readonly value: number
    }
