import type {
  BasicMethod,
  ChannelMethod,
  ConfirmMethod,
  ExchangeMethod,
  FrameSignal,
  QueueMethod,
} from '../methods.ts'
import { bindExchange, bindQueue } from './binding.ts'
import { closeByClient } from './channel.ts'
import { confirmSelect } from './confirm.ts'
import { cancel, consume } from './consume.ts'
import { answer, type Desk, type Lane, notImplemented, type Refusal } from './desk.ts'
import { declareExchange, removeExchange } from './exchange.ts'
import { onFrame } from './frames.ts'
import { get } from './get.ts'
import { publish } from './publish.ts'
import { qos } from './qos.ts'
import { declareQueue, purge, removeQueue } from './queue.ts'
import { ack, nack, recover, reject } from './settle.ts'
import { txCommit, txRollback, txSelect } from './tx.ts'

/** What a client may say on a channel that is open. */
export type LaneMethod =
  | BasicMethod
  | ChannelMethod
  | ConfirmMethod
  | ExchangeMethod
  | FrameSignal
  | QueueMethod

type Handler<Method> = (desk: Desk, lane: Lane, method: Method) => Refusal | undefined

/** By AMQP class and method. What only the broker says is no key: from a client it is nonsense. */
const HANDLERS: {
  readonly [Type in LaneMethod['type']]?: Handler<Extract<LaneMethod, { readonly type: Type }>>
} = {
  'basic.publish': publish,
  'basic.ack': ack,
  'basic.nack': nack,
  'basic.reject': reject,
  'basic.recover': recover,
  'basic.get': get,
  'basic.consume': consume,
  'basic.cancel': cancel,
  'basic.qos': qos,
  'queue.declare': declareQueue,
  'queue.delete': removeQueue,
  'queue.purge': purge,
  'queue.bind': bindQueue,
  'queue.unbind': bindQueue,
  'exchange.declare': declareExchange,
  'exchange.delete': removeExchange,
  'exchange.bind': bindExchange,
  'exchange.unbind': bindExchange,
  'confirm.select': confirmSelect,
  'tx.select': txSelect,
  'tx.commit': txCommit,
  'tx.rollback': txRollback,
  'frame.method': onFrame,
  'frame.header': onFrame,
  'frame.body': onFrame,
  'channel.close'(desk, { connection, channel }) {
    closeByClient(desk, connection, channel)
    return undefined
  },
  'channel.flow'(desk, { connection, channel }, { active }) {
    if (!active) return notImplemented('active=false')
    const place = { connection: connection.name, channel: channel.number }
    answer(desk, connection, { type: 'channel.flow-ok', ...place, active })
    return undefined
  },
}

const BY_TYPE: ReadonlyMap<string, Handler<LaneMethod>> = new Map(
  Object.entries(HANDLERS as Readonly<Record<string, Handler<LaneMethod>>>),
)

/** Does what a client says on a channel; gives back what is wrong with it. */
export function onLaneMethod(desk: Desk, lane: Lane, method: LaneMethod): Refusal | undefined {
  return BY_TYPE.get(method.type)?.(desk, lane, method)
}
