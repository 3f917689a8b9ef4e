import type { QueueType } from '../events.ts'
import type { FieldValue, Table } from '../methods.ts'
import type { Profile } from '../profiles.ts'
import { ageOf, isAgeWithoutNumber, typeNameOf } from '../table.ts'
import { internalError, preconditionFailed, type Refusal } from './desk.ts'

/** What is wrong with an argument, as RabbitMQ's text says it, or how the broker fails at it. */
type Check = (value: FieldValue, all: Table) => string | Refusal | undefined

const MAX_PRIORITY = 255
const MAX_EXPIRY = 315_360_000_000
const OVERFLOWS = ['drop-head', 'reject-publish', 'reject-publish-dlx']
const STRATEGIES = ['at-most-once', 'at-least-once']
const MODES = ['default', 'lazy']
const LOCATORS = ['client-local', 'balanced', 'random', 'least-leaders']
const MASTER_LOCATORS: readonly FieldValue[] = ['client-local', 'min-masters', 'random']
const TYPES: readonly string[] = ['classic', 'quorum', 'stream']

/** How each argument is checked (rabbit_amqqueue, declare_args). */
const CHECKS: Readonly<Record<string, Check>> = {
  'x-expires': (value) => integer(value) ?? (value === 0 ? '{value_zero,0}' : expiryFault(value as number)),
  'x-message-ttl': (value) => integer(value) ?? expiryFault(value as number),
  'x-dead-letter-exchange': text,
  'x-dead-letter-routing-key': (value, all) =>
    text(value) ??
    (all['x-dead-letter-exchange'] === undefined ? 'routing_key_but_no_dlx_defined' : undefined),
  'x-dead-letter-strategy': oneOf(STRATEGIES, 'invalid_dlx_strategy'),
  'x-max-length': notNegative,
  'x-max-length-bytes': notNegative,
  'x-max-in-memory-length': notNegative,
  'x-max-in-memory-bytes': notNegative,
  'x-max-priority': (value) =>
    notNegative(value) ?? ((value as number) > MAX_PRIORITY ? `{max_value_exceeded,${value}}` : undefined),
  'x-overflow': oneOf(OVERFLOWS, 'invalid_overflow'),
  'x-queue-mode': oneOf(MODES, 'unsupported queue mode'),
  'x-queue-version': (value) =>
    notNegative(value) ?? (value === 1 || value === 2 ? undefined : 'unsupported version'),
  'x-single-active-consumer': (value) => (typeof value === 'boolean' ? undefined : unacceptable(value)),
  'x-queue-leader-locator': oneOf(LOCATORS, 'invalid_queue_locator_arg'),
  'x-max-age': (value) => text(value) ?? (isAgeWithoutNumber(value) ? internalError() : ageFault(value)),
  'x-stream-max-segment-size-bytes': notNegative,
  'x-quorum-initial-group-size': positive,
  'x-initial-cluster-size': positive,
  'x-delayed-retry-min': notNegative,
  'x-delayed-retry-max': notNegative,
}

const ANY_TYPE = ['x-queue-type']
const CLASSIC_AND_QUORUM = [
  'x-expires',
  'x-message-ttl',
  'x-dead-letter-exchange',
  'x-dead-letter-routing-key',
  'x-max-length',
  'x-max-length-bytes',
  'x-overflow',
  'x-single-active-consumer',
]

/** Which arguments each type knows. What another type knows is refused; what nobody knows is ignored (qdecl-05). */
const KNOWN: Readonly<Record<QueueType, readonly string[]>> = {
  classic: [
    ...ANY_TYPE,
    ...CLASSIC_AND_QUORUM,
    'x-max-priority',
    'x-queue-mode',
    'x-queue-version',
    'x-queue-master-locator',
    'x-queue-leader-locator',
  ],
  quorum: [
    ...ANY_TYPE,
    ...CLASSIC_AND_QUORUM,
    'x-dead-letter-strategy',
    'x-max-in-memory-length',
    'x-max-in-memory-bytes',
    'x-quorum-initial-group-size',
    'x-delivery-limit',
    'x-queue-leader-locator',
    'x-delayed-retry-type',
    'x-delayed-retry-min',
    'x-delayed-retry-max',
  ],
  stream: [
    ...ANY_TYPE,
    'x-max-length-bytes',
    'x-max-age',
    'x-stream-max-segment-size-bytes',
    'x-initial-cluster-size',
    'x-queue-leader-locator',
  ],
}

