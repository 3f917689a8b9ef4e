import amqp from 'amqplib'

/** What amqplib keeps inside, as far as it is needed: frames as they come, and methods as they go. */
export interface WireChannel {
  readonly ch: number
  accept(frame: Frame): void
  sendImmediately(method: number, fields: object): void
  sendMessage(fields: object, properties: object, content: Buffer): void
  on(event: string, listener: (error: Error & { code?: number }) => void): void
}

/** The connection below the promises. */
export interface WireConnection {
  readonly stream: { destroy(): void }
  readonly heartbeater: { clear(): void } | null
  sendBytes(bytes: Buffer): void
  releaseChannel(number: number): void
}

/** A frame of a channel: a method, or the properties (`size`) or a part of the content of a message. */
export interface Frame {
  readonly id: number | undefined
  readonly fields: Readonly<Record<string, unknown>>
  readonly size?: number
  readonly content?: Buffer
}

/** An open connection: amqplib's model and what is below it. */
export interface Wire {
  readonly connection: WireConnection
  createChannel(): Promise<unknown>
  close(): Promise<void>
  on(event: string, listener: (error?: Error & { code?: number }) => void): void
}

/** Connects; the name is how `list_connections` tells who it is. */
export async function openWire(port: number, vhost: string, name: string, heartbeat: number): Promise<Wire> {
  const where = { protocol: 'amqp', hostname: '127.0.0.1', port, vhost, heartbeat }
  const options = { noDelay: true, clientProperties: { connection_name: name } }
  return (await amqp.connect(where, options)) as unknown as Wire
}

function method(classId: number, methodId: number): number {
  return classId * 0x10000 + methodId
}

/** AMQP 0-9-1 methods by their numbers: class << 16 | method. */
export const METHOD = {
  channelClose: method(20, 40),
  channelCloseOk: method(20, 41),
  declareExchange: method(40, 10),
  deleteExchange: method(40, 20),
  bindExchange: method(40, 30),
  unbindExchange: method(40, 40),
  declareQueue: method(50, 10),
  declareQueueOk: method(50, 11),
  bindQueue: method(50, 20),
  purge: method(50, 30),
  purgeOk: method(50, 31),
  deleteQueue: method(50, 40),
  deleteQueueOk: method(50, 41),
  unbindQueue: method(50, 50),
  qos: method(60, 10),
  consume: method(60, 20),
  cancel: method(60, 30),
  return: method(60, 50),
  deliver: method(60, 60),
  get: method(60, 70),
  getOk: method(60, 71),
  getEmpty: method(60, 72),
  ack: method(60, 80),
  reject: method(60, 90),
  recover: method(60, 110),
  nack: method(60, 120),
  confirmSelect: method(85, 10),
  txSelect: method(90, 10),
  txCommit: method(90, 20),
  txCommitOk: method(90, 21),
  txRollback: method(90, 30),
  txRollbackOk: method(90, 31),
} as const

/** The frame that holds the properties of a message. */
export const PROPERTIES = 60
