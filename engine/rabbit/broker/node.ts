import type { Address } from '../../kernel/agenda.ts'
import { PHYSICS } from '../../kernel/physics.ts'
import type { BrokerTimer, RabbitSignal, WireSignal } from '../methods.ts'
import type { OperatorSignal } from '../operator.ts'
import { dropExpired } from '../queues/head.ts'
import type { RaftSignal } from '../raft.ts'
import type { NodeState } from '../state.ts'
import { sync } from './confirm.ts'
import type { Desk } from './desk.ts'
import { onBeat, onHear } from './heartbeat.ts'
import { hop, publishLetters, retryLetters } from './letters.ts'
import { OPERATOR_SIGNALS, onOperatorSignal } from './operator.ts'
import { onRaftSignal, RAFT_SIGNALS } from './raft.ts'
import { checkAcks, endIdle, resumeDelayed } from './timers.ts'
import { onWireSignal } from './wire.ts'

const BROKER_TIMERS: readonly BrokerTimer['type'][] = [
  'timer.head',
  'timer.idle',
  'timer.retry',
  'timer.hop',
  'timer.letters',
  'timer.beat',
  'timer.hear',
  'timer.acks',
  'timer.disk',
]

/** What is not from the wire, by its type: asked once a signal. */
const KINDS: ReadonlyMap<string, 'order' | 'timer' | 'raft'> = new Map([
  ...OPERATOR_SIGNALS.map((type) => [type, 'order'] as const),
  ...BROKER_TIMERS.map((type) => [type, 'timer'] as const),
  ...RAFT_SIGNALS.map((type) => [type, 'raft'] as const),
])

/** A node gets a signal: an order, a clock of its own, a word of another node, or something from a client. */
export function onNodeSignal(desk: Desk, node: NodeState, signal: RabbitSignal, from: Address): void {
  const kind = KINDS.get(signal.type)
  if (kind === 'order') onOperatorSignal(desk, node, signal as OperatorSignal)
  else if (node.status !== 'running') refuseTcp(desk, signal, from)
  else if (kind === undefined) onWireSignal(desk, signal as WireSignal, from)
  else if (kind === 'timer') onTimer(desk, signal as BrokerTimer)
  else onRaftSignal(desk, signal as RaftSignal, from)
  if (desk.letters !== undefined) publishLetters(desk)
}

/** There is no process: the machine answers for it. */
function refuseTcp(desk: Desk, signal: RabbitSignal, from: Address): void {
  if (from === PHYSICS || from === desk.node || !('connection' in signal)) return
  if (signal.type === 'tcp.fin' || signal.type === 'tcp.rst') return
  desk.turn.send(desk.node, from, { type: 'tcp.rst', connection: signal.connection })
}

function onTimer(desk: Desk, timer: BrokerTimer): void {
  switch (timer.type) {
    case 'timer.head': {
      const queue = desk.broker.queues.get(timer.queue)
      if (queue?.watchTimer === timer.timer && !queue.down) dropExpired(desk, queue)
      return
    }
    case 'timer.idle':
      return endIdle(desk, timer.queue, timer.timer)
    case 'timer.retry':
      return resumeDelayed(desk, timer)
    case 'timer.hop':
      return hop(desk, timer.letter)
    case 'timer.letters':
      return retryLetters(desk, timer.queue)
    case 'timer.beat':
      return onBeat(desk, timer)
    case 'timer.hear':
      return onHear(desk, timer)
    case 'timer.acks':
      return checkAcks(desk, timer)
    case 'timer.disk':
      if (desk.broker.nodes.get(desk.node)?.incarnation === timer.incarnation) sync(desk)
  }
}
