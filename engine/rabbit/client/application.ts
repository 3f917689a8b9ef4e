import type { RabbitSignal, WireSignal } from '../methods.ts'
import {
  beat,
  close,
  connect,
  die,
  disconnect,
  hasTcp,
  loseChannel,
  onHeart,
  openChannel,
  startProcess,
  tune,
} from './connection.ts'
import {
  bindDeclared,
  declare,
  onEmpty,
  onMessage,
  onPollTimer,
  prepareConsumer,
  subscribe,
  takeWork,
  unsubscribe,
} from './consumer.ts'
import { writeFrame } from './frames.ts'
import { isAlive } from './lifecycle.ts'
import type { ConsumerMind, PublisherMind, Task } from './mind.ts'
import {
  armRows,
  goOn,
  onCommitted,
  onConfirm,
  onPublishOrder,
  onPublishTimer,
  onRetry,
  prepareChannel,
  pump,
} from './publisher.ts'
import { onRepublished } from './settle.ts'
import type { ClientOrder, ClientTimer, RequestKey } from './signals.ts'
import { onAnswer, onWorked } from './task.ts'
import { type ApplicationMind, type ClientTurn, tell } from './turn.ts'

type Received<Signal, Type> = Extract<Signal, { type: Type }>

/** What an application does at each method of the broker; the others are no business of a client's. */
const METHODS: {
  readonly [Type in WireSignal['type']]?: (
    mind: ApplicationMind,
    signal: Received<WireSignal, Type>,
    turn: ClientTurn,
  ) => void
} = {
  'tcp.syn-ack'(mind, { connection }, turn) {
    turn.emit({ type: 'client.connected', client: mind.name, connection })
    tell(mind, turn, { type: 'protocol.header', connection })
  },
  'tcp.fin': (mind, _, turn) => disconnect(mind, 'tcp', 'the peer closed TCP', turn),
  'tcp.rst': (mind, _, turn) => disconnect(mind, 'tcp', 'connection reset by peer', turn),
  'connection.start': (mind, { connection }, turn) =>
    tell(mind, turn, { type: 'connection.start-ok', connection }),
  'connection.tune': (mind, offer, turn) => tune(mind, offer, turn),
  'connection.open-ok'(mind, { connection }, turn) {
    turn.emit({ type: 'client.opened', client: mind.name, connection })
    beat(mind, turn)
    openChannel(mind, turn)
  },
  'connection.close'(mind, { connection, code, text }, turn) {
    tell(mind, turn, { type: 'connection.close-ok', connection })
    tell(mind, turn, { type: 'tcp.fin', connection })
    disconnect(mind, 'broker', `${code} ${text}`, turn)
  },
  'connection.close-ok'(mind, { connection }, turn) {
    tell(mind, turn, { type: 'tcp.fin', connection })
    turn.emit({ type: 'client.closed', client: mind.name })
  },
  'connection.blocked'(mind, { reason }, turn) {
    turn.emit({ type: 'client.blocked', client: mind.name, reason })
  },
  'connection.unblocked'(mind, _, turn) {
    turn.emit({ type: 'client.unblocked', client: mind.name })
    if (mind.kind === 'publisher') pump(mind, turn)
  },
  heartbeat: (mind, _, turn) => turn.emit({ type: 'client.heard', client: mind.name }),
  'channel.open-ok'(mind, _, turn) {
    turn.emit({ type: 'client.channelOpened', client: mind.name, channel: mind.channel })
    if (mind.kind === 'publisher') prepareChannel(mind, turn)
    else prepareConsumer(mind, turn)
  },
  'channel.close': (mind, { code, text }, turn) => loseChannel(mind, code, text, turn),
  'confirm.select-ok'(mind, _, turn) {
    if (mind.kind === 'publisher') goOn(mind, turn)
    else declare(mind, turn)
  },
  'tx.select-ok': (mind, _, turn) => ofPublisher(mind, (publisher) => goOn(publisher, turn)),
  'tx.commit-ok': (mind, _, turn) => ofPublisher(mind, (publisher) => onCommitted(publisher, turn)),
  'basic.ack': confirmed,
  'basic.nack': confirmed,
  'basic.return'(mind, { content, code }, turn) {
    turn.emit({ type: 'publish.returned', client: mind.name, name: content.id, code })
  },
  'queue.declare-ok': (mind, _, turn) => ofConsumer(mind, (consumer) => bindDeclared(consumer, turn)),
  'basic.qos-ok': (mind, _, turn) => ofConsumer(mind, (consumer) => subscribe(consumer, turn)),
  'basic.consume-ok'(mind, _, turn) {
    turn.emit({ type: 'client.ready', client: mind.name })
  },
  'basic.cancel'(mind, _, turn) {
    const { name, incarnation, lane } = mind
    turn.emit({ type: 'client.cancelled', client: name, by: 'broker' })
    const delay = mind.kind === 'consumer' ? mind.setup.resubscribe_delay : undefined
    if (delay !== undefined) turn.pass(name, name, delay, { type: 'timer.subscribe', incarnation, lane })
  },
  'basic.cancel-ok'(mind, _, turn) {
    turn.emit({ type: 'client.cancelled', client: mind.name, by: 'client' })
  },
  'basic.deliver': (mind, method, turn) => ofConsumer(mind, (consumer) => onMessage(consumer, method, turn)),
  'basic.get-ok': (mind, method, turn) => ofConsumer(mind, (consumer) => onMessage(consumer, method, turn)),
  'basic.get-empty': (mind, _, turn) => ofConsumer(mind, (consumer) => onEmpty(consumer, turn)),
}

