import { present } from '../../base/assert.ts'
import type { Turn } from '../../kernel/model.ts'
import type { RabbitEvent } from '../../rabbit/events.ts'
import { BROKER, type RabbitSignal, type WireSignal } from '../../rabbit/methods.ts'

/** Sends as a driver does: from its address to the broker. */
export type DriverTurn = Turn<RabbitEvent, RabbitSignal>

/** A client that does what it is told and writes down what reaches it: the experimenter's amqplib. */
export interface Driver {
  /** Its address; what the cases call `conn`. */
  readonly name: string
  /** The TCP connection; a second one of the same driver has another name. */
  connection: string
  /** `lost` and `closed` have ended: nothing that still arrives counts. */
  phase: 'idle' | 'handshake' | 'open' | 'closing' | 'closed' | 'lost'
  /** It sends nothing any more, not even heartbeats. */
  isSilent: boolean
  /** In seconds. */
  heartbeat: number
  readonly channels: Map<number, DriverChannel>
  /** What it will say once the connection is open. */
  readonly waiting: WireSignal[]
}

/** A channel of a driver. */
export interface DriverChannel {
  /** `A.1` */
  readonly name: string
  readonly number: number
  isOpen: boolean
  confirm: boolean | 'raw'
  nextPublish: number
  /** What waits for its confirm: number -> id of the message. */
  readonly unconfirmed: Map<number, string>
  /** Consumer tag -> its queue, and how many deliveries it had. */
  readonly consumers: Map<string, { readonly queue: string; deliveries: number }>
  /** Id of a message -> tag of its latest delivery here. */
  readonly latest: Map<string, number>
  /** Queues of the gets and declares whose answers are awaited, oldest first. */
  readonly asked: string[]
}

/** The prefix of the messages that only ask where they would go. */
export const PROBE = 'probe-'

/** A driver without a connection. */
export function createDriver(name: string): Driver {
  return {
    name,
    connection: name,
    phase: 'idle',
    isSilent: false,
    heartbeat: 0,
    channels: new Map(),
    waiting: [],
  }
}

/** Begins the handshake. */
export function connect(driver: Driver, heartbeat: number, turn: DriverTurn): void {
  driver.connection = driver.phase === 'idle' ? driver.name : `${driver.connection}'`
  driver.phase = 'handshake'
  driver.isSilent = false
  driver.heartbeat = heartbeat
  driver.channels.clear()
  say(driver, { type: 'tcp.syn', connection: driver.connection }, turn)
}

/** Opens a channel; its number is the lowest that is free. */
export function openChannel(
  driver: Driver,
  name: string,
  confirm: boolean | 'raw',
  turn: DriverTurn,
): DriverChannel {
  let number = 1
  while (driver.channels.get(number)?.isOpen === true) number++
  const channel: DriverChannel = {
    name,
    number,
    isOpen: true,
    confirm: false,
    nextPublish: 1,
    unconfirmed: new Map(),
    consumers: new Map(),
    latest: new Map(),
    asked: [],
  }
  driver.channels.set(number, channel)
  sayWhenOpen(driver, { type: 'channel.open', ...lane(driver, channel) }, turn)
  if (confirm !== false) selectConfirm(driver, channel, confirm, turn)
  return channel
}

/** Turns confirms on: what is published from now on is numbered. */
export function selectConfirm(
  driver: Driver,
  channel: DriverChannel,
  how: true | 'raw',
  turn: DriverTurn,
): void {
  channel.confirm = how
  sayWhenOpen(driver, { type: 'confirm.select', ...lane(driver, channel) }, turn)
}

/** The fields that say on which channel a method is. */
export function lane(driver: Driver, channel: DriverChannel): { connection: string; channel: number } {
  return { connection: driver.connection, channel: channel.number }
}

/** Says something, now or as soon as the connection is open. */
export function sayWhenOpen(driver: Driver, signal: WireSignal, turn: DriverTurn): void {
  if (driver.phase === 'handshake') driver.waiting.push(signal)
  else say(driver, signal, turn)
}

/** Sends a signal to the broker. A silent driver sends nothing. */
export function say(driver: Driver, signal: WireSignal, turn: DriverTurn): void {
  if (!driver.isSilent && driver.phase !== 'lost') turn.send(driver.name, BROKER, signal)
}

/** The channel of that name, which must be there. */
export function channelNamed(driver: Driver, name: string): DriverChannel {
  return present(
    [...driver.channels.values()].find((channel) => channel.name === name),
    `channel ${name}`,
  )
}
