import type { RabbitSignal, WireSignal } from '../methods.ts'
import { handleApplication } from './application.ts'
import { agreed, RECONNECT_DELAY_TICKS } from './connection.ts'
import { type Host, speak } from './host.ts'
import { isAlive } from './lifecycle.ts'
import type { Wire } from './process-mind.ts'
import type { ProcessSignal } from './signals.ts'
import { dispatch, openFor } from './threads.ts'
import type { ApplicationMind } from './turn.ts'

const CONNECT_TIMEOUT_TICKS = 60_000
const TICKS_PER_SECOND = 1_000
const REPLY_SUCCESS = 200
const MAIN = 'main'

/** Something has reached a process with threads: an order, a clock, a word of a thread, a packet. */
export function handleProcess(host: Host, signal: RabbitSignal): void {
  const { mind } = host
  if (isPacket(signal)) {
    const wire = mind.wires.get(signal.connection)
    if (wire !== undefined) onPacket(host, wire, signal)
    else if (mind.status !== 'powered off' && mind.forgotten.has(signal.connection))
      speak(host, { type: 'tcp.rst', connection: signal.connection })
    return
  }
  REACTIONS[signal.type]?.(host, signal as never)
}

function isPacket(signal: RabbitSignal): signal is WireSignal {
  return /^(tcp|connection|channel|basic|confirm|tx)\.|^heartbeat$/.test(signal.type)
}

const REACTIONS: Readonly<Record<string, ((host: Host, signal: never) => void) | undefined>> = {
  start(host) {
    if (!isRunning(host)) start(host)
  },
  restart(host) {
    if (isRunning(host)) end(host, 'crash')
    start(host)
  },
  crash(host) {
    if (isRunning(host)) end(host, 'crash')
  },
  'power-off'(host) {
    if (isRunning(host)) end(host, 'power')
  },
  close(host) {
    if (host.mind.status === 'running') close(host)
  },
  disconnect(host) {
    for (const wire of [...host.mind.wires.values()]) {
      speak(host, { type: 'tcp.rst', connection: wire.connection })
      lose(host, wire, 'tcp', 'connection reset')
    }
  },
  redeploy(host, { close: closes = false }: Extract<ProcessSignal, { type: 'redeploy' }>) {
    if (host.mind.status === 'running') redeploy(host, closes)
  },
  'timer.app'(host, { incarnation }: Extract<ProcessSignal, { type: 'timer.app' }>) {
    if (host.mind.incarnation === incarnation && !isRunning(host)) start(host)
  },
  'timer.wire'(host, { incarnation, label }: Extract<ProcessSignal, { type: 'timer.wire' }>) {
    if (host.mind.incarnation === incarnation && host.mind.status === 'running') connect(host, label)
  },
  'timer.wire-connect'(host, { connection }: Extract<ProcessSignal, { type: 'timer.wire-connect' }>) {
    const wire = host.mind.wires.get(connection)
    if (wire !== undefined && !wire.isOpen) lose(host, wire, 'timeout', 'connect timed out')
  },
  'timer.wire-heart'(host, { connection }: Extract<ProcessSignal, { type: 'timer.wire-heart' }>) {
    const wire = host.mind.wires.get(connection)
    if (wire !== undefined) onHeart(host, wire)
  },
  'thread.attach'(host, { thread }: Extract<ProcessSignal, { type: 'thread.attach' }>) {
    for (const one of host.threads) if (one.name === thread) attachTo(host, one)
  },
  'thread.open'(host, { thread }: Extract<ProcessSignal, { type: 'thread.open' }>) {
    for (const one of host.threads) if (one.name === thread) openFor(host, one)
  },
  'thread.close'(host, { connection, channel }: Extract<ProcessSignal, { type: 'thread.close' }>) {
    if (host.mind.wires.get(connection)?.channels.get(channel)?.isOpen !== true) return
    speak(host, { type: 'channel.close', connection, channel, code: REPLY_SUCCESS, text: 'Goodbye' })
  },
}

