import {
  alterPartition,
  brokerFenced,
  brokerRestartedUncleanly,
  brokerUnfenced,
  electPreferred,
  electUncleanly,
} from '../../kafka/replication/controller.ts'
import {
  createPartitionRegistration,
  type ElectionRules,
  type PartitionRegistration,
} from '../../kafka/replication/partition-registration.ts'
import type { Difference } from './leaves-a-difference.ts'
import { compareNamed, type JsonObject, listOf, objectOf, wordsOf } from './leaves-b-json.ts'

interface IsrRun {
  readonly rules: ElectionRules
  readonly alive: Set<number>
  partition: PartitionRegistration
}

type Op = (run: IsrRun, broker: number) => PartitionRegistration

/** What a case says of a refused change is a remark. */
const NOT_COMPARED = ['op', 'note']

/** Checks a case of `isr-elections.json`: what the controller makes of one partition, op by op. */
export function checkIsr(oracleCase: unknown): Difference[] {
  const expectations = objectOf(oracleCase)
  const run = createIsrRun(expectations)
  return listOf(expectations['steps']).flatMap((step, index) => {
    const expected = objectOf(step)
    return compareNamed(expected, doIsrOp(run, wordsOf(expected['op'])), `steps[${index}]`, NOT_COMPARED)
  })
}

function createIsrRun(given: JsonObject): IsrRun {
  const replicas = listOf(given['replicas']).map(Number)
  const initial = objectOf(given['initial'])
  return {
    rules: {
      minInsyncReplicas: Number(given['minInsyncReplicas']),
      uncleanElection: given['uncleanLeaderElection'] === true,
      eligibleLeaderReplicas: given['eligibleLeaderReplicas'] === true,
    },
    alive: new Set(replicas),
    partition: {
      ...createPartitionRegistration(replicas),
      leader: Number(initial['leader'] ?? replicas[0]),
      isr: listOf(initial['isr'] ?? replicas).map(Number),
      elr: listOf(initial['elr']).map(Number),
      leaderEpoch: Number(initial['leaderEpoch'] ?? 0),
      partitionEpoch: Number(initial['partitionEpoch'] ?? 0),
    },
  }
}

function doIsrOp(run: IsrRun, [name, broker]: readonly string[]): Readonly<Record<string, unknown>> {
  const before = run.partition
  run.partition = OPS[name ?? '']?.(run, Number(broker)) ?? before
  const { leader, leaderEpoch, partitionEpoch, isr, elr, lastKnownLeader, leaderRecovery } = run.partition
  return {
    changed: run.partition !== before,
    leader,
    leaderEpoch,
    partitionEpoch,
    isr,
    elr,
    lastKnownLeader,
    leaderRecovery,
    aliveBrokers: [...run.alive].sort((one, other) => one - other),
  }
}

const OPS: Readonly<Record<string, Op>> = {
  'broker-down': (run, broker) => {
    run.alive.delete(broker)
    return brokerFenced(run.partition, broker, run.alive, run.rules)
  },
  'broker-up': (run, broker) => {
    run.alive.add(broker)
    return brokerUnfenced(run.partition, broker, run.alive, run.rules)
  },
  'broker-up-unclean': (run, broker) => {
    const { rules, alive } = run
    const registered = brokerRestartedUncleanly(run.partition, broker, alive, rules)
    alive.add(broker)
    return brokerUnfenced(registered, broker, alive, rules)
  },
  'isr-shrink': (run, broker) => propose(run, { isr: run.partition.isr.filter((one) => one !== broker) }),
  'isr-expand': (run, broker) => {
    const { isr } = run.partition
    return propose(run, { isr: isr.includes(broker) ? isr : [...isr, broker] })
  },
  recovered: (run) => propose(run, {}),
  'preferred-election': ({ partition, alive, rules }) => electPreferred(partition, alive, rules),
  'unclean-election': ({ partition, alive, rules }) => electUncleanly(partition, alive, rules),
}

/** The leader proposes; it says that it has recovered whenever it says anything. */
function propose(
  { partition, alive, rules }: IsrRun,
  { isr = partition.isr }: { readonly isr?: readonly number[] },
): PartitionRegistration {
  const { leader, leaderEpoch, partitionEpoch } = partition
  const request = { broker: leader, leaderEpoch, partitionEpoch, isr, leaderRecovery: 'RECOVERED' } as const
  return leader < 0 ? partition : alterPartition(partition, request, alive, rules).partition
}
