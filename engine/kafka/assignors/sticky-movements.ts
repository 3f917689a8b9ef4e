import {
  addToJavaHashSet,
  createJavaHashSet,
  type JavaHashSet,
  keysOfJavaHashSet,
  removeFromJavaHashSet,
} from '../../base/java-hash-map.ts'
import { hashOfTopicPartition, type TopicPartition } from './topic-partition.ts'

/** From whom to whom a partition has moved in this assignment, its way stations left out. */
interface Route {
  readonly from: string
  readonly to: string
}

/** The moves of one assignment: two members must not swap partitions of one topic. */
export interface Movements {
  readonly routes: Map<TopicPartition, Route>
  /** Topic, then source, then destination. */
  readonly byRoute: Map<string, Map<string, Map<string, JavaHashSet<TopicPartition>>>>
}

/** No moves yet. */
export function createMovements(): Movements {
  return { routes: new Map(), byRoute: new Map() }
}

/** Notes a move; a partition that comes back to where it was has not moved. */
export function noteMovement(movements: Movements, partition: TopicPartition, route: Route): void {
  const before = movements.routes.get(partition)
  if (before !== undefined) {
    removeFromJavaHashSet(movedAlong(movements, partition.topic, before), partition)
    movements.routes.delete(partition)
  }
  const from = before?.from ?? route.from
  if (from !== route.to) addRoute(movements, partition, { from, to: route.to })
}

/**
 * The partition to move instead: if another one of the topic went the opposite way before, sending that one
 * back spares two moves.
 */
export function cheapestMovement(
  movements: Movements,
  partition: TopicPartition,
  route: Route,
): TopicPartition {
  const from = movements.routes.get(partition)?.from ?? route.from
  const opposite = movedAlong(movements, partition.topic, { from: route.to, to: from })
  return keysOfJavaHashSet(opposite)[0] ?? partition
}

function addRoute(movements: Movements, partition: TopicPartition, route: Route): void {
  movements.routes.set(partition, route)
  addToJavaHashSet(movedAlong(movements, partition.topic, route), partition)
}

function movedAlong(movements: Movements, topic: string, { from, to }: Route): JavaHashSet<TopicPartition> {
  const ofTopic = movements.byRoute.get(topic) ?? new Map<string, Map<string, JavaHashSet<TopicPartition>>>()
  movements.byRoute.set(topic, ofTopic)
  const ofSource = ofTopic.get(from) ?? new Map<string, JavaHashSet<TopicPartition>>()
  ofTopic.set(from, ofSource)
  const known = ofSource.get(to)
  // Kafka drops a route that has become empty, so its set starts with a fresh, small table.
  if (known !== undefined && known.size > 0) return known
  const created = createJavaHashSet(hashOfTopicPartition)
  ofSource.set(to, created)
  return created
}
