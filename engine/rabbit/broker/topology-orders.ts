import type { BindingOrder } from '../operator.ts'
import { EMPTY_TABLE } from '../table.ts'
import { changeBinding } from './binding.ts'
import type { Desk } from './desk.ts'
import { deleteQueue } from './queue.ts'

/** No connection has this name: an operator owns nothing, so exclusive queues are closed to him (exq-01). */
const OPERATOR = ''

/** Ready messages only, as with queue.purge; a stream cannot be purged (purge-01, purge-02). */
export function purgeByHand(desk: Desk, name: string): void {
  const queue = desk.broker.queues.get(name)
  if (queue === undefined || queue.down || queue.type === 'stream' || queue.owner !== undefined) return
  desk.turn.emit({ type: 'queue.purged', queue: name, messages: queue.ready.size })
}

/** The queue goes with its bindings, and its consumers are told (consume-03). */
export function deleteByHand(desk: Desk, name: string): void {
  const queue = desk.broker.queues.get(name)
  if (queue !== undefined && !queue.down && queue.owner === undefined) deleteQueue(desk, queue, 'command')
}

/** What queue.bind refuses is refused to an operator too: nothing changes. */
export function bindByHand(desk: Desk, order: BindingOrder, isBind: boolean): void {
  const { source, destination, destination_type: type = 'queue', routing_key: routingKey = '' } = order
  const { arguments: table = EMPTY_TABLE } = order
  const binding = { source, destination, destinationType: type, routingKey, arguments: table }
  changeBinding(desk, OPERATOR, binding, isBind)
}