function isRunning({ mind }: Host): boolean {
  return mind.status === 'running' || mind.status === 'closing'
}

function start(host: Host): void {
  const { mind, turn } = host
  turn.emit({ type: 'app.started', client: mind.name, incarnation: mind.incarnation + 1 })
  startThreads(host)
}

/** Every thread begins, and there is a connection for each name that they use. */
function startThreads(host: Host): void {
  const { threads, turn } = host
  for (const { name, incarnation } of threads)
    turn.emit({ type: 'client.started', client: name, incarnation: incarnation + 1 })
  for (const label of new Set(threads.map(labelOf))) connect(host, label)
}

function labelOf({ setup }: ApplicationMind): string {
  return setup.thread?.connection ?? MAIN
}

/** TCP first. A connection has a new name each time, as its port would be new. */
function connect(host: Host, label: string): void {
  const { mind, turn } = host
  const { name } = mind
  const connection = `${name}:${mind.connections + 1}`
  turn.emit({ type: 'app.connecting', client: name, connection, label })
  speak(host, { type: 'tcp.syn', connection })
  turn.pass(name, name, CONNECT_TIMEOUT_TICKS, { type: 'timer.wire-connect', connection })
}

function onPacket(host: Host, wire: Wire, signal: WireSignal): void {
  const { mind, turn } = host
  const { connection } = wire
  if (isWorthNoting(host, wire)) turn.emit({ type: 'app.heard', client: mind.name, connection })
  if ('channel' in signal) return dispatch(host, wire, signal)
  switch (signal.type) {
    case 'tcp.syn-ack':
      return speak(host, { type: 'protocol.header', connection })
    case 'connection.start':
      return speak(host, { type: 'connection.start-ok', connection })
    case 'connection.tune': {
      const heartbeat = agreed(mind.setup.heartbeat ?? signal.heartbeat, signal.heartbeat)
      const { channelMax } = signal
      turn.emit({
        type: 'app.tuned',
        client: mind.name,
        connection,
        heartbeat: heartbeat * TICKS_PER_SECOND,
      })
      speak(host, { type: 'connection.tune-ok', connection, channelMax, heartbeat })
      return speak(host, { type: 'connection.open', connection })
    }
    case 'connection.open-ok':
      turn.emit({ type: 'app.opened', client: mind.name, connection })
      beat(host, wire)
      for (const thread of host.threads) attachTo(host, thread)
      return
    case 'connection.close':
      speak(host, { type: 'connection.close-ok', connection })
      speak(host, { type: 'tcp.fin', connection })
      return lose(host, wire, 'broker', `${signal.code} ${signal.text}`)
    case 'connection.close-ok':
      speak(host, { type: 'tcp.fin', connection })
      return lose(host, wire, 'closed', 'closed')
    case 'tcp.fin':
    case 'tcp.rst':
      return lose(host, wire, 'tcp', signal.type === 'tcp.fin' ? 'the peer closed TCP' : 'reset by peer')
    case 'connection.blocked':
    case 'connection.unblocked':
      for (const thread of threadsOn(host, connection)) handleApplication(thread, signal, turn)
      return
    default:
  }
}

/** Every packet says that the broker lives; of many in a row one is noted, as the clock looks at whole intervals. */
function isWorthNoting({ turn }: Host, { isOpen, heartbeat, heard }: Wire): boolean {
  return isOpen && heartbeat > 0 && 4 * (turn.now - heard) >= heartbeat
}

function threadsOn({ threads }: Host, connection: string): readonly ApplicationMind[] {
  return threads.filter((thread) => thread.connection === connection && isAlive(thread.status))
}

/** The thread finds a connection by its name, if there is one and the thread has none. */
function attachTo(host: Host, thread: ApplicationMind): void {
  const wires = [...host.mind.wires.values()]
  const wire = wires.find((one) => one.isOpen && !one.isLeaked && one.label === labelOf(thread))
  if (wire === undefined || (thread.status !== 'started' && thread.status !== 'waiting')) return
  host.turn.emit({ type: 'client.attached', client: thread.name, connection: wire.connection })
  const waits = thread.kind === 'publisher' && (thread.setup.channel_per ?? 'thread') !== 'thread'
  if (!waits || thread.outbox.size > 0) openFor(host, thread)
}

