import type { KafkaState } from '../state.ts'

/**
 * Which brokers hold a partition: dealt in turn, beginning with a broker of its own for each number. Fenced ones
 * are only taken where the others are too few (metadata.placement.StripedReplicaPlacer).
 */
export function replicasFor(kafka: KafkaState, number: number, factor: number): number[] {
  const all = [...kafka.cluster.addresses.keys()]
  const open = all.filter((id) => isOpen(kafka, id))
  const ids = open.length < factor ? all : open
  const count = Math.min(factor, ids.length)
  return Array.from({ length: count }, (_, at) => ids[(number + at) % ids.length] as number)
}

/** Whether the controller takes a broker to be alive; before its first look, whether it runs. */
function isOpen({ cluster, brokers }: KafkaState, id: number): boolean {
  const known = cluster.liveness.get(id)
  if (known !== undefined) return !known.isFenced
  return brokers.get(cluster.addresses.get(id) ?? '')?.status === 'running'
}
