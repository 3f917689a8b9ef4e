import type { Address } from '../../kernel/agenda.ts'
import type {
  AlterPartition,
  BrokerHeartbeat,
  BrokerRegistration,
  OperatorRequest,
} from '../protocol/cluster-requests.ts'
import { CONTROLLER } from '../protocol/cluster-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import {
  alterPartition,
  brokerFenced,
  brokerRestartedUncleanly,
  brokerUnfenced,
  electPreferred,
  electUncleanly,
  reassign,
} from '../replication/controller.ts'
import { NO_LEADER } from '../replication/election.ts'
import {
  changePartition,
  type ElectionRules,
  type PartitionRegistration,
} from '../replication/partition-registration.ts'
import type { KafkaState } from '../state.ts'
import type { KafkaTurn } from '../turn.ts'
import type { ClusterPartition } from './cluster-state.ts'
import { electionRulesOf } from './election-rules.ts'

/** What may reach the controller. */
export type ControllerSignal =
  | BrokerHeartbeat
  | BrokerRegistration
  | AlterPartition
  | OperatorRequest
  | { readonly type: 'broker.session'; readonly brokerId: number; readonly epoch: number }
  | { readonly type: 'leader.imbalance' }

/** leader.imbalance.check.interval.seconds. */
const IMBALANCE_CHECK_MS = 300_000

/** The controller watches the brokers, and decides who leads and who is in sync. */
export function handleController(
  kafka: KafkaState,
  signal: ControllerSignal,
  turn: KafkaTurn,
  from: Address,
): void {
  switch (signal.type) {
    case 'BrokerRegistration':
      onRegistration(kafka, signal, turn)
      return
    case 'BrokerHeartbeat':
      if (signal.wantShutDown) shutDown(kafka, signal.brokerId, turn, from)
      else hear(kafka, signal.brokerId, turn)
      return
    case 'AlterPartition':
      onAlterPartition(kafka, signal, turn)
      return
    case 'AlterPartitionReassignments':
    case 'ElectLeaders':
      onOperator(kafka, signal, turn)
      return
    case 'broker.session':
      onSession(kafka, signal.brokerId, signal.epoch, turn)
      return
    case 'leader.imbalance':
      turn.pass(CONTROLLER, CONTROLLER, IMBALANCE_CHECK_MS, { type: 'leader.imbalance' })
      decide(kafka, turn, ({ name, registration }, alive) => {
        return electPreferred(registration, alive, electionRulesOf(kafka, name))
      })
  }
}

/** Every broker that runs has a session from the beginning; alone, a broker needs none. */
export function startController(kafka: KafkaState, turn: KafkaTurn): void {
  if (kafka.brokers.size < 2) return
  for (const { id, status } of kafka.brokers.values()) if (status === 'running') hear(kafka, id, turn)
  turn.pass(CONTROLLER, CONTROLLER, IMBALANCE_CHECK_MS, { type: 'leader.imbalance' })
}

function hear(kafka: KafkaState, brokerId: number, turn: KafkaTurn): void {
  const known = kafka.cluster.liveness.get(brokerId)
  const broker = addressOf(kafka, brokerId)
  const epoch = known?.epoch ?? 1
  turn.emit({ type: 'broker.heard', broker, epoch })
  if (known === undefined) timeSession(kafka, brokerId, epoch, turn)
  if (known?.isFenced === true && !known.isStopping) unfence(kafka, brokerId, turn)
}

/** A broker is back. After a crash it may lack what it had acknowledged: with ELR that counts (ISR-12). */
function onRegistration(kafka: KafkaState, { brokerId, isClean }: BrokerRegistration, turn: KafkaTurn): void {
  const known = kafka.cluster.liveness.get(brokerId)
  // A broker that nobody has heard of yet leads nothing that it could lose.
  if (known?.isFenced === false) fence(kafka, brokerId, turn, 'registered anew')
  turn.emit({ type: 'broker.registered', broker: addressOf(kafka, brokerId), isClean })
  if (!isClean) {
    decide(kafka, turn, ({ name, registration }, alive) => {
      return brokerRestartedUncleanly(registration, brokerId, alive, electionRulesOf(kafka, name))
    })
  }
  hear(kafka, brokerId, turn)
}

/** broker.session.timeout.ms of silence: it leads nothing any more. */
function onSession(kafka: KafkaState, brokerId: number, epoch: number, turn: KafkaTurn): void {
  const known = kafka.cluster.liveness.get(brokerId)
  if (known === undefined || known.epoch !== epoch || known.isFenced) return
  const left = known.lastHeard + sessionTimeoutOf(kafka, brokerId) - turn.now
  if (left > 0) turn.pass(CONTROLLER, CONTROLLER, left, { type: 'broker.session', brokerId, epoch })
  else fence(kafka, brokerId, turn, 'session timeout')
}

/** A controlled shutdown: nobody notices but for a change of leaders. */
function shutDown(kafka: KafkaState, brokerId: number, turn: KafkaTurn, from: Address): void {
  fence(kafka, brokerId, turn, 'controlled shutdown', true)
  turn.send(CONTROLLER, from, { type: 'BrokerHeartbeatResponse', shouldShutDown: true })
}

