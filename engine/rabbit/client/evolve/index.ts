import { stepsOf, withValueAt } from '../../../base/path.ts'
import type { SetupChanged } from '../../../kernel/engine.ts'
import type { Folds } from '../../../kernel/handlers.ts'
import type { ApplicationAdded } from '../../../kernel/newcomer.ts'
import { bury, type Graves } from '../../graves.ts'
import type { RabbitState } from '../../state.ts'
import type { ClientEvent, SystemEvent } from '../events.ts'
import { isAlive, nextStatus } from '../lifecycle.ts'
import { type ClientMind, createClient, type SystemMind } from '../mind.ts'
import { planOf } from '../plan.ts'
import { processFolds } from '../process-mind.ts'
import { applicationFolds } from './application.ts'
import { deliveryFolds } from './deliveries.ts'
import { publishFolds } from './publications.ts'

/** All minds, by address. */
export type Minds = ReadonlyMap<string, ClientMind>

const systemFolds: Folds<SystemMind, SystemEvent> = {
  'effect.applied'(mind, { name, effects, value }) {
    mind.effects.set(name, effects)
    mind.value = value
    mind.calls++
  },
  'effect.refused'(mind) {
    mind.calls++
    mind.refusals++
  },
  'id.marked'(mind, { id, until }) {
    mind.marked.set(id, until ?? Number.POSITIVE_INFINITY)
  },
}

/** Facts by which an application knows that its broker lives. */
const HEARD: ReadonlySet<string> = new Set<ClientEvent['type']>([
  'client.connected',
  'client.tuned',
  'client.opened',
  'client.attached',
  'client.channelOpened',
  'client.ready',
  'client.channelClosed',
  'client.blocked',
  'client.unblocked',
  'client.heard',
  'publish.confirmed',
  'publish.returned',
  'publish.committed',
  'delivery.received',
  'poll.empty',
])

type Fold = (mind: unknown, event: unknown, tick: number, seq: number) => void

const FOLDS = {
  ...applicationFolds,
  ...processFolds,
  ...publishFolds,
  ...deliveryFolds,
  ...systemFolds,
} as unknown as Readonly<Record<string, Fold | undefined>>

/** The types of all facts of applications and systems. */
export const clientFacts: readonly string[] = [...Object.keys(FOLDS), 'setup.changed', 'application.added']

/** Folds one fact of an application or a system into its mind; false when the fact is somebody else's. */
export function evolveMinds(
  { clients: minds, graves }: Pick<RabbitState, 'clients' | 'graves'>,
  event: { readonly type: string },
  tick: number,
  seq: number,
): boolean {
  if (event.type === 'setup.changed') {
    changeSetup(minds, event as SetupChanged)
    return true
  }
  if (event.type === 'application.added') {
    add(minds, event as ApplicationAdded)
    return true
  }
  const fold = FOLDS[event.type]
  if (fold === undefined) return false
  const { client, system } = event as { readonly client?: string; readonly system?: string }
  const mind = minds.get(isOfSystem(event.type) ? (system ?? '') : (client ?? ''))
  if (mind === undefined) return true
  buryOwn(graves, mind, event)
  fold(mind, event, tick, seq)
  if (mind.kind === 'publisher' || mind.kind === 'consumer') {
    if (HEARD.has(event.type)) mind.heard = tick
    mind.status = nextStatus(mind.status, event.type)
  }
  return true
}

/** With auto-ack a message is in nobody else's hands: it goes with the process that had it. */
function buryOwn(graves: Graves, mind: ClientMind, { type }: { readonly type: string }): void {
  if (mind.kind !== 'consumer' || !isAlive(mind.status) || !DEATHS.has(type)) return
  for (const { noAck, content } of mind.held.values())
    if (noAck) bury(graves, `consumer:${mind.name}`, content)
}

const DEATHS: ReadonlySet<string> = new Set<ClientEvent['type']>([
  'client.crashed',
  'client.poweredOff',
  'client.closed',
])

function isOfSystem(type: string): boolean {
  return Object.hasOwn(systemFolds, type)
}

/** `/clients/W3/work`, `/systems/gateway/up`: each mind keeps its own part of the set-up. */
function changeSetup(minds: Minds, { path, value }: SetupChanged): void {
  const [root = '', place = '', ...inside] = stepsOf(path)
  const mind = mindAt(minds, root, place)
  if (mind === undefined || inside.length === 0) return
  mind.setup = withValueAt(mind.setup, `/${inside.join('/')}`, value) as never
  if (mind.kind === 'consumer') mind.plan = planOf(mind.setup)
}

/** One more like another one: what that one was set up to do, by another name. */
function add(minds: Map<string, ClientMind>, { client, like }: ApplicationAdded): void {
  const mind = minds.get(like)
  if (mind?.kind === 'consumer') minds.set(client, createClient({ ...mind.setup, name: client }))
}

function rootOf(kind: ClientMind['kind']): string {
  return kind === 'system' ? 'systems' : kind === 'process' ? 'processes' : 'clients'
}

/** The mind that a path of the set-up speaks of, by its name or its row there. */
export function mindAt(minds: Minds, root: string, place: string): ClientMind | undefined {
  const row = [...minds.values()].filter(({ kind }) => rootOf(kind) === root)
  return row.find(({ name }) => name === place) ?? (/^\d+$/.test(place) ? row[Number(place)] : undefined)
}
