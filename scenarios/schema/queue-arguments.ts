import type { RabbitSetup } from '../../engine/rabbit/setup.ts'
import { nearest, type Problem } from './problems.ts'

/** Every argument that means something to some queue (rabbit_amqqueue, declare_args). */
const KNOWN = [
  'x-queue-type',
  'x-message-ttl',
  'x-expires',
  'x-max-length',
  'x-max-length-bytes',
  'x-max-priority',
  'x-overflow',
  'x-dead-letter-exchange',
  'x-dead-letter-routing-key',
  'x-dead-letter-strategy',
  'x-single-active-consumer',
  'x-queue-mode',
  'x-queue-version',
  'x-queue-master-locator',
  'x-queue-leader-locator',
  'x-max-in-memory-length',
  'x-max-in-memory-bytes',
  'x-quorum-initial-group-size',
  'x-delivery-limit',
  'x-delayed-retry-type',
  'x-delayed-retry-min',
  'x-delayed-retry-max',
  'x-max-age',
  'x-stream-max-segment-size-bytes',
  'x-initial-cluster-size',
]

/**
 * Arguments that are nearly known. A broker ignores what it does not know; whoever writes `x-mesage-ttl` wants
 * to be told, not ignored. What is like none of them is kept.
 */
export function argumentProblems({ definitions = {} }: RabbitSetup): readonly Problem[] {
  return (definitions.queues ?? []).flatMap(({ arguments: given = {} }, row) =>
    Object.keys(given).flatMap((argument) => {
      const near = KNOWN.includes(argument) ? undefined : nearest(argument, KNOWN)
      if (near === undefined) return []
      const path = `/setup/definitions/queues/${row}/arguments/${argument}`
      return [{ path, message: `no queue knows "${argument}"`, fix: `did you mean "${near}"?` }]
    }),
  )
}
