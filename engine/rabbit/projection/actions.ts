import { WORLD } from '../../kernel/engine.ts'
import { nameOf, PHYSICS, type Physics } from '../../kernel/physics.ts'
import type { ActionView } from '../../kernel/scene.ts'
import { isAlive } from '../client/lifecycle.ts'
import type { ClientMind, SystemMind } from '../client/mind.ts'
import type { ProcessMind } from '../client/process-mind.ts'
import type { ApplicationMind } from '../client/turn.ts'
import { BROKER, type RabbitSignal } from '../methods.ts'
import type { BrokerState, NodeState } from '../state.ts'

const SLOW_FACTOR = 5
const DELAY_TICKS = 200
/** The least that Linux waits before TCP sends a packet again: TCP_RTO_MIN. */
const RESEND_TICKS = 200
const PUBLISH_COUNT = 1

/** What a reader may do to an application: to its process, its machine, its cable. */
export function applicationActions(mind: ApplicationMind, physics: Physics): ActionView[] {
  const { name } = mind
  if (!isAlive(mind.status)) return [order('restart', name, { type: 'start' })]
  return [
    ...(mind.kind === 'publisher'
      ? [order('publish', name, { type: 'publish' }, { field: 'count', unit: 'count', value: PUBLISH_COUNT })]
      : [subscriptionAction(mind.subscribed, name)]),
    order('crash', name, { type: 'crash' }),
    order('close', name, { type: 'close' }),
    freezeAction(name, physics),
    mind.hung ? order('unhang', name, { type: 'unhang' }) : order('hang', name, { type: 'hang' }),
    ...(mind.kind === 'consumer' ? [speedAction(mind.factor, name), ...addActions(mind)] : []),
    ...(mind.setup.thread === undefined ? machineActions(name, mind.setup.node ?? BROKER, physics) : []),
  ]
}

/** What a reader may do to a process with threads. */
export function processActions({ name, status, setup }: ProcessMind, physics: Physics): ActionView[] {
  if (status !== 'running') return [order('restart', name, { type: 'start' })]
  return [
    order('redeploy', name, { type: 'redeploy' }),
    order('redeploy-clean', name, { type: 'redeploy', close: true }),
    order('crash', name, { type: 'crash' }),
    order('close', name, { type: 'close' }),
    freezeAction(name, physics),
    ...machineActions(name, setup.node ?? BROKER, physics),
  ]
}

function freezeAction(name: string, physics: Physics): ActionView {
  return physics.frozen.has(name)
    ? { id: 'resume', to: PHYSICS, signal: { type: 'process.resume', place: name } }
    : { id: 'freeze', to: PHYSICS, signal: { type: 'process.freeze', place: name } }
}

function machineActions(name: string, node: string, physics: Physics): ActionView[] {
  return [
    order('disconnect', name, { type: 'disconnect' }),
    order('power-off', name, { type: 'power-off' }),
    ...cableActions(name, node, physics),
  ]
}

function subscriptionAction(subscribed: boolean, name: string): ActionView {
  return subscribed ? order('cancel', name, { type: 'cancel' }) : order('consume', name, { type: 'consume' })
}

function speedAction(factor: number, name: string): ActionView {
  return factor > 1
    ? order('fast', name, { type: 'slow', factor: 1 })
    : order('slow', name, { type: 'slow', factor: SLOW_FACTOR })
}

function cableActions(name: string, node: string, physics: Physics): ActionView[] {
  const between = [name, node] as const
  const status = physics.links.get(nameOf(between))
  if (status !== undefined) {
    const id = status === 'cut' ? 'mend' : 'release'
    return [{ id, to: PHYSICS, signal: { type: 'link.restore', between } }]
  }
  return [
    { id: 'cut', to: PHYSICS, signal: { type: 'link.cut', between } },
    { id: 'hold', to: PHYSICS, signal: { type: 'link.hold', between } },
    {
      id: 'drop',
      to: PHYSICS,
      signal: { type: 'link.drop', from: name, to: node, ticks: RESEND_TICKS },
      asks: { field: 'ticks', unit: 'ms', value: RESEND_TICKS },
    },
    {
      id: 'delay',
      to: PHYSICS,
      signal: { type: 'link.delay', between, ticks: DELAY_TICKS },
      asks: { field: 'ticks', unit: 'ms', value: DELAY_TICKS },
    },
  ]
}

/** One more like a consumer; a thread comes with its process. */
function addActions({ name, setup }: Extract<ApplicationMind, { readonly kind: 'consumer' }>): ActionView[] {
  return setup.thread === undefined ? [order('add', WORLD, { type: 'application.add', like: name })] : []
}

/** One more consumer of a queue, like the first that it has. */
export function readerActions(minds: ReadonlyMap<string, ClientMind>, queue: string): ActionView[] {
  for (const mind of minds.values()) {
    if (mind.kind === 'consumer' && mind.setup.queue === queue) return addActions(mind)
  }
  return []
}

/** A system outside of the broker goes down and comes up again. */
export function systemActions({ name, setup }: SystemMind): ActionView[] {
  const isUp = setup.up ?? true
  const signal = { type: 'setup.changed', path: `/systems/${name}/up`, value: !isUp }
  return [{ id: isUp ? 'fail' : 'heal', to: WORLD, signal }]
}

/** What its operator may do to a node. */
export function nodeActions({ alarms }: BrokerState, { name, status }: NodeState): ActionView[] {
  if (status !== 'running') return [order('restart', name, { type: 'node.start' })]
  return [
    order('crash', name, { type: 'node.crash' }),
    order('close', name, { type: 'node.stop' }),
    alarms.has('memory')
      ? order('alarm-clear', name, { type: 'alarm.clear', reason: 'memory' })
      : order('alarm', name, { type: 'alarm.set', reason: 'memory' }),
  ]
}

function order(id: string, to: string, signal: RabbitSignal, asks?: ActionView['asks']): ActionView {
  return { id, to, signal, ...(asks !== undefined && { asks }) }
}
