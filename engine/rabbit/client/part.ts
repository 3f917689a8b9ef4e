import { stepsOf } from '../../base/path.ts'
import type { Address } from '../../kernel/agenda.ts'
import { NO_CAUSE } from '../../kernel/clock.ts'
import { WORLD } from '../../kernel/engine.ts'
import { type ApplicationWanted, nameBeside } from '../../kernel/newcomer.ts'
import type { RabbitSignal } from '../methods.ts'
import type { RabbitState } from '../state.ts'
import { handleApplication } from './application.ts'
import { mindAt } from './evolve/index.ts'
import { hostOf } from './host.ts'
import { handleProcess } from './process.ts'
import { armRows } from './publisher.ts'
import { onRequest, onWork } from './system.ts'
import type { ClientTurn } from './turn.ts'

/**
 * The part of the world that is not the broker, as the model calls it: applications, systems beside them, and
 * changes of their set-up.
 */
export const clientPart = {
  start: startClients,
  handle: handleClient,
} as const

/** The processes are started, and what the outside world will ask of publishers is put on their clocks. */
function startClients(state: RabbitState, turn: ClientTurn): void {
  for (const mind of state.clients.values()) {
    if (mind.kind === 'system' || mind.setup.start === 'by-hand') continue
    const { start = 0 } = mind.setup
    if (mind.kind === 'process') {
      turn.pass(mind.name, mind.name, start, { type: 'timer.app', incarnation: 0 }, NO_CAUSE)
      continue
    }
    if (mind.setup.thread !== undefined) {
      if (mind.kind === 'publisher') armRows(mind, start, turn)
      continue
    }
    turn.pass(mind.name, mind.name, start, { type: 'timer.start', incarnation: 0 }, NO_CAUSE)
    if (mind.kind === 'publisher') armRows(mind, start, turn)
  }
}

/** Something has reached an address that is no broker: an application, a system, or the set-up itself. */
function handleClient(
  state: RabbitState,
  to: Address,
  signal: RabbitSignal,
  turn: ClientTurn,
  from: Address,
): void {
  if (to === WORLD) {
    if (signal.type === 'setup.changed' && concerns(state, signal.path)) turn.emit(signal)
    else if (signal.type === 'application.add') addConsumer(state, signal, turn)
    return
  }
  const mind = state.clients.get(to)
  if (mind === undefined) return
  if (mind.kind === 'process') handleProcess(hostOf(mind, state.clients, turn), signal)
  else if (mind.kind !== 'system') handleApplication(mind, signal, turn)
  else if (signal.type === 'system.request') onRequest(mind, signal, from, turn)
  else if (signal.type === 'system.work') onWork(mind, signal, turn)
}

/** A consumer is started as its like was; one that is a thread of a process comes with its process alone. */
function addConsumer({ clients, broker }: RabbitState, { like }: ApplicationWanted, turn: ClientTurn): void {
  const mind = clients.get(like)
  if (mind?.kind !== 'consumer' || mind.setup.thread !== undefined) return
  const client = nameBeside(like, (name) => clients.has(name) || broker.nodes.has(name))
  turn.emit({ type: 'application.added', client, like })
  turn.pass(client, client, 0, { type: 'timer.start', incarnation: 0 })
}

/** What only a declaration sets cannot be changed while it runs. */
function concerns(state: RabbitState, path: string): boolean {
  const [root = '', place = ''] = stepsOf(path)
  return mindAt(state.clients, root, place) !== undefined
}
