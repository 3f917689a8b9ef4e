import type { LineView } from '../../../kernel/scene.ts'
import type { RabbitEvent } from '../../events.ts'
import { brokerLines } from './broker.ts'
import { clientLines } from './clients.ts'
import type { Line, Lines } from './words.ts'

const LINES: Lines = { ...brokerLines, ...clientLines }

/** Facts that machines tell each other all the time. */
const MURMURS: ReadonlySet<string> = new Set<RabbitEvent['type']>([
  'heartbeat.received',
  'client.heard',
  'client.connecting',
  'client.connected',
  'client.tuned',
  'client.opened',
  'client.channelOpened',
  'client.attached',
  'client.opening',
  'client.channelLeft',
  'publish.framed',
  'app.heard',
  'app.connecting',
  'app.tuned',
  'app.opened',
  'app.channelOpening',
  'app.channelOpened',
  'app.channelGone',
  'connection.accepted',
  'connection.opened',
  'connection.tuned',
  'peer.heard',
  'channel.opened',
  'queue.watched',
  'channel.watched',
  'tcp.closed',
  'poll.sent',
  'poll.empty',
  'confirm.awaited',
  'confirm.advanced',
  'disk.synced',
])

/** A fact as a line of the log. What has no words of its own is shown with its fields. */
export function lineOf(event: RabbitEvent): LineView {
  const text = LINES[event.type] as ((event: RabbitEvent) => Line) | undefined
  if (text === undefined) return { actor: actorOf(event), text: plainText(event), kind: kindOf(event.type) }
  const { actor, text: words, about, kind = 'state' } = text(event)
  return { actor, text: words, kind, ...(about !== undefined && { subject: about }) }
}

function kindOf(type: string): LineView['kind'] {
  if (MURMURS.has(type)) return 'control'
  return /^(link|process|transit)\./.test(type) ? 'fault' : 'state'
}

function actorOf(event: object): string {
  const fields = event as Readonly<Record<string, unknown>>
  for (const field of ['client', 'system', 'queue', 'exchange', 'node', 'place', 'connection']) {
    const value = fields[field]
    if (typeof value === 'string' && value !== '') return value
  }
  return 'broker'
}

function plainText({ type, ...fields }: { readonly type: string }): string {
  const said = Object.entries(fields).filter(([, value]) => typeof value !== 'object')
  return [type, ...said.map(([name, value]) => `${name}=${String(value)}`)].join(' ')
}
