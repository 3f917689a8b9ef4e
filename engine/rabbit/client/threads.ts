import type { WireSignal } from '../methods.ts'
import { handleApplication } from './application.ts'
import { type Host, speak } from './host.ts'
import { isAlive } from './lifecycle.ts'
import type { Wire } from './process-mind.ts'
import type { ApplicationMind } from './turn.ts'

type ChannelSignal = Extract<WireSignal, { readonly channel: number }>

/** A thread wants its channel: one that it shares may be there already. Numbers that are free are used again. */
export function openFor(host: Host, thread: ApplicationMind): void {
  const { mind, turn } = host
  const wire = mind.wires.get(thread.connection)
  if (wire === undefined || (thread.status !== 'attached' && thread.status !== 'channel closed')) return
  const { connection, channels } = wire
  const { channel_per: per = 'thread' } = thread.kind === 'publisher' ? thread.setup : {}
  const name = thread.setup.thread?.channel ?? thread.name
  const shared = per === 'thread' ? [...channels].find(([, lane]) => lane.name === name) : undefined
  const channel = shared?.[0] ?? freeNumber(channels)
  if (shared === undefined) {
    turn.emit({ type: 'app.channelOpening', client: mind.name, connection, channel, lane: name })
    speak(host, { type: 'channel.open', connection, channel })
  }
  const isFirst = preparing(host, connection, channel) === undefined
  turn.emit({ type: 'client.opening', client: thread.name, channel })
  if (shared?.[1].isOpen === true && isFirst) admit(host, thread)
}

function freeNumber(channels: ReadonlyMap<number, unknown>): number {
  let number = 1
  while (channels.has(number)) number++
  return number
}

/** Of those who share a channel one prepares it after the other, so that an answer finds who asked. */
function preparing({ threads }: Host, connection: string, channel: number): ApplicationMind | undefined {
  return threads.find(
    (one) => one.connection === connection && one.channel === channel && one.status === 'opening',
  )
}

function admit({ turn }: Host, thread: ApplicationMind): void {
  const { connection, channel } = thread
  handleApplication(thread, { type: 'channel.open-ok', connection, channel }, turn)
}

/** A packet of a channel goes to the threads that it is for. */
export function dispatch(host: Host, wire: Wire, signal: ChannelSignal): void {
  const { mind, turn } = host
  const { connection } = wire
  const { channel } = signal
  const about = { client: mind.name, connection, channel }
  if (signal.type === 'channel.open-ok') turn.emit({ type: 'app.channelOpened', ...about })
  if (signal.type === 'channel.close') {
    turn.emit({ type: 'app.channelGone', ...about })
    speak(host, { type: 'channel.close-ok', connection, channel })
  }
  if (signal.type === 'channel.close-ok') turn.emit({ type: 'app.channelGone', ...about })
  for (const thread of addressees(host, connection, signal)) {
    const before = thread.status
    handleApplication(thread, signal, turn)
    const next = before === 'opening' ? preparing(host, connection, channel) : undefined
    if (next !== undefined && next !== thread) admit(host, next)
  }
}

/** By consumer tag, which is the thread's name; else whoever prepares the channel; a close is for all. */
function addressees(host: Host, connection: string, signal: ChannelSignal): readonly ApplicationMind[] {
  const { channel } = signal
  const users = host.threads.filter(
    (one) => one.connection === connection && one.channel === channel && isAlive(one.status),
  )
  if (signal.type === 'channel.close') return users
  if ('consumerTag' in signal) return users.filter(({ name }) => name === signal.consumerTag)
  const one =
    preparing(host, connection, channel) ?? users.find(({ kind }) => kind === kindOf(signal)) ?? users[0]
  return one === undefined ? [] : [one]
}

function kindOf({ type }: ChannelSignal): ApplicationMind['kind'] {
  return type === 'basic.get-ok' || type === 'basic.get-empty' ? 'consumer' : 'publisher'
}
