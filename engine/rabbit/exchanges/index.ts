import type { Table } from '../methods.ts'
import type { Profile } from '../profiles.ts'
import type { Binding } from '../state.ts'
import { direct } from './direct.ts'
import { fanout } from './fanout.ts'
import { headers } from './headers.ts'
import { topic } from './topic.ts'

/** The exchange types that the broker has. A new one is a file, its name here, and a line below. */
export type ExchangeType = 'direct' | 'fanout' | 'topic' | 'headers'

/** Calls `found` for every binding that a message matches; for the same destination perhaps several times. */
export type Matcher = (routingKey: string, headers: Table, found: (binding: Binding) => void) => void

/** How an exchange sorts. */
export interface ExchangeRule {
  /** Whether more than the routing key decides: what was found for a key then does not hold for the next. */
  readonly readsHeaders: boolean
  /** What is wrong with a binding, as the text of a 406; undefined when nothing is. */
  invalidBinding(routingKey: string, bindingArguments: Table, profile: Profile): string | undefined
  /** Prepares to match many messages against these bindings. */
  matcher(bindings: readonly Binding[], profile: Profile): Matcher
}

/** All exchange types. */
export const EXCHANGE_TYPES: Readonly<Record<ExchangeType, ExchangeRule>> = { direct, fanout, topic, headers }

/** The rule of a type, if the broker has it. */
export function ruleOf(type: string): ExchangeRule | undefined {
  return Object.hasOwn(EXCHANGE_TYPES, type) ? EXCHANGE_TYPES[type as ExchangeType] : undefined
}