function beat({ mind: { name }, turn }: Host, { connection, heartbeat }: Wire): void {
  if (heartbeat > 0)
    turn.pass(name, name, Math.trunc(heartbeat / 2), { type: 'timer.wire-heart', connection })
}

/** A broker that said nothing for two intervals is taken for dead. */
function onHeart(host: Host, wire: Wire): void {
  const { connection } = wire
  if (host.turn.now - wire.heard >= 2 * wire.heartbeat) {
    speak(host, { type: 'tcp.fin', connection })
    lose(host, wire, 'heartbeat', 'missed heartbeats')
  } else {
    speak(host, { type: 'heartbeat', connection })
    beat(host, wire)
  }
}

/** The connection is gone, and with it every channel: all of its threads lose theirs. */
function lose(
  host: Host,
  { connection, label, isLeaked }: Wire,
  reason: 'tcp' | 'broker' | 'heartbeat' | 'timeout' | 'closed',
  text: string,
): void {
  const { mind, turn } = host
  const { name, incarnation } = mind
  const orphans = threadsOn(host, connection)
  turn.emit({ type: 'app.disconnected', client: name, connection, reason, text })
  if (mind.status === 'closing') {
    if (mind.wires.size === 0) turn.emit({ type: 'app.ended', client: name, how: 'close' })
    return
  }
  if (reason === 'closed') return
  for (const thread of orphans)
    turn.emit({ type: 'client.disconnected', client: thread.name, connection, reason, text })
  const delay = mind.setup.reconnect_delay ?? RECONNECT_DELAY_TICKS
  if (delay !== 'never' && !isLeaked) turn.pass(name, name, delay, { type: 'timer.wire', incarnation, label })
}

/** All at once. A machine that lives ends TCP for it; one without power tells nobody. */
function end(host: Host, how: 'crash' | 'power'): void {
  const { mind, turn } = host
  const { name, incarnation } = mind
  for (const thread of host.threads) {
    if (!isAlive(thread.status)) continue
    turn.emit({ type: how === 'crash' ? 'client.crashed' : 'client.poweredOff', client: thread.name })
  }
  if (how === 'crash')
    for (const connection of mind.wires.keys()) speak(host, { type: 'tcp.fin', connection })
  turn.emit({ type: 'app.ended', client: name, how })
  const delay = mind.setup.restart_delay
  if (delay !== undefined && how === 'crash') turn.pass(name, name, delay, { type: 'timer.app', incarnation })
}

/** Politely: `connection.close` on each, which ends its channels; then the process ends. */
function close(host: Host): void {
  const { mind, turn } = host
  turn.emit({ type: 'app.closing', client: mind.name })
  endThreads(host)
  if (mind.wires.size === 0) turn.emit({ type: 'app.ended', client: mind.name, how: 'close' })
  for (const wire of mind.wires.values()) closeWire(host, wire)
}

function closeWire(host: Host, { connection }: Wire): void {
  speak(host, { type: 'connection.close', connection, code: REPLY_SUCCESS, text: 'Goodbye' })
}

function endThreads({ threads, turn }: Host): void {
  for (const { name, status } of threads)
    if (isAlive(status)) turn.emit({ type: 'client.closed', client: name })
}

/** Its threads end and new ones begin. What nobody closes stays: its own thread answers heartbeats. */
function redeploy(host: Host, closes: boolean): void {
  const { mind, turn } = host
  turn.emit({ type: 'app.redeployed', client: mind.name, closes })
  endThreads(host)
  for (const wire of [...mind.wires.values()]) {
    if (wire.isLeaked) continue
    turn.emit({ type: 'app.leaked', client: mind.name, connection: wire.connection })
    if (closes) closeWire(host, wire)
  }
  startThreads(host)
}
