import type { Place } from '../places.ts'

/** A broker that a requirement speaks for. */
export type Side = 'kafka' | 'rabbitmq'

/** What somebody may need, by name. */
export type RequirementId =
  | 'order'
  | 'keep'
  | 'readers'
  | 'replay'
  | 'volume'
  | 'tasks'
  | 'forget'
  | 'routes'
  | 'push'
  | 'retries'
  | 'rpc'

/** Something that is needed, which broker it speaks for, and where that is seen. */
export interface Requirement {
  readonly id: RequirementId
  readonly side: Side
  readonly proof: Place
  /** Where the exception to it is seen. */
  readonly unless: Place
}

/** Five reasons for Kafka and six for RabbitMQ: those of the notes, and RPC. */
export const REQUIREMENTS: readonly Requirement[] = [
  {
    id: 'order',
    side: 'kafka',
    proof: { at: 'S24', beat: 'in-order' },
    unless: { at: 'S19', claim: 'C081' },
  },
  { id: 'keep', side: 'kafka', proof: { at: 'S22', beat: 'read' }, unless: { at: 'S22', beat: 'cut' } },
  {
    id: 'readers',
    side: 'kafka',
    proof: { at: 'S27', beat: 'both' },
    unless: { at: 'S04', claim: 'C026' },
  },
  { id: 'replay', side: 'kafka', proof: { at: 'S36', claim: 'C011' }, unless: { at: 'S36', claim: 'C011' } },
  {
    id: 'volume',
    side: 'kafka',
    proof: { at: 'S28', beat: 'three' },
    unless: { at: 'S28', beat: 'fourth' },
  },
  {
    id: 'tasks',
    side: 'rabbitmq',
    proof: { at: 'S13', beat: 'skip' },
    unless: { at: 'S19', claim: 'C080' },
  },
  {
    id: 'forget',
    side: 'rabbitmq',
    proof: { at: 'S08', claim: 'C048' },
    unless: { at: 'S20', claim: 'C086' },
  },
  {
    id: 'routes',
    side: 'rabbitmq',
    proof: { at: 'S04', claim: 'C025' },
    unless: { at: 'S23', beat: 'always' },
  },
  {
    id: 'push',
    side: 'rabbitmq',
    proof: { at: 'S08', claim: 'C047' },
    unless: { at: 'S12', claim: 'C007' },
  },
  {
    id: 'retries',
    side: 'rabbitmq',
    proof: { at: 'S11', beat: 'returns' },
    unless: { at: 'S11', beat: 'blocked' },
  },
  {
    id: 'rpc',
    side: 'rabbitmq',
    proof: { at: 'S03', claim: 'C018' },
    unless: { at: 'S01', claim: 'C001' },
  },
]

/** A case from practice: what it needs. */
export interface Case {
  readonly id: CaseId
  readonly needs: readonly RequirementId[]
}

/** The cases, by name. */
export type CaseId = 'clicks' | 'mail' | 'webhooks' | 'quote' | 'audit' | 'users' | 'etl' | 'pdf'

/** Eight cases to bet on. */
export const CASES: readonly Case[] = [
  { id: 'clicks', needs: ['volume', 'readers', 'keep'] },
  { id: 'mail', needs: ['tasks', 'forget', 'retries'] },
  { id: 'webhooks', needs: ['routes', 'retries', 'push'] },
  { id: 'quote', needs: ['rpc', 'push'] },
  { id: 'audit', needs: ['keep', 'replay'] },
  { id: 'users', needs: ['order', 'readers'] },
  { id: 'etl', needs: ['readers', 'replay', 'volume'] },
  { id: 'pdf', needs: ['tasks', 'forget', 'retries'] },
]

/** What speaks for a choice, and against it. */
export interface Advice {
  /** `both`: as much speaks for the one as for the other, and they can share the work. */
  readonly lean: Side | 'both' | 'open'
  readonly reasons: readonly Requirement[]
  /** What would change it: what speaks for the other side, else the exception to the first reason. */
  readonly unless: Requirement | undefined
}

/** So many reasons are needed before a name is said. */
const REASONS_MIN = 2

/** Weighs requirements. One reason is none: a name alone is never the answer. */
export function adviceOn(needs: ReadonlySet<RequirementId>): Advice {
  const chosen = REQUIREMENTS.filter(({ id }) => needs.has(id))
  const kafka = chosen.filter(({ side }) => side === 'kafka')
  const rabbitmq = chosen.filter(({ side }) => side === 'rabbitmq')
  if (chosen.length < REASONS_MIN) return { lean: 'open', reasons: chosen, unless: undefined }
  if (kafka.length === rabbitmq.length) return { lean: 'both', reasons: chosen, unless: chosen[0] }
  const [more, less] = kafka.length > rabbitmq.length ? [kafka, rabbitmq] : [rabbitmq, kafka]
  if (more.length < REASONS_MIN) return { lean: 'both', reasons: chosen, unless: chosen[0] }
  return { lean: more[0]?.side ?? 'open', reasons: more, unless: less[0] ?? more[0] }
}
