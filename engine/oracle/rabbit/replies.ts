import type { RabbitSignal, WireSignal } from '../../rabbit/methods.ts'
import { type Driver, type DriverTurn, say } from './driver.ts'

/** A timer of the rig: a driver's heart beats. */
export interface DriverBeat {
  readonly type: 'driver.beat'
  readonly connection: string
}

const TICKS_PER_SECOND = 1000

/** What every AMQP client answers by itself: the handshake, and the end of channels and connections. */
export function reply(driver: Driver, signal: RabbitSignal, turn: DriverTurn): void {
  const { connection } = driver
  switch (signal.type) {
    case 'tcp.syn-ack':
      return say(driver, { type: 'protocol.header', connection }, turn)
    case 'connection.start':
      return say(driver, { type: 'connection.start-ok', connection }, turn)
    case 'connection.tune':
      return tune(driver, signal, turn)
    case 'connection.open-ok':
      return beginWork(driver, turn)
    case 'channel.close':
      return say(driver, { type: 'channel.close-ok', connection, channel: signal.channel }, turn)
    case 'connection.close':
      say(driver, { type: 'connection.close-ok', connection }, turn)
      return say(driver, { type: 'tcp.fin', connection }, turn)
    case 'connection.close-ok':
      return say(driver, { type: 'tcp.fin', connection }, turn)
    default:
  }
}

function tune(
  driver: Driver,
  { connection, channelMax }: Extract<WireSignal, { type: 'connection.tune' }>,
  turn: DriverTurn,
): void {
  say(driver, { type: 'connection.tune-ok', connection, channelMax, heartbeat: driver.heartbeat }, turn)
  say(driver, { type: 'connection.open', connection }, turn)
}

function beginWork(driver: Driver, turn: DriverTurn): void {
  driver.phase = 'open'
  for (const signal of driver.waiting.splice(0)) say(driver, signal, turn)
  scheduleBeat(driver, turn)
}

/** A heart beats at half of the agreed time (heartbeats guide), as long as its connection lives. */
export function beat(driver: Driver, { connection }: DriverBeat, turn: DriverTurn): void {
  if (driver.connection !== connection || driver.phase !== 'open' || driver.isSilent) return
  say(driver, { type: 'heartbeat', connection }, turn)
  scheduleBeat(driver, turn)
}

function scheduleBeat(driver: Driver, turn: DriverTurn): void {
  if (driver.heartbeat === 0) return
  const signal: DriverBeat = { type: 'driver.beat', connection: driver.connection }
  const ticks = (driver.heartbeat * TICKS_PER_SECOND) / 2
  // The rig takes its own signals before the broker's model sees them.
  turn.pass(driver.name, driver.name, ticks, signal as unknown as RabbitSignal)
}
