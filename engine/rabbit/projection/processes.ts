import type { Physics } from '../../kernel/physics.ts'
import type { PlaceView } from '../../kernel/scene.ts'
import type { ProcessMind } from '../client/process-mind.ts'
import type { ApplicationMind } from '../client/turn.ts'
import type { RabbitState } from '../state.ts'
import { processActions } from './actions.ts'
import { placeOf } from './names.ts'

/** A process whose threads stand beside it: what it has open, counted by itself and by the broker. */
export function processView(state: RabbitState, mind: ProcessMind, physics: Physics): PlaceView {
  const wires = [...mind.wires.values()]
  const leaked = wires.filter(({ isLeaked }) => isLeaked).length
  const channels = wires.reduce((sum, wire) => sum + wire.channels.size, 0)
  const known = [...state.broker.connections.values()].filter(({ client }) => client === mind.name).length
  return {
    id: placeOf(state, mind.name),
    kind: 'process',
    name: mind.name,
    address: mind.name,
    status: physics.frozen.has(mind.name) ? 'frozen' : mind.status,
    health: healthOf(mind, physics, known > wires.length),
    facts: [
      { label: 'connections', value: wires.length },
      { label: 'channels', value: channels },
      { label: 'leaked', value: leaked, ...(leaked > 0 && { trouble: true }) },
    ],
    actions: processActions(mind, physics),
  }
}

function healthOf({ name, status }: ProcessMind, physics: Physics, hasGhosts: boolean): PlaceView['health'] {
  if (physics.frozen.has(name) || status === 'closing') return 'paused'
  if (status === 'running') return 'well'
  return status === 'powered off' && hasGhosts ? 'ghost' : 'down'
}

/** A thread says which connection and which channel it uses. */
export function threadNotes({ setup, status, connection, channel }: ApplicationMind): string[] {
  if (setup.thread === undefined) return []
  const hasChannel = status === 'opening' || status === 'running'
  return [hasChannel ? `${connection} ch ${channel}` : `thread of ${setup.thread.process}`]
}

/** Of several clients of one machine the one that a packet is of or for: by consumer tag, else by channel. */
export function partyOf({ clients }: RabbitState, address: string, signal: object): string {
  if (clients.get(address)?.kind !== 'process') return address
  const { consumerTag, connection, channel, content, of } = signal as {
    readonly consumerTag?: string
    readonly connection?: string
    readonly channel?: number
    readonly content?: { readonly id: string }
    readonly of?: string
  }
  if (consumerTag !== undefined && clients.has(consumerTag)) return consumerTag
  const name = of ?? content?.id
  const users = [...clients.values()].filter(
    (one): one is ApplicationMind =>
      (one.kind === 'publisher' || one.kind === 'consumer') &&
      one.setup.thread?.process === address &&
      one.connection === connection &&
      one.channel === channel,
  )
  const author = users.find((one) => one.kind === 'publisher' && name !== undefined && hasSent(one, name))
  return (author ?? users[0])?.name ?? address
}

/** By how the set-up names its messages. */
function hasSent({ setup }: Extract<ApplicationMind, { kind: 'publisher' }>, name: string): boolean {
  return (setup.publish ?? []).some(({ id = 'm{n}' }) => name.startsWith(id.split('{n}')[0] ?? ''))
}
