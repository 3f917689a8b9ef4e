import { TRANSACTIONS_TOPIC } from '../coordinator/internal-topics.ts'
import { CONTROLLER } from '../protocol/cluster-requests.ts'
import { type PartitionName, topicOf } from '../protocol/partition-name.ts'
import type { BrokerDesk } from '../turn.ts'
import { wakeFetches } from './delayed-fetch.ts'
import { checkDelayedProduces } from './delayed-produce.ts'
import { followLeaders } from './follower.ts'
import { loadGroups, resignGroups } from './load-groups.ts'
import { resumeTransactions } from './markers.ts'
import { settleReplica } from './replicas.ts'
import { raiseHighWatermark, reportRecovery } from './replication.ts'

/** Whether brokers have somebody to agree with: one alone needs no controller. */
export function isClustered({ kafka }: BrokerDesk): boolean {
  return kafka.brokers.size > 1
}

/** Sets the timers that a broker runs by, and takes up what it leads and follows. */
export function startBroker(desk: BrokerDesk): void {
  const { broker, turn, kafka } = desk
  const { incarnation, address, config } = broker
  turn.pass(address, address, config.offsetsRetentionCheckIntervalMs, { type: 'offsets.check', incarnation })
  turn.pass(address, address, config.logRetentionCheckIntervalMs, { type: 'retention.check', incarnation })
  if (kafka.cluster.topics.has(TRANSACTIONS_TOPIC)) {
    const check = { type: 'transactions.check', incarnation } as const
    turn.pass(address, address, config.transactionsCheckIntervalMs, check)
  }
  if (!isClustered(desk)) return
  turn.pass(address, address, config.heartbeatIntervalMs, { type: 'heartbeat.check', incarnation })
  turn.pass(address, address, config.replicaLagTimeMaxMs / 2, { type: 'isr.check', incarnation })
  for (const { name, registration } of kafka.cluster.partitions.values()) {
    settleReplica(desk, name)
    if (registration.leader === broker.id) takeLeadership(desk, name)
  }
  followLeaders(desk)
}

/** The controller has decided something about partitions of this broker's. */
export function onPartitionChange(desk: BrokerDesk, partitions: readonly PartitionName[]): void {
  const { kafka, broker } = desk
  for (const partition of partitions) {
    const registered = kafka.cluster.partitions.get(partition)
    if (registered === undefined) continue
    const { leader, replicas } = registered.registration
    if (replicas.includes(broker.id)) settleReplica(desk, partition)
    if (leader === broker.id) {
      takeLeadership(desk, partition)
      raiseHighWatermark(desk, partition)
      reportRecovery(desk, partition)
    } else {
      // Readers, writers and members that wait here are told to look elsewhere.
      wakeFetches(desk, partition)
      checkDelayedProduces(desk, partition)
      loseLeadership(desk, partition)
      settleReplica(desk, partition)
    }
  }
  followLeaders(desk)
}

/** kill -9: the operating system closes the connections; what was written stays on the disk. */
export function crashBroker({ broker, turn }: BrokerDesk): void {
  const { address, connections, fetching } = broker
  const others = [...connections, ...fetching.keys()]
  turn.emit({ type: 'broker.stopped', broker: address, crashed: true })
  for (const other of others) turn.send(address, other, { type: 'connection.closed' })
}

/** SIGTERM: leaderships move first, then it stops. */
export function stopBroker(desk: BrokerDesk): void {
  const { broker, turn } = desk
  const { address, id: brokerId } = broker
  if (isClustered(desk)) {
    turn.send(address, CONTROLLER, { type: 'BrokerHeartbeat', brokerId, wantShutDown: true })
  } else finishStop(desk)
}

/** Nothing depends on it any more. */
export function finishStop({ broker, turn }: BrokerDesk): void {
  const { address, connections, fetching } = broker
  const others = [...connections, ...fetching.keys()]
  turn.emit({ type: 'broker.stopped', broker: address, crashed: false })
  for (const other of others) turn.send(address, other, { type: 'connection.closed' })
}

/** The process starts on the log that it left. */
export function restartBroker(desk: BrokerDesk): void {
  const { broker, turn, kafka } = desk
  if (broker.status === 'running') return
  const isClean = broker.status === 'stopped'
  turn.emit({ type: 'broker.started', broker: broker.address })
  if (isClustered(desk)) {
    const { address, id: brokerId } = broker
    turn.send(address, CONTROLLER, { type: 'BrokerRegistration', brokerId, isClean })
  } else {
    for (const partition of kafka.cluster.partitions.keys()) {
      if (isOfGroups(desk, partition)) loadGroups(desk, partition)
      resumeTransactions(desk, partition)
    }
  }
  startBroker(desk)
}

function loseLeadership(desk: BrokerDesk, partition: PartitionName): void {
  const { broker, turn } = desk
  if (!broker.leaderships.has(partition)) return
  if (isOfGroups(desk, partition)) resignGroups(desk, partition)
  turn.emit({ type: 'leadership.lost', broker: broker.address, partition })
}

/** A new epoch of leadership begins with nothing known of the followers. */
function takeLeadership(desk: BrokerDesk, partition: PartitionName): void {
  const { kafka, broker, turn } = desk
  const registered = kafka.cluster.partitions.get(partition)
  if (registered === undefined) return
  const { leaderEpoch } = registered.registration
  if (broker.leaderships.get(partition)?.leaderEpoch === leaderEpoch) {
    turn.emit({ type: 'isr.settled', broker: broker.address, partition })
    return
  }
  turn.emit({ type: 'leadership.taken', broker: broker.address, partition, leaderEpoch })
  if (isOfGroups(desk, partition)) loadGroups(desk, partition)
  resumeTransactions(desk, partition)
}

/** A partition of `__consumer_offsets`. */
function isOfGroups({ kafka }: BrokerDesk, partition: PartitionName): boolean {
  return kafka.cluster.topics.get(topicOf(partition))?.isInternal === true
}
