import type { DeathReason } from '../events.ts'
import type { Content, FieldValue, Properties, Table } from '../methods.ts'
import type { Profile } from '../profiles.ts'
import type { Message } from '../state.ts'
import { EMPTY_TABLE } from '../table.ts'

/** An entry of `x-death`: how often a message died of one reason in one queue. */
export type Death = Table & {
  readonly count: number
  readonly reason: string
  readonly queue: string
  readonly exchange: string
  readonly 'routing-keys': readonly string[]
}

/** What a dead letter is made of. */
export interface Autopsy {
  readonly content: Content
  readonly deaths: readonly Table[]
  /** Of the entry that this death has made or counted. */
  readonly count: number
  /** How many deaths the history told of before. */
  readonly earlier: number
}

/**
 * The content of a dead letter: body, properties and headers are kept, `expiration` goes, and `x-death` tells
 * how often it died where and why (dlx-01 to dlx-18).
 */
export function examine(
  profile: Profile,
  message: Message,
  queue: string,
  reason: DeathReason,
  deadLetterKey: string | undefined,
): Autopsy {
  const { content } = message
  const { expiration, headers: given = EMPTY_TABLE, ...kept } = content.properties
  const history = historyOf(profile, message, given)
  const death = deathOf(profile, message, given, queue, reason, expiration)
  const deaths = addDeath(history, death, profile)
  const headers: Record<string, FieldValue> = { ...given }
  if (profile.deadLetterKeyRemovesCc && deadLetterKey !== undefined) delete headers['CC']
  if (isFirst(profile, message, given)) setDeath(headers, 'first', queue, reason, message.exchange)
  if (profile.lastDeathHeaders) setDeath(headers, 'last', queue, reason, message.exchange)
  headers['x-death'] = deaths
  const properties: Properties = { ...kept, headers }
  return {
    content: { ...content, properties },
    deaths,
    count: deathsIn(deaths.slice(0, 1)),
    earlier: deathsIn(history),
  }
}

/**
 * A dead letter is not delivered to a queue in which it died before, if no death since then was a rejection
 * (cycle-01 to cycle-06).
 */
export function isCycle(deaths: readonly FieldValue[], queue: string): boolean {
  for (const death of deaths) {
    const entry: Table | undefined = isTable(death) ? death : undefined
    if (entry === undefined || entry['reason'] === 'rejected') return false
    if (entry['queue'] === queue) return true
  }
  return false
}

/**
 * Whether rabbit_dead_letter of 3.x cannot read a history that a client wrote: an entry is no table, or the one to
 * count has something else for its count.
 */
export function isMalformed(profile: Profile, { content }: Message, queue: string, reason: string): boolean {
  const written = content.properties.headers?.['x-death']
  if (!profile.clientDeathsCount || !Array.isArray(written)) return false
  if (!written.every(isTable)) return true
  const known = written.find((one) => one['queue'] === queue && one['reason'] === reason)
  const count = known?.['count']
  return typeof count === 'string' || typeof count === 'boolean'
}

/** How many deaths a history tells of. */
export function deathsIn(history: readonly Table[]): number {
  return history.reduce((sum, { count }) => sum + (typeof count === 'number' ? count : 0), 0)
}

/** What is known of earlier deaths: what the broker wrote, and what a client wrote where that counts. */
function historyOf(profile: Profile, message: Message, headers: Table): readonly Table[] {
  const written = headers['x-death']
  if (!Array.isArray(written) || (!message.died && !profile.clientDeathsCount)) return []
  return grouped(written.filter(isTable))
}

/** One entry a queue and reason. Entries of old brokers and of clients may repeat and have no count. */
function grouped(deaths: readonly Table[]): readonly Table[] {
  if (deaths.length < 2) return deaths
  const groups = new Map<string, { death: Table; size: number }>()
  for (const death of deaths) {
    const key = JSON.stringify([death['queue'], death['reason']])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { death, size: 1 })
    else group.size++
  }
  return [...groups.values()].map(({ death, size }) => ('count' in death ? death : { ...death, count: size }))
}

function deathOf(
  profile: Profile,
  message: Message,
  headers: Table,
  queue: string,
  reason: DeathReason,
  expiration: string | undefined,
): Death {
  const keys = keysOf(profile, message, headers)
  const death = { count: 1, reason, queue, exchange: message.exchange, 'routing-keys': keys }
  return expiration === undefined ? death : { ...death, 'original-expiration': expiration }
}

/** The keys as its publisher gave them, CC included and BCC not. A replaced key took CC's with it (dlx-10). */
function keysOf(profile: Profile, message: Message, headers: Table): readonly string[] {
  const { CC: given } = headers
  const copies = Array.isArray(given) ? given.filter((key) => typeof key === 'string') : []
  if (profile.bccTakesKeysAway) return withoutBcc(message, copies.length)
  return [message.routingKey, ...copies]
}

/** Each key of BCC takes away the first that is like it, and be it the message's own (mc of 4.x). */
function withoutBcc({ routingKey, copies }: Message, ccCount: number): readonly string[] {
  const keys = [routingKey, ...copies]
  for (const hidden of copies.slice(ccCount)) keys.splice(keys.indexOf(hidden), 1)
  return keys
}

/**
 * A known pair is counted and comes first, with what was noted the first time. Up to 3.x two or more others come
 * out reversed each time (dlx-14).
 */
function addDeath(history: readonly Table[], death: Death, profile: Profile): readonly Table[] {
  const isSame = (one: Table) => one['queue'] === death.queue && one['reason'] === death.reason
  const known = history.find(isSame)
  const ordered = profile.otherDeathsReversed && history.length > 1 ? [...history].reverse() : history
  const others = ordered.filter((one) => !isSame(one))
  if (known === undefined) return [death, ...others]
  if (known['count'] === null) return [known, ...others]
  const count = typeof known['count'] === 'number' ? known['count'] + 1 : 1
  return [{ ...known, count }, ...others]
}

/** Up to 3.x a header that is there, by whomever and whatever it is, means that it is not the first. */
function isFirst(profile: Profile, message: Message, headers: Table): boolean {
  return profile.clientDeathsCount ? headers['x-death'] === undefined : !message.died
}

function setDeath(
  headers: Record<string, FieldValue>,
  which: 'first' | 'last',
  queue: string,
  reason: string,
  exchange: string,
): void {
  headers[`x-${which}-death-reason`] = reason
  headers[`x-${which}-death-queue`] = queue
  headers[`x-${which}-death-exchange`] = exchange
}

function isTable(value: FieldValue): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
