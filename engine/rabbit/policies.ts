import { PLAIN_SETTINGS } from './create.ts'
import type { FieldValue, Table } from './methods.ts'
import { NO_LIMIT } from './profiles.ts'
import type { BrokerState, DelayedRetry, Exchange, Policy, Queue, QueueSettings } from './state.ts'
import { ageOf } from './table.ts'

/** Which `apply-to` covers which things. */
const APPLIES: Readonly<Record<string, readonly string[]>> = {
  all: ['exchanges', 'classic', 'quorum', 'stream'],
  queues: ['classic', 'quorum', 'stream'],
  exchanges: ['exchanges'],
  classic_queues: ['classic'],
  quorum_queues: ['quorum'],
  streams: ['stream'],
}

/** The policy in force for a name: of those that match, the one with the highest priority. */
export function policyOf(
  broker: BrokerState,
  kind: Queue['type'] | 'exchanges',
  name: string,
): Policy | undefined {
  let best: Policy | undefined
  for (const policy of broker.policies.values()) {
    const applies = APPLIES[policy.applyTo]?.includes(kind) === true && new RegExp(policy.pattern).test(name)
    if (applies && (best === undefined || policy.priority > best.priority)) best = policy
  }
  return best
}

/** The alternate exchange that an argument or a policy names; the argument wins. */
export function alternateOf(
  broker: BrokerState,
  exchange: Pick<Exchange, 'name' | 'arguments'>,
): string | undefined {
  const policy = policyOf(broker, 'exchanges', exchange.name)
  const name = exchange.arguments['alternate-exchange'] ?? policy?.definition['alternate-exchange']
  return typeof name === 'string' ? name : undefined
}

/**
 * What a queue's arguments and its policy come to: of two limits the smaller holds, of two names the argument's
 * (rabbit_queue_type_util).
 */
export function settingsOf(
  broker: BrokerState,
  queue: Pick<Queue, 'name' | 'type' | 'arguments'>,
): QueueSettings {
  const rules: Rules = {
    own: queue.arguments,
    policy: policyOf(broker, queue.type, queue.name)?.definition ?? {},
  }
  const overflow = overflowOf(queue.type, named(rules, 'overflow'))
  const deadLetterExchange = textOf(named(rules, 'dead-letter-exchange'))
  return {
    messageTtl: smaller(rules, 'message-ttl'),
    expires: smaller(rules, 'expires'),
    maxLength: smaller(rules, 'max-length'),
    maxLengthBytes: smaller(rules, 'max-length-bytes'),
    overflow,
    deadLetterExchange,
    deadLetterRoutingKey: textOf(named(rules, 'dead-letter-routing-key')),
    atLeastOnce: isAtLeastOnce(queue.type, overflow, deadLetterExchange, rules),
    maxPriority: queue.type === 'classic' ? numberOf(rules.own['x-max-priority']) : undefined,
    singleActive: rules.own['x-single-active-consumer'] === true && queue.type !== 'stream',
    deliveryLimit: deliveryLimitOf(broker, rules),
    maxAge: ageOf(named(rules, 'max-age')),
    segmentBytes: smaller(rules, 'stream-max-segment-size-bytes') ?? PLAIN_SETTINGS.segmentBytes,
    delayedRetry: delayedRetryOf(rules),
  }
}

interface Rules {
  readonly own: Table
  readonly policy: Table
}

function named({ own, policy }: Rules, name: string): FieldValue | undefined {
  return own[`x-${name}`] ?? policy[name]
}

function smaller({ own, policy }: Rules, name: string): number | undefined {
  const [one, other] = [numberOf(own[`x-${name}`]), numberOf(policy[name])]
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other)
}

function numberOf(value: FieldValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function textOf(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A quorum queue does not know `reject-publish-dlx` and goes on as if nothing was said. */
function overflowOf(type: Queue['type'], value: FieldValue | undefined): QueueSettings['overflow'] {
  if (value === 'reject-publish') return value
  return value === 'reject-publish-dlx' && type === 'classic' ? value : 'drop-head'
}

/** Kept dead letters need a quorum queue that refuses instead of dropping (qq-29). */
function isAtLeastOnce(
  type: Queue['type'],
  overflow: string,
  exchange: string | undefined,
  rules: Rules,
): boolean {
  const asked = named(rules, 'dead-letter-strategy') === 'at-least-once'
  return type === 'quorum' && asked && overflow === 'reject-publish' && exchange !== undefined
}

/** -1 is no limit (release notes 4.0.1). */
function deliveryLimitOf({ profile }: BrokerState, rules: Rules): number {
  const limit = smaller(rules, 'delivery-limit') ?? profile.deliveryLimitDefault
  return limit < 0 ? NO_LIMIT : limit
}

function delayedRetryOf(rules: Rules): DelayedRetry | undefined {
  const type = named(rules, 'delayed-retry-type')
  if (type !== 'all' && type !== 'failed' && type !== 'returned') return undefined
  const [least, most] = [smaller(rules, 'delayed-retry-min'), smaller(rules, 'delayed-retry-max')]
  return { type, least: least ?? 0, most: most ?? NO_LIMIT }
}
