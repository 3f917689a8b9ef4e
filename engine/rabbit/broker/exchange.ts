import { ruleOf } from '../exchanges/index.ts'
import type { ExchangeMethod, FieldValue } from '../methods.ts'
import type { Exchange } from '../state.ts'
import { EMPTY_TABLE, typeNameOf } from '../table.ts'
import { deleteExchange } from './binding.ts'
import {
  accessRefused,
  answer,
  commandInvalid,
  type Desk,
  inVhost,
  type Lane,
  notFound,
  preconditionFailed,
  type Refusal,
} from './desk.ts'

type Method<Type extends ExchangeMethod['type']> = Extract<ExchangeMethod, { readonly type: Type }>

const NOT_DEFAULT = accessRefused('operation not permitted on the default exchange')

/** exchange.declare: makes it, or checks that what is there is equal (decl-01 to decl-04). */
export function declareExchange(
  desk: Desk,
  lane: Lane,
  method: Method<'exchange.declare'>,
): Refusal | undefined {
  const { broker, turn } = desk
  const { exchange: name, exchangeType, passive = false, arguments: given = EMPTY_TABLE } = method
  const existing = broker.exchanges.get(name)
  if (passive) {
    if (name === '') return NOT_DEFAULT
    return existing === undefined ? notFound('exchange', name) : declared(desk, lane)
  }
  if (ruleOf(exchangeType) === undefined) return unknownType(desk, exchangeType)
  if (name === '') return NOT_DEFAULT
  if (existing !== undefined) return differs(existing, method) ?? declared(desk, lane)
  if (name.startsWith('amq.'))
    return accessRefused(`exchange name '${name}' contains reserved prefix 'amq.*'`)
  const alternate = given['alternate-exchange']
  if (alternate !== undefined && typeof alternate !== 'string') {
    const type = typeNameOf(alternate)
    return preconditionFailed(
      `invalid type '${type}' for arg 'alternate-exchange' in ${inVhost('exchange', name)}`,
    )
  }
  const { durable = false, autoDelete = false, internal = false } = method
  turn.emit({
    type: 'exchange.declared',
    exchange: name,
    exchangeType,
    durable,
    autoDelete,
    internal,
    arguments: given,
  })
  return declared(desk, lane)
}

/** exchange.delete: what is not there may be deleted (decl-07). */
export function removeExchange(
  desk: Desk,
  lane: Lane,
  method: Method<'exchange.delete'>,
): Refusal | undefined {
  const { exchange: name, ifUnused = false } = method
  const { connection, channel } = lane
  if (name === '') return NOT_DEFAULT
  if (name.startsWith('amq.')) {
    return accessRefused(`deletion of system ${inVhost('exchange', name)} not allowed`)
  }
  const exchange = desk.broker.exchanges.get(name)
  if (exchange !== undefined) {
    const inUse = ifUnused && exchange.bindings.length > 0
    if (inUse) return preconditionFailed(`${inVhost('exchange', name)} in use`)
    deleteExchange(desk, exchange)
  }
  answer(desk, connection, {
    type: 'exchange.delete-ok',
    connection: connection.name,
    channel: channel.number,
  })
  return undefined
}

function declared(desk: Desk, { connection, channel }: Lane): undefined {
  answer(desk, connection, {
    type: 'exchange.declare-ok',
    connection: connection.name,
    channel: channel.number,
  })
  return undefined
}

function unknownType({ broker: { profile } }: Desk, type: string): Refusal {
  return profile.unknownExchangeTypeClosesConnection
    ? commandInvalid(`unknown exchange type '${type}'`)
    : preconditionFailed(`unknown exchange type '${type}'`)
}

/** Of the arguments only the alternate exchange counts. */
function differs(has: Exchange, method: Method<'exchange.declare'>): Refusal | undefined {
  const { durable = false, autoDelete = false, internal = false, arguments: given = EMPTY_TABLE } = method
  const pairs: readonly (readonly [string, FieldValue | undefined, FieldValue | undefined])[] = [
    ['type', method.exchangeType, has.type],
    ['durable', durable, has.durable],
    ['auto_delete', autoDelete, has.autoDelete],
    ['internal', internal, has.internal],
    ['alternate-exchange', given['alternate-exchange'], has.arguments['alternate-exchange']],
  ]
  const pair = pairs.find(([, received, current]) => received !== current)
  if (pair === undefined) return undefined
  const [field, received, current] = pair
  const what = inVhost('exchange', has.name)
  return preconditionFailed(
    `inequivalent arg '${field}' for ${what}: received '${received}' but current is '${current}'`,
  )
}
