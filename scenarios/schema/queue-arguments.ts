import type { RabbitSetup } from '../../engine/rabbit/setup.ts'
import { nearest } from './nearest.ts'
import type { Problem } from './problems.ts'

const CLASSIC_AND_QUORUM = [
  'x-queue-type',
  'x-message-ttl',
  'x-expires',
  'x-max-length',
  'x-max-length-bytes',
  'x-overflow',
  'x-dead-letter-exchange',
  'x-dead-letter-routing-key',
  'x-single-active-consumer',
  'x-queue-leader-locator',
]

/** What each type takes: what another type takes is refused, what nobody knows is ignored (qdecl-05). */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  classic: [
    ...CLASSIC_AND_QUORUM,
    'x-max-priority',
    'x-queue-mode',
    'x-queue-version',
    'x-queue-master-locator',
  ],
  quorum: [
    ...CLASSIC_AND_QUORUM,
    'x-dead-letter-strategy',
    'x-max-in-memory-length',
    'x-max-in-memory-bytes',
    'x-quorum-initial-group-size',
    'x-delivery-limit',
    'x-delayed-retry-type',
    'x-delayed-retry-min',
    'x-delayed-retry-max',
  ],
  stream: [
    'x-queue-type',
    'x-max-length-bytes',
    'x-max-age',
    'x-stream-max-segment-size-bytes',
    'x-initial-cluster-size',
    'x-queue-leader-locator',
  ],
}

const ALL = [...new Set(Object.values(TAKEN).flat())]

/**
 * Arguments with which no broker would declare the queue, and those that are nearly known: a broker ignores
 * what it does not know, but whoever writes `x-mesage-ttl` wants to be told. What is like none of them is kept.
 */
export function argumentProblems({ definitions = {} }: RabbitSetup): readonly Problem[] {
  return (definitions.queues ?? []).flatMap(({ arguments: given = {} }, row) => {
    const type = String(given['x-queue-type'] ?? 'classic')
    return Object.keys(given).flatMap((argument) => {
      const path = `/setup/definitions/queues/${row}/arguments/${argument}`
      if (TAKEN[type]?.includes(argument)) return lonelyKey(given, argument, path)
      if (ALL.includes(argument)) return [{ path, ...refusedBy(type, argument) }]
      const near = nearest(argument, ALL)
      if (near === undefined) return []
      return [{ path, message: `no queue knows "${argument}"`, fix: `did you mean "${near}"?` }]
    })
  })
}

function refusedBy(type: string, argument: string): Omit<Problem, 'path'> {
  const types = Object.keys(TAKEN).filter((one) => TAKEN[one]?.includes(argument))
  return {
    message: `a ${type} queue does not take "${argument}": RabbitMQ refuses to declare it`,
    fix: `remove it, or let "x-queue-type" be ${types.map((one) => `"${one}"`).join(' or ')}`,
  }
}

/** routing_key_but_no_dlx_defined, in the broker's words. */
function lonelyKey(given: object, argument: string, path: string): readonly Problem[] {
  if (argument !== 'x-dead-letter-routing-key' || 'x-dead-letter-exchange' in given) return []
  const message = 'there is a key for dead letters, and no exchange for them: RabbitMQ refuses to declare it'
  return [{ path, message, fix: 'add "x-dead-letter-exchange", or remove this' }]
}
