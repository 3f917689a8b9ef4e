import type { Address } from '../../kernel/agenda.ts'
import type { BrokerState, Queue } from '../state.ts'
import type { Desk, RabbitTurn } from './desk.ts'
import { awaitElection } from './election.ts'
import { sendRows } from './replication.ts'

/** Nodes say a word to each other so often, and take one for lost that was silent for so long (aten). */
const PING_TICKS = 1_000
const SILENCE_TICKS = 5_000

/** A node begins to watch the others, as soon as there are any. */
export function watchPeers(broker: BrokerState, node: Address, turn: RabbitTurn): void {
  const known = broker.nodes.get(node)
  if (known === undefined || known.peers.size === 0) return
  turn.pass(node, node, PING_TICKS, { type: 'timer.ping', incarnation: known.incarnation })
}

/** Time to say a word, and to see who has been silent. */
export function onPing(desk: Desk, incarnation: number): void {
  const node = desk.broker.nodes.get(desk.node)
  if (node === undefined || node.incarnation !== incarnation) return
  for (const [peer, { heard, up }] of [...node.peers]) {
    desk.turn.send(desk.node, peer, { type: 'cluster.ping' })
    if (up && desk.turn.now - heard > SILENCE_TICKS) losePeer(desk, peer)
  }
  watchPeers(desk.broker, desk.node, desk.turn)
}

/** Another node lives. If it was lost, it learns at once who leads, and what it has missed. */
export function hearPeer(desk: Desk, peer: Address): void {
  const known = desk.broker.nodes.get(desk.node)?.peers.get(peer)
  if (known === undefined) return
  const wasLost = !known.up
  desk.turn.emit({ type: 'peer.heard', node: desk.node, peer })
  if (!wasLost) return
  desk.turn.send(desk.node, peer, { type: 'cluster.ping' })
  for (const queue of desk.broker.queues.values()) {
    const { group } = queue
    const member = group?.members.get(desk.node)
    if (group === undefined || member?.role !== 'leader' || !group.members.has(peer)) continue
    sendRows(desk, { queue, group, member }, peer, member.log.end + 1)
  }
}

/** A node has started: the others hear of it, and its replicas look for a leader. */
export function rejoin(desk: Desk): void {
  const node = desk.broker.nodes.get(desk.node)
  for (const peer of node?.peers.keys() ?? []) desk.turn.send(desk.node, peer, { type: 'cluster.ping' })
  watchPeers(desk.broker, desk.node, desk.turn)
  for (const queue of [...desk.broker.queues.values()]) seekLeader(desk, queue)
}

/** A node goes, and its machine tells the others. */
export function leaveCluster(desk: Desk): void {
  for (const peer of desk.broker.nodes.get(desk.node)?.peers.keys() ?? []) {
    desk.turn.send(desk.node, peer, { type: 'cluster.fin' })
  }
}

/** Another node is lost: queues that it led need another leader. */
export function losePeer(desk: Desk, peer: Address): void {
  if (desk.broker.nodes.get(desk.node)?.peers.get(peer)?.up !== true) return
  desk.turn.emit({ type: 'peer.lost', node: desk.node, peer })
  for (const queue of [...desk.broker.queues.values()]) loseLeader(desk, queue, peer)
}

function loseLeader(desk: Desk, queue: Queue, peer: Address): void {
  if (queue.group?.members.get(desk.node)?.leader === peer) seekLeader(desk, queue)
}

function seekLeader(desk: Desk, queue: Queue): void {
  const { group } = queue
  const member = group?.members.get(desk.node)
  if (group === undefined || member === undefined) return
  desk.turn.emit({ type: 'raft.followed', queue: queue.name, node: desk.node, term: member.term })
  awaitElection(desk, { queue, group, member })
}