function confirmed(
  mind: ApplicationMind,
  method: Received<WireSignal, 'basic.ack' | 'basic.nack'>,
  turn: ClientTurn,
): void {
  if (mind.kind === 'publisher') onConfirm(mind, method, turn)
  else onRepublished(mind, method, turn)
}

/** What an application does at its own clocks; each says first whether it is stale. */
const TIMERS: {
  readonly [Type in ClientTimer['type']]: (
    mind: ApplicationMind,
    timer: Received<ClientTimer, Type>,
    turn: ClientTurn,
  ) => void
} = {
  'timer.start'(mind, { incarnation }, turn) {
    if (mind.incarnation === incarnation && !isAlive(mind.status)) startProcess(mind, turn)
  },
  'timer.reconnect'(mind, { incarnation, connection }, turn) {
    const isFresh = mind.incarnation === incarnation && mind.connection === connection
    if (isFresh && mind.status === 'waiting') connect(mind, turn)
  },
  'timer.connect'(mind, { connection }, turn) {
    if (mind.connection !== connection) return
    if (mind.status === 'connecting' || mind.status === 'handshake')
      disconnect(mind, 'timeout', 'connect timed out', turn)
  },
  'timer.reopen'(mind, { connection }, turn) {
    if (mind.connection === connection && mind.status === 'channel closed') openChannel(mind, turn)
  },
  'timer.heart'(mind, { connection }, turn) {
    if (mind.connection === connection && hasTcp(mind)) onHeart(mind, turn)
  },
  'timer.publish': (mind, timer, turn) =>
    ofPublisher(mind, (publisher) => onPublishTimer(publisher, timer, turn)),
  'timer.resend': (mind, timer, turn) => ofPublisher(mind, (publisher) => onRetry(publisher, timer, turn)),
  'timer.frame': (mind, timer, turn) => ofPublisher(mind, (publisher) => writeFrame(publisher, timer, turn)),
  'timer.subscribe'(mind, { incarnation, lane }, turn) {
    if (mind.kind !== 'consumer' || mind.incarnation !== incarnation || mind.lane !== lane) return
    if (mind.status === 'running' && !mind.subscribed) subscribe(mind, turn)
  },
  'timer.poll': (mind, timer, turn) => ofConsumer(mind, (consumer) => onPollTimer(consumer, timer, turn)),
  work: (mind, timer, turn) => ofTask(mind, timer, (consumer, task) => onWorked(consumer, task, turn)),
  'timer.crash'(mind, { incarnation }, turn) {
    if (mind.incarnation === incarnation && isAlive(mind.status)) die(mind, turn, 'mid-work')
  },
  'timer.call': (mind, timer, turn) =>
    ofTask(mind, timer, (consumer, task) => onAnswer(consumer, task, 'timeout', turn)),
}

