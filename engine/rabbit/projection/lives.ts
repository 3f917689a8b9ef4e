import type { Lifecycle } from '../../kernel/handlers.ts'
import type { LifeView } from '../../kernel/scene.ts'
import { applicationLifecycle } from '../client/lifecycle.ts'
import { channelLifecycle, connectionLifecycle, stageOf } from '../lifecycles.ts'
import type { Connection, RabbitState } from '../state.ts'
import { placeOf } from './names.ts'

/** The tables that folds and handlers obey. */
export const lifecycles: Readonly<Record<string, Lifecycle>> = {
  connection: connectionLifecycle,
  channel: channelLifecycle,
  application: applicationLifecycle,
}

/** Connections and channels as the broker sees them, and applications as they are. */
export function livesOf(state: RabbitState): readonly LifeView[] {
  const connections = [...state.broker.connections.values()]
  return [
    ...connections.map((connection) => connectionLife(state, connection)),
    ...connections.flatMap((connection) => channelLives(state, connection)),
    ...[...state.clients.values()].flatMap((mind): LifeView[] => {
      if (mind.kind !== 'publisher' && mind.kind !== 'consumer') return []
      const { name, status } = mind
      const place = placeOf(state, name)
      return [
        { id: `application ${name}`, kind: mind.kind, name, place, lifecycle: 'application', state: status },
      ]
    }),
  ]
}

function connectionLife(state: RabbitState, { name, client, status }: Connection): LifeView {
  const place = placeOf(state, client)
  return { id: `connection ${name}`, kind: 'connection', name, place, lifecycle: 'connection', state: status }
}

function channelLives(state: RabbitState, { name: connection, client, channels, closing }: Connection) {
  const place = placeOf(state, client)
  const life = (number: number, stage: string): LifeView => {
    const name = `${connection} (${number})`
    return { id: `channel ${name}`, kind: 'channel', name, place, lifecycle: 'channel', state: stage }
  }
  return [
    ...[...channels.values()].map((channel) => life(channel.number, stageOf(channel))),
    ...[...closing.keys()].map((number) => life(number, 'closing')),
  ]
}
