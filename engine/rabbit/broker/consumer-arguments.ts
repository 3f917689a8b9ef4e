import type { FieldValue, Table } from '../methods.ts'
import type { Profile } from '../profiles.ts'
import { readOffset } from '../queues/stream-offset.ts'
import type { Queue } from '../state.ts'
import { isAgeWithoutNumber, typeNameOf } from '../table.ts'
import { internalError, inVhost, preconditionFailed, type Refusal } from './desk.ts'

/** What is wrong with a value, as RabbitMQ's text says it, or how the broker fails at it. */
type Check = (value: FieldValue) => string | Refusal | undefined

/** How each argument is checked, in the broker's order (rabbit_amqqueue, consume_args). */
const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  [
    'x-priority',
    (value) => (typeof value === 'number' ? undefined : `"expected integer, got ${typeNameOf(value)}"`),
  ],
  [
    'x-cancel-on-ha-failover',
    (value) => (typeof value === 'boolean' ? undefined : `{unacceptable_type,${typeNameOf(value)}}`),
  ],
  ['x-stream-offset', offsetFault],
]

/**
 * What is wrong with the arguments of basic.consume: first a value that the queue cannot use, then a name that only
 * another type of queue knows. A name that nobody knows is ignored (more-ca-01 to -98).
 */
export function consumerArgumentFault(queue: Queue, given: Table, profile: Profile): Refusal | undefined {
  const known = profile.consumerArguments
  const what = inVhost('queue', queue.name)
  for (const [name, check] of CHECKS) {
    const value = known[queue.type].includes(name) ? given[name] : undefined
    const why = value === undefined ? undefined : check(value)
    if (typeof why === 'string') return preconditionFailed(`invalid arg '${name}' for ${what}: ${why}`)
    if (why !== undefined) return why
  }
  const all = Object.values(known).flat()
  const strange = Object.keys(given).find((name) => all.includes(name) && !known[queue.type].includes(name))
  if (strange !== undefined) {
    const type = `of queue type rabbit_${queue.type}_queue`
    return preconditionFailed(`invalid arg '${strange}' for ${what} ${type}`)
  }
  return failsAtCredit(queue, given['x-credit'], profile) ? internalError() : undefined
}

function offsetFault(value: FieldValue): string | Refusal | undefined {
  if (readOffset(value) !== undefined) return undefined
  if (typeof value !== 'string' || isAgeWithoutNumber(value)) return internalError()
  return `{invalid_stream_offset_arg,{longstr,<<"${value}">>}}`
}

function failsAtCredit(
  { type }: Queue,
  credit: FieldValue | undefined,
  { creditMustBeTable }: Profile,
): boolean {
  return creditMustBeTable && type !== 'stream' && credit !== undefined && typeof credit !== 'object'
}
