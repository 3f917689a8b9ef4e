import type { CrashPoint } from '../setup.ts'
import { type ApplicationStatus, isAlive } from './lifecycle.ts'
import { type ApplicationMind, type ClientTurn, tell } from './turn.ts'

/** Reply code of AMQP: no fault. */
const REPLY_SUCCESS = 200

/** As Spring's and Java's clients do. */
export const RECONNECT_DELAY_TICKS = 5_000
const CONNECT_TIMEOUT_TICKS = 60_000
const TICKS_PER_SECOND = 1_000

const WITH_TCP: ReadonlySet<ApplicationStatus> = new Set([
  'attached',
  'connecting',
  'handshake',
  'opening',
  'running',
  'channel closed',
  'closing',
])

/** Whether its machine keeps a TCP connection for it. */
export function hasTcp(mind: ApplicationMind): boolean {
  return WITH_TCP.has(mind.status)
}

/** Someone starts the process; its first act is to connect. */
export function startProcess(mind: ApplicationMind, turn: ClientTurn): void {
  turn.emit({ type: 'client.started', client: mind.name, incarnation: mind.incarnation + 1 })
  const { name, setup } = mind
  if (setup.thread === undefined) connect(mind, turn)
  else turn.pass(name, setup.thread.process, 0, { type: 'thread.attach', thread: name })
}

/** TCP first. A connection has a new name each time, as its port would be new. */
export function connect(mind: ApplicationMind, turn: ClientTurn): void {
  const connection = `${mind.name}:${mind.connections + 1}`
  turn.emit({ type: 'client.connecting', client: mind.name, connection })
  tell(mind, turn, { type: 'tcp.syn', connection })
  turn.pass(mind.name, mind.name, CONNECT_TIMEOUT_TICKS, { type: 'timer.connect', connection })
}

/** What the broker's tune offers is taken, unless the application asks for something else. */
export function tune(
  mind: ApplicationMind,
  offer: { readonly channelMax: number; readonly heartbeat: number },
  turn: ClientTurn,
): void {
  const { connection } = mind
  const heartbeat = agreed(mind.setup.heartbeat ?? offer.heartbeat, offer.heartbeat)
  turn.emit({ type: 'client.tuned', client: mind.name, heartbeat: heartbeat * TICKS_PER_SECOND })
  tell(mind, turn, { type: 'connection.tune-ok', connection, channelMax: offer.channelMax, heartbeat })
  tell(mind, turn, { type: 'connection.open', connection })
}

/** The smaller of two; 0 has no opinion, so there are no heartbeats only if both say 0. */
export function agreed(asked: number, offered: number): number {
  return asked === 0 || offered === 0 ? Math.max(asked, offered) : Math.min(asked, offered)
}

/** AMQP is there, and a channel is opened: a thread asks its process for one. */
export function openChannel(mind: ApplicationMind, turn: ClientTurn): void {
  const { name, setup, connection, channel } = mind
  if (setup.thread === undefined) tell(mind, turn, { type: 'channel.open', connection, channel })
  else turn.pass(name, setup.thread.process, 0, { type: 'thread.open', thread: name })
}

/** Sets the clock that sends heartbeats and looks for silence, twice in each interval. */
export function beat(mind: ApplicationMind, turn: ClientTurn): void {
  if (mind.heartbeat === 0) return
  const { name, connection } = mind
  turn.pass(name, name, Math.trunc(mind.heartbeat / 2), { type: 'timer.heart', connection })
}

/** A broker that said nothing for two intervals is taken for dead (as Java's client does). */
export function onHeart(mind: ApplicationMind, turn: ClientTurn): void {
  if (turn.now - mind.heard >= 2 * mind.heartbeat) {
    tell(mind, turn, { type: 'tcp.fin', connection: mind.connection })
    disconnect(mind, 'heartbeat', 'missed heartbeats', turn)
    return
  }
  tell(mind, turn, { type: 'heartbeat', connection: mind.connection })
  beat(mind, turn)
}

/**
 * The connection is gone. The process lives on, with what it has in its hands, and connects again later; one
 * that was about to close has what it wanted.
 */
export function disconnect(
  mind: ApplicationMind,
  reason: 'tcp' | 'broker' | 'heartbeat' | 'timeout',
  text: string,
  turn: ClientTurn,
): void {
  const { name, connection, incarnation } = mind
  if (mind.status === 'closing') {
    turn.emit({ type: 'client.closed', client: name })
    return
  }
  turn.emit({ type: 'client.disconnected', client: name, connection, reason, text })
  const delay = mind.setup.reconnect_delay ?? RECONNECT_DELAY_TICKS
  if (delay === 'never' || !isAlive(mind.status)) return
  turn.pass(name, name, delay, { type: 'timer.reconnect', incarnation, connection })
}

/** A fault of the channel closes only the channel; a new one is opened later. */
export function loseChannel(mind: ApplicationMind, code: number, text: string, turn: ClientTurn): void {
  const { name, connection, channel, setup } = mind
  turn.emit({ type: 'client.channelClosed', client: name, code, text })
  if (setup.thread === undefined) tell(mind, turn, { type: 'channel.close-ok', connection, channel })
  const delay = mind.setup.reconnect_delay ?? RECONNECT_DELAY_TICKS
  if (delay !== 'never') turn.pass(name, name, delay, { type: 'timer.reopen', connection })
}

/** Politely. Without a connection there is nothing to close. */
export function close(mind: ApplicationMind, turn: ClientTurn): void {
  const { name, connection, status, setup, channel } = mind
  if (setup.thread !== undefined) {
    turn.pass(name, setup.thread.process, 0, { type: 'thread.close', connection, channel })
    turn.emit({ type: 'client.closed', client: name })
    return
  }
  if (status === 'running' || status === 'opening' || status === 'channel closed') {
    turn.emit({ type: 'client.closing', client: name })
    tell(mind, turn, { type: 'connection.close', connection, code: REPLY_SUCCESS, text: 'Goodbye' })
    return
  }
  if (hasTcp(mind)) tell(mind, turn, { type: 'tcp.fin', connection })
  turn.emit({ type: 'client.closed', client: name })
}

/** The process is gone. Its machine ends TCP: this is all that the broker hears of it. */
export function die(mind: ApplicationMind, turn: ClientTurn, at?: CrashPoint | 'out-of-memory'): void {
  const { name, connection, incarnation } = mind
  const connected = hasTcp(mind) && mind.setup.thread === undefined
  const seq = turn.emit({ type: 'client.crashed', client: name, ...(at === undefined ? {} : { at }) })
  if (connected) tell(mind, turn, { type: 'tcp.fin', connection }, seq)
  const delay = mind.setup.restart_delay
  if (delay !== undefined) turn.pass(name, name, delay, { type: 'timer.start', incarnation }, seq)
}
