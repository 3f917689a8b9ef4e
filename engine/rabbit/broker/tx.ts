import { nextStage, stageOf } from '../lifecycles.ts'
import type { Settlement } from '../queues/index.ts'
import type { Channel, Unacked } from '../state.ts'
import { answer, type Desk, type Lane, preconditionFailed, type Refusal } from './desk.ts'
import { release } from './publish.ts'
import { settleAll } from './settle.ts'

/** tx.select: once is enough (tx-13). */
export function txSelect(desk: Desk, { connection, channel }: Lane): Refusal | undefined {
  const next = nextStage(channel, 'tx.selected')
  if (next === undefined) return preconditionFailed('cannot switch from confirm to tx mode')
  const place = { connection: connection.name, channel: channel.number }
  if (next !== stageOf(channel)) desk.turn.emit({ type: 'tx.selected', ...place })
  answer(desk, connection, { type: 'tx.select-ok', ...place })
  return undefined
}

/**
 * tx.commit: what was published goes to the queues, returns come back, commit-ok says so, and what was settled is
 * settled (tx-01, tx-08, tx-11). A queue that refuses a message fails it: the rest is done all the same, and the
 * channel is closed (rabbit_channel, record_rejects).
 */
export function txCommit(desk: Desk, lane: Lane): Refusal | undefined {
  const { connection, channel } = lane
  if (channel.mode !== 'tx') return preconditionFailed('channel is not transactional')
  const publishes = channel.tx.publishes.slice()
  const settled = channel.tx.settled.slice()
  const place = { connection: connection.name, channel: channel.number }
  desk.turn.emit({ type: 'tx.committed', ...place })
  const taken = publishes.map((publication) => release(desk, lane, publication))
  const isWhole = !taken.includes(false)
  if (isWhole) answer(desk, connection, { type: 'tx.commit-ok', ...place })
  for (const { how, entries } of joined(settled)) settleAll(desk, lane, byTag(entries), how, 'nack', -1)
  return isWhole ? undefined : preconditionFailed('partial tx completion')
}

/** tx.rollback: publications vanish, what was settled is held again (tx-02, tx-05). */
export function txRollback(desk: Desk, { connection, channel }: Lane): Refusal | undefined {
  if (channel.mode !== 'tx') return preconditionFailed('channel is not transactional')
  const place = { connection: connection.name, channel: channel.number }
  desk.turn.emit({ type: 'tx.rolledBack', ...place })
  answer(desk, connection, { type: 'tx.rollback-ok', ...place })
  return undefined
}

/** What was settled in a row in the same way is settled together (rabbit_channel, ack_cons). */
function joined(settled: Channel['tx']['settled']): { how: Settlement; entries: Unacked[] }[] {
  const groups: { how: Settlement; entries: Unacked[] }[] = []
  for (const { how, entries } of settled) {
    const last = groups.at(-1)
    if (last?.how === how) last.entries.push(...entries)
    else groups.push({ how, entries: [...entries] })
  }
  return groups
}

function byTag(entries: readonly Unacked[]): Unacked[] {
  return [...entries].sort((one, other) => one.tag - other.tag)
}