const ALL_KNOWN = new Set([...KNOWN.classic, ...KNOWN.quorum, ...KNOWN.stream])

/** What is wrong with a time to live in ms; ten years are the most (rabbit_misc, check_expiry). */
export function expiryFault(ms: number): string | undefined {
  if (ms > MAX_EXPIRY) return `{value_too_large,${ms}}`
  return ms < 0 ? `{value_negative,${ms}}` : undefined
}

function ageFault(value: FieldValue): string | undefined {
  return ageOf(value) === undefined ? 'invalid_max_age' : undefined
}

/** The type that the arguments ask for; undefined when there is no such type. */
export function queueTypeOf({ 'x-queue-type': type }: Table): QueueType | undefined {
  if (type === undefined) return 'classic'
  return typeof type === 'string' && TYPES.includes(type) ? (type as QueueType) : undefined
}

/** The first thing wrong with a queue's arguments. */
export function argumentFault(
  type: QueueType,
  given: Table,
  what: string,
  profile: Profile,
): Refusal | undefined {
  const known = knownTo(type, profile)
  for (const name of known) {
    const value = given[name]
    const why = value === undefined ? undefined : CHECKS[name]?.(value, given)
    if (typeof why === 'string') return preconditionFailed(`invalid arg '${name}' for ${what}: ${why}`)
    if (why !== undefined) return why
  }
  for (const name of Object.keys(given)) {
    if (ALL_KNOWN.has(name) && !known.includes(name)) {
      return preconditionFailed(`invalid arg '${name}' for ${what} of queue type rabbit_${type}_queue`)
    }
  }
  const { 'x-queue-master-locator': locator } = given
  if (profile.masterLocatorMustBeKnown && locator !== undefined && !MASTER_LOCATORS.includes(locator)) {
    return internalError()
  }
  return profile.queueModeRefused && given['x-queue-mode'] !== undefined
    ? preconditionFailed(`invalid arg 'x-queue-mode' for ${what}: lazy mode was removed`)
    : undefined
}

function knownTo(type: QueueType, { classicTakesLeaderLocator }: Profile): readonly string[] {
  const all = KNOWN[type]
  if (type !== 'classic' || classicTakesLeaderLocator) return all
  return all.filter((name) => name !== 'x-queue-leader-locator')
}

/** The first argument that differs between a queue and its redeclaration, among those that count. */
export function differingArgument(type: QueueType, has: Table, given: Table): string | undefined {
  return KNOWN[type].find((name) => {
    if (name === 'x-queue-type') return (has[name] ?? 'classic') !== (given[name] ?? 'classic')
    return JSON.stringify(has[name]) !== JSON.stringify(given[name])
  })
}

function integer(value: FieldValue): string | undefined {
  return Number.isInteger(value) ? undefined : `"expected integer, got ${typeNameOf(value)}"`
}

function notNegative(value: FieldValue): string | undefined {
  return integer(value) ?? ((value as number) < 0 ? `{value_negative,${value}}` : undefined)
}

function positive(value: FieldValue): string | undefined {
  return notNegative(value) ?? (value === 0 ? '{value_zero,0}' : undefined)
}

function text(value: FieldValue): string | undefined {
  return typeof value === 'string' ? undefined : unacceptable(value)
}

function unacceptable(value: FieldValue): string {
  return `{unacceptable_type,${typeNameOf(value)}}`
}

function oneOf(values: readonly string[], fault: string): Check {
  return (value) => text(value) ?? (values.includes(value as string) ? undefined : fault)
}
