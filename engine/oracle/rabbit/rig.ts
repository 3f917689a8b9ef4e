import { present } from '../../base/assert.ts'
import { toArray } from '../../base/deque.ts'
import type { Model } from '../../kernel/model.ts'
import type { RabbitEvent } from '../../rabbit/events.ts'
import { rabbit } from '../../rabbit/index.ts'
import type { RabbitSignal } from '../../rabbit/methods.ts'
import type { RabbitSetup } from '../../rabbit/setup.ts'
import type { Entry, RabbitState } from '../../rabbit/state.ts'
import type { RabbitCase, Step } from './case.ts'
import {
  channelNamed,
  connect,
  createDriver,
  type Driver,
  type DriverTurn,
  lane,
  openChannel,
  PROBE,
  say,
  sayWhenOpen,
  selectConfirm,
} from './driver.ts'
import { observe, type Sight } from './observe.ts'
import { beat, type DriverBeat, reply } from './replies.ts'
import { bindOf, type ChannelStep, declareExchangeOf, declareQueueOf, doOnChannel } from './steps.ts'

/** Where the experimenter's orders go: to the rig, not to the broker. */
export const RIG = 'rig'

/** The driver that declares the topology, and empties queues after a probe. */
export const ADMIN = 'admin'

/** An order of the experimenter. */
export type RigOrder =
  | { readonly type: 'rig.step'; readonly step: Step }
  | { readonly type: 'rig.begin'; readonly oracleCase: RabbitCase }
  | { readonly type: 'rig.channels'; readonly oracleCase: RabbitCase }
  | { readonly type: 'rig.empty' }

/** The experimenter's bench: drivers around the engine's broker, and what they saw. */
export interface Rig {
  readonly drivers: Map<string, Driver>
  /** What was seen since the last look. */
  readonly sights: Sight[]
  readonly model: Model<RabbitState, RabbitEvent, RabbitSignal, RabbitSetup>
}

/** A bench around the engine's own model: what is not for a driver goes to it untouched. */
export function createRig(): Rig {
  const rig: Rig = { drivers: new Map([[ADMIN, createDriver(ADMIN)]]), sights: [], model: rabbit }
  const model: Rig['model'] = {
    ...rabbit,
    handle(state, to, signal, turn, from) {
      const driver = rig.drivers.get(to)
      if (to === RIG) obey(rig, state, signal as unknown as RigOrder, turn)
      else if (driver !== undefined) receive(rig, driver, signal, turn)
      else rabbit.handle(state, to, signal, turn, from)
    },
  }
  return { ...rig, model }
}

function receive(rig: Rig, driver: Driver, signal: RabbitSignal, turn: DriverTurn): void {
  const own = signal as unknown as DriverBeat
  if (own.type === 'driver.beat') return beat(driver, own, turn)
  if ('connection' in signal && signal.connection !== driver.connection) return
  const sights = observe(driver, signal)
  if (driver.name !== ADMIN) rig.sights.push(...sights)
  reply(driver, signal, turn)
}

function obey(rig: Rig, state: RabbitState, order: RigOrder, turn: DriverTurn): void {
  switch (order.type) {
    case 'rig.begin':
      return declareAll(driverOf(rig, ADMIN), order.oracleCase, turn)
    case 'rig.channels':
      return openAll(rig, order.oracleCase, turn)
    case 'rig.empty':
      return takeProbes(rig, probedQueues(state), turn)
    case 'rig.step':
      doStep(rig, order.step, turn)
  }
}

function declareAll(admin: Driver, { topology }: RabbitCase, turn: DriverTurn): void {
  connect(admin, 0, turn)
  const channel = openChannel(admin, ADMIN, false, turn)
  const on = lane(admin, channel)
  for (const exchange of topology.exchanges ?? []) sayWhenOpen(admin, declareExchangeOf(on, exchange), turn)
  for (const queue of topology.queues ?? []) sayWhenOpen(admin, declareQueueOf(on, queue), turn)
  for (const binding of topology.bindings ?? []) sayWhenOpen(admin, bindOf(on, binding, 'bind'), turn)
}