function fence(
  kafka: KafkaState,
  brokerId: number,
  turn: KafkaTurn,
  reason: string,
  isStopping = false,
): void {
  turn.emit({ type: 'broker.fenced', broker: addressOf(kafka, brokerId), reason, isStopping })
  decide(kafka, turn, ({ name, registration }, alive) => {
    return brokerFenced(registration, brokerId, alive, electionRulesOf(kafka, name))
  })
}

function unfence(kafka: KafkaState, brokerId: number, turn: KafkaTurn): void {
  turn.emit({ type: 'broker.unfenced', broker: addressOf(kafka, brokerId) })
  timeSession(kafka, brokerId, kafka.cluster.liveness.get(brokerId)?.epoch ?? 1, turn)
  decide(kafka, turn, (partition, alive) => {
    const rules = electionRulesOf(kafka, partition.name)
    const led = brokerUnfenced(partition.registration, brokerId, alive, rules)
    return isInternal(kafka, partition) ? inSyncAtOnce(led, new Set([brokerId]), alive, rules) : led
  })
}

/** A partition of groups, transactions or share groups. */
function isInternal(kafka: KafkaState, { topic }: ClusterPartition): boolean {
  return kafka.cluster.topics.get(topic)?.isInternal === true
}

/** What is internal is kept once for all brokers, so a replica of it has nothing to catch up with. */
function inSyncAtOnce(
  registration: PartitionRegistration,
  brokers: ReadonlySet<number>,
  alive: ReadonlySet<number>,
  rules: ElectionRules,
): PartitionRegistration {
  const { replicas, isr } = registration
  const late = replicas.filter((id) => brokers.has(id) && !isr.includes(id))
  if (late.length === 0) return registration
  const change = {
    isr: [...isr, ...late],
    election: 'online',
    isAlive: (one: number) => alive.has(one),
  } as const
  return changePartition(registration, change, rules)
}

function onAlterPartition(kafka: KafkaState, { partition, proposal }: AlterPartition, turn: KafkaTurn): void {
  const known = kafka.cluster.partitions.get(partition)
  if (known === undefined) return
  const rules = electionRulesOf(kafka, partition)
  const altered = alterPartition(known.registration, proposal, aliveOf(kafka), rules)
  if (altered.error === undefined && altered.partition !== known.registration) {
    change(turn, partition, altered.partition)
  }
  // Refused or not, the leader learns what is so.
  publish(kafka, turn, [partition])
}

/** `kafka-reassign-partitions.sh` and `kafka-leader-election.sh`; what is not valid changes nothing. */
function onOperator(kafka: KafkaState, request: OperatorRequest, turn: KafkaTurn): void {
  const { addresses } = kafka.cluster
  decide(kafka, turn, (partition, alive) => {
    const { name, registration } = partition
    if (name !== request.partition) return registration
    const rules = electionRulesOf(kafka, name)
    if (request.type === 'ElectLeaders') {
      const elect = request.election === 'preferred' ? electPreferred : electUncleanly
      return elect(registration, alive, rules)
    }
    const { replicas } = request
    const isKnown = replicas?.every((id) => addresses.has(id)) !== false
    const isValid = isKnown && (replicas === null || new Set(replicas).size === replicas.length)
    if (!isValid || replicas?.length === 0) return registration
    const moving = reassign(registration, replicas, alive, rules)
    // Without a leader nobody has what the newcomers would need.
    const isFed = isInternal(kafka, partition) && moving.leader !== NO_LEADER
    return isFed ? inSyncAtOnce(moving, alive, alive, rules) : moving
  })
}

/** Looks at every partition; what changes is a fact, and travels to the brokers. */
function decide(
  kafka: KafkaState,
  turn: KafkaTurn,
  next: (partition: ClusterPartition, alive: ReadonlySet<number>) => PartitionRegistration,
): void {
  const alive = aliveOf(kafka)
  const changed: PartitionName[] = []
  for (const partition of kafka.cluster.partitions.values()) {
    const registration = next(partition, alive)
    if (registration === partition.registration) continue
    change(turn, partition.name, registration)
    changed.push(partition.name)
  }
  if (changed.length > 0) publish(kafka, turn, changed)
}

function change(turn: KafkaTurn, partition: PartitionName, registration: PartitionRegistration): void {
  const { leader, leaderEpoch, isr } = registration
  turn.emit({ type: 'partition.changed', partition, leader, leaderEpoch, isr, registration })
}

function publish(kafka: KafkaState, turn: KafkaTurn, partitions: readonly PartitionName[]): void {
  for (const { address } of kafka.brokers.values()) {
    turn.send(CONTROLLER, address, { type: 'PartitionChange', partitions })
  }
}

function aliveOf(kafka: KafkaState): Set<number> {
  const alive = new Set<number>()
  for (const [id, { isFenced }] of kafka.cluster.liveness) if (!isFenced) alive.add(id)
  return alive
}

function timeSession(kafka: KafkaState, brokerId: number, epoch: number, turn: KafkaTurn): void {
  const timeout = sessionTimeoutOf(kafka, brokerId)
  turn.pass(CONTROLLER, CONTROLLER, timeout, { type: 'broker.session', brokerId, epoch })
}

function sessionTimeoutOf(kafka: KafkaState, brokerId: number): number {
  return kafka.brokers.get(addressOf(kafka, brokerId))?.config.sessionTimeoutMs ?? 0
}

function addressOf(kafka: KafkaState, brokerId: number): Address {
  return kafka.cluster.addresses.get(brokerId) ?? ''
}
