import { happens, type Rng } from '../../kernel/rng.ts'
import type { Content, FieldValue, Table } from '../methods.ts'
import type { ConsumerSetup, CrashPoint, FailSetup } from '../setup.ts'
import type { Delivery } from './mind.ts'

/** Whether the set-up makes the process die at this point of this message. */
export function diesAt(setup: ConsumerSetup, at: CrashPoint, delivery: Delivery): boolean {
  return (setup.crashes ?? []).some(
    (rule) =>
      rule.at === at &&
      (rule.on === undefined
        ? delivery.ordinal === (rule.nth ?? 1)
        : rule.on === delivery.content.id && delivery.visit === (rule.nth ?? 1)),
  )
}

/** The rule by which the work on this message throws now, if one does. */
export function failureOf(setup: ConsumerSetup, delivery: Delivery, rng: Rng): FailSetup | undefined {
  return (setup.fails ?? []).find(
    (rule) => fits(rule, delivery) && (rule.chance === undefined || happens(rng, rule.chance)),
  )
}

function fits(rule: FailSetup, { content, visit }: Delivery): boolean {
  return concerns(rule, content) && (rule.times === undefined || visit <= rule.times)
}

/** Whether a part of the set-up speaks of a message, by its id and by its key. */
export function concerns(
  { on, key }: { readonly on?: string | readonly string[]; readonly key?: string },
  content: Content,
): boolean {
  if (on !== undefined && ![on].flat().includes(content.id)) return false
  return key === undefined || content.body?.['key'] === key
}

/** How often the message has come back, as it says itself: a consumer has no other way to know. */
export function retriesOf(setup: ConsumerSetup, content: Content): number {
  const { headers = {} } = content.properties
  const { queue = setup.queue, reason = 'rejected', header } = setup.retry_count ?? {}
  const counted = header === undefined ? 0 : countIn(content, header)
  return Math.max(counted, deathsOf(headers, queue, reason))
}

/** What a header of the application's own has counted; 0 where there is none. */
export function countIn(content: Content, header: string): number {
  return asCount(content.properties.headers?.[header])
}

/** The count of the `x-death` entry of a queue and a reason (FACTS 55); 0 where there is none. */
function deathsOf(headers: Table, queue: string, reason: string): number {
  const deaths = headers['x-death']
  if (!Array.isArray(deaths)) return 0
  const entry = deaths.find((death) => isDeath(death, queue, reason)) as Table | undefined
  return asCount(entry?.['count'])
}

function isDeath(death: FieldValue, queue: string, reason: string): boolean {
  if (typeof death !== 'object' || death === null) return false
  const fields = death as Table
  return fields['queue'] === queue && fields['reason'] === reason
}

function asCount(value: FieldValue | undefined): number {
  return typeof value === 'number' ? value : 0
}

/** By what a repetition is recognised: what the publisher calls it, else what the body says it is. */
export function idOf(content: Content): string {
  return content.properties.messageId ?? content.id
}