function openAll(rig: Rig, { clients }: RabbitCase, turn: DriverTurn): void {
  for (const { conn, channels } of clients) {
    const driver = driverOf(rig, conn)
    connect(driver, 0, turn)
    for (const { ch, confirm = false } of channels) openChannel(driver, ch, confirm, turn)
  }
}

/** The queues in which probes lie, each as often as there are: what cannot stay in a queue is not found there. */
function probedQueues({ broker }: RabbitState): string[] {
  return [...broker.queues.values()].flatMap(({ name, ready }) =>
    ready.rows.flatMap((row) => toArray(row).filter(isProbe)).map(() => name),
  )
}

function isProbe({ message }: Entry): boolean {
  return message.content.id.startsWith(PROBE)
}

/** What was found is told, and taken out. A restart may have ended the experimenter's own connection (restart-02). */
function takeProbes(rig: Rig, probed: readonly string[], turn: DriverTurn): void {
  rig.sights.push({ event: 'probed', queues: probed })
  const admin = driverOf(rig, ADMIN)
  if (admin.phase !== 'open') {
    connect(admin, 0, turn)
    openChannel(admin, ADMIN, false, turn)
  }
  const on = lane(admin, channelNamed(admin, ADMIN))
  for (const queue of new Set(probed)) sayWhenOpen(admin, { type: 'queue.purge', ...on, queue }, turn)
}

function doStep(rig: Rig, step: Step, turn: DriverTurn): void {
  switch (step.op) {
    case 'connect':
      return connect(driverOf(rig, step.conn), step.heartbeat ?? 0, turn)
    case 'openChannel':
      openChannel(driverOf(rig, step.conn), step.ch, step.confirm ?? false, turn)
      return
    case 'closeConnection':
    case 'killConnection':
    case 'silence':
      return endOf(driverOf(rig, step.conn), step.op, turn)
    case 'cancel':
      return cancel(rig, step.consumer, turn)
    default:
      if ('ch' in step) doChannelStep(rig, step, turn)
  }
}

function doChannelStep(rig: Rig, step: ChannelStep, turn: DriverTurn): void {
  const driver = present(
    [...rig.drivers.values()].find((one) => [...one.channels.values()].some(({ name }) => name === step.ch)),
    `channel ${step.ch}`,
  )
  const channel = channelNamed(driver, step.ch)
  if (step.op === 'confirmSelect') {
    if (channel.isOpen) selectConfirm(driver, channel, true, turn)
  } else doOnChannel(driver, channel, step, turn)
}

function endOf(
  driver: Driver,
  how: 'closeConnection' | 'killConnection' | 'silence',
  turn: DriverTurn,
): void {
  const { connection } = driver
  if (how === 'silence') driver.isSilent = true
  else if (how === 'killConnection') {
    say(driver, { type: 'tcp.rst', connection }, turn)
    driver.phase = 'lost'
  } else {
    driver.phase = 'closing'
    say(driver, { type: 'connection.close', connection, code: 200, text: 'Cheers, thanks' }, turn)
  }
}

function cancel(rig: Rig, consumerTag: string, turn: DriverTurn): void {
  for (const driver of rig.drivers.values()) {
    for (const channel of driver.channels.values()) {
      if (!channel.isOpen || !channel.consumers.has(consumerTag)) continue
      say(driver, { type: 'basic.cancel', ...lane(driver, channel), consumerTag }, turn)
    }
  }
}

/** The driver of that name; it is made when it is first spoken of. */
export function driverOf(rig: Rig, name: string): Driver {
  const known = rig.drivers.get(name)
  if (known !== undefined) return known
  const driver = createDriver(name)
  rig.drivers.set(name, driver)
  return driver
}
