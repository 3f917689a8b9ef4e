import { nextStage, stageOf } from '../lifecycles.ts'
import type { Publisher } from '../queues/index.ts'
import type { Channel, Connection, Unsynced } from '../state.ts'
import { answer, type Desk, type Lane, preconditionFailed, type Refusal } from './desk.ts'
import type { Tally } from './publish.ts'

/** confirm.select: publications are counted from here on (confirm-08, confirm-09). */
export function confirmSelect(desk: Desk, { connection, channel }: Lane): Refusal | undefined {
  const next = nextStage(channel, 'confirm.selected')
  if (next === undefined) return preconditionFailed('cannot switch from tx to confirm mode')
  const place = { connection: connection.name, channel: channel.number }
  if (next !== stageOf(channel)) desk.turn.emit({ type: 'confirm.selected', ...place })
  answer(desk, connection, { type: 'confirm.select-ok', ...place })
  return undefined
}

/**
 * Confirms a publication, or notes what its confirm waits for. One queue that refused makes it a nack (max-16);
 * what goes to a disk is confirmed after what does not (restart-01).
 */
export function confirm(
  desk: Desk,
  { lane, publishTag }: Publisher,
  { refused, disk, replicated }: Tally,
): void {
  const { connection, channel } = lane
  if (refused > 0 || disk + replicated === 0) {
    tell(desk, connection, channel, publishTag, false, refused === 0)
    return
  }
  if (disk > 0 && desk.broker.unsynced.length === 0) scheduleSync(desk)
  const place = { connection: connection.name, channel: channel.number }
  desk.turn.emit({ type: 'confirm.awaited', publishTag, disk: disk > 0, replicated, ...place })
}

/** What arrived in this tick is on disk: confirms that waited for nothing else go out, folded where they can. */
export function sync(desk: Desk): void {
  const { unsynced } = desk.broker
  const written = unsynced.slice()
  desk.turn.emit({ type: 'disk.synced', publications: written.length })
  const byChannel = new Map<Channel, number[]>()
  for (const one of written) {
    const channel = channelOf(desk, one)
    if (channel === undefined || !channel.awaited.has(one.publishTag)) continue
    if (!advance(desk, channel, one.publishTag)) continue
    const tags = byChannel.get(channel)
    if (tags === undefined) byChannel.set(channel, [one.publishTag])
    else tags.push(one.publishTag)
  }
  for (const [channel, tags] of byChannel) tellAll(desk, channel, tags)
}

/** One thing less to wait for; whether it was the last. */
export function advance(desk: Desk, channel: Channel, publishTag: number): boolean {
  const { connection, number } = channel
  desk.turn.emit({ type: 'confirm.advanced', connection, channel: number, publishTag })
  return channel.awaited.get(publishTag)?.remaining === 0
}

/** Confirms one publication to its publisher, and all before it when `multiple`. */
export function tell(
  desk: Desk,
  connection: Connection,
  channel: Channel,
  publishTag: number,
  multiple: boolean,
  ok: boolean,
): void {
  const { name } = connection
  const { number } = channel
  desk.turn.emit({ type: 'message.confirmed', connection: name, channel: number, publishTag, multiple, ok })
  const type = ok ? 'basic.ack' : 'basic.nack'
  answer(desk, connection, { type, connection: name, channel: number, deliveryTag: publishTag, multiple })
}

/** Up to the first that still waits one frame can say it for all (rabbit_channel, coalesce_and_send). */
function tellAll(desk: Desk, channel: Channel, tags: readonly number[]): void {
  const connection = desk.broker.connections.get(channel.connection)
  if (connection === undefined) return
  const done = [...tags].sort((one, other) => one - other)
  const told = new Set(done)
  let cutoff = Number.MAX_SAFE_INTEGER
  for (const tag of channel.awaited.keys()) if (!told.has(tag)) cutoff = Math.min(cutoff, tag)
  const folded = done.filter((tag) => tag < cutoff)
  const last = folded.at(-1)
  if (last !== undefined) tell(desk, connection, channel, last, folded.length > 1, true)
  for (const tag of done) if (tag > cutoff) tell(desk, connection, channel, tag, false, true)
}

function scheduleSync(desk: Desk): void {
  const incarnation = desk.broker.nodes.get(desk.node)?.incarnation ?? 0
  desk.turn.pass(desk.node, desk.node, 0, { type: 'timer.disk', incarnation })
}

function channelOf(desk: Desk, { connection, channel }: Unsynced): Channel | undefined {
  return desk.broker.connections.get(connection)?.channels.get(channel)
}
