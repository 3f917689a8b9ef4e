import type { BasicMethod } from '../methods.ts'
import { ruleOf } from '../queues/index.ts'
import { unblock } from '../queues/settlement.ts'
import { answer, type Desk, internalError, type Lane, type Refusal } from './desk.ts'
import { resume } from './settle.ts'

type Qos = Extract<BasicMethod, { readonly type: 'basic.qos' }>

/**
 * basic.qos: with `global` a limit for all consumers of the channel, at once; without, the limit of each consumer
 * that starts from now on (prefetch-09, global-02). Either way it ends the global limit that was there
 * (rabbit_channel, unlimit_prefetch).
 */
export function qos(desk: Desk, lane: Lane, { prefetchCount, global = false }: Qos): Refusal | undefined {
  const { connection, channel } = lane
  if (global && desk.broker.profile.globalQosRefused) {
    return internalError('Feature `global_qos` is deprecated')
  }
  const place = { connection: connection.name, channel: channel.number }
  desk.turn.emit({ type: 'qos.set', ...place, prefetchCount, global })
  answer(desk, connection, { type: 'basic.qos-ok', ...place })
  if (channel.globalPrefetch === 0) lift(desk, lane)
  else resume(desk, channel)
  return undefined
}

/** Without a limit nothing is stopped any more (global-06). */
function lift(desk: Desk, { channel }: Lane): void {
  const { connection, number } = channel
  for (const queue of [...desk.broker.queues.values()]) {
    if (!queue.suspended.has(channel.lane)) continue
    desk.turn.emit({ type: 'channel.resumed', connection, channel: number, queue: queue.name })
    if (unblock(desk, queue, channel)) ruleOf(queue).run(desk, queue)
  }
}