/** What an application does at orders. An order that does not fit its state changes nothing. */
const ORDERS: {
  readonly [Type in ClientOrder['type']]: (
    mind: ApplicationMind,
    order: Received<ClientOrder, Type>,
    turn: ClientTurn,
  ) => void
} = {
  start(mind, _, turn) {
    if (isAlive(mind.status)) return
    startProcess(mind, turn)
    if (mind.kind === 'publisher' && mind.setup.start === 'by-hand' && mind.incarnation === 1)
      armRows(mind, turn.now, turn)
  },
  restart(mind, _, turn) {
    if (isAlive(mind.status)) die(mind, turn)
    startProcess(mind, turn)
  },
  crash(mind, _, turn) {
    if (isAlive(mind.status)) die(mind, turn)
  },
  disconnect(mind, _, turn) {
    if (!hasTcp(mind) || mind.setup.thread !== undefined) return
    tell(mind, turn, { type: 'tcp.rst', connection: mind.connection })
    disconnect(mind, 'tcp', 'connection reset', turn)
  },
  'power-off'(mind, _, turn) {
    if (mind.setup.thread === undefined) turn.emit({ type: 'client.poweredOff', client: mind.name })
  },
  close(mind, _, turn) {
    if (isAlive(mind.status) && mind.status !== 'closing') close(mind, turn)
  },
  hang(mind, _, turn) {
    if (isAlive(mind.status)) turn.emit({ type: 'client.hung', client: mind.name })
  },
  unhang(mind, _, turn) {
    if (!mind.hung) return
    turn.emit({ type: 'client.unhung', client: mind.name })
    if (mind.kind === 'publisher') pump(mind, turn)
    else for (const task of [...mind.tasks.values()]) if (task.stuck) onWorked(mind, task, turn)
  },
  slow(mind, { factor }, turn) {
    turn.emit({ type: 'client.slowed', client: mind.name, factor })
  },
  cancel(mind, _, turn) {
    if (mind.status === 'running') ofConsumer(mind, (consumer) => unsubscribe(consumer, turn))
  },
  consume: (mind, _, turn) =>
    ofConsumer(mind, (consumer) => {
      if (consumer.status === 'running' && !consumer.subscribed) subscribe(consumer, turn)
    }),
  publish: (mind, order, turn) => ofPublisher(mind, (publisher) => onPublishOrder(publisher, order, turn)),
}

const REACTIONS = { ...METHODS, ...TIMERS, ...ORDERS } as Readonly<
  Record<string, ((mind: ApplicationMind, signal: unknown, turn: ClientTurn) => void) | undefined>
>

/**
 * One thing has reached an application. A packet of a connection that it does not have goes nowhere; a
 * machine that lost power in between answers it with a reset.
 */
export function handleApplication(mind: ApplicationMind, signal: RabbitSignal, turn: ClientTurn): void {
  if (signal.type === 'system.response') {
    ofTask(mind, signal, (consumer, task) => onAnswer(consumer, task, signal.answer, turn))
  } else if (signal.type in METHODS && !isCurrent(mind, (signal as WireSignal).connection)) {
    reset(mind, (signal as WireSignal).connection, turn)
  } else {
    REACTIONS[signal.type]?.(mind, signal, turn)
  }
  if (mind.kind === 'consumer') takeWork(mind, turn)
}

function isCurrent(mind: ApplicationMind, connection: string): boolean {
  return mind.connection === connection && hasTcp(mind)
}

function reset(mind: ApplicationMind, connection: string, turn: ClientTurn): void {
  if (mind.status !== 'powered off' && mind.forgotten.has(connection))
    tell(mind, turn, { type: 'tcp.rst', connection })
}

function ofPublisher(mind: ApplicationMind, act: (publisher: PublisherMind) => void): void {
  if (mind.kind === 'publisher') act(mind)
}

function ofConsumer(mind: ApplicationMind, act: (consumer: ConsumerMind) => void): void {
  if (mind.kind === 'consumer') act(mind)
}

/** The task that an answer or a clock belongs to; stale when its process or its step is another one. */
function ofTask(
  mind: ApplicationMind,
  { incarnation, task: id, step }: RequestKey,
  act: (consumer: ConsumerMind, task: Task) => void,
): void {
  if (mind.kind !== 'consumer' || mind.incarnation !== incarnation) return
  const task = mind.tasks.get(id)
  if (task !== undefined && task.step === step) act(mind, task)
}
