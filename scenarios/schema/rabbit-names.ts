import type { RabbitSetup } from '../../engine/rabbit/setup.ts'

/** Exchanges that every broker has. */
const BUILT_IN = [
  '',
  'amq.direct',
  'amq.fanout',
  'amq.topic',
  'amq.headers',
  'amq.match',
  'amq.rabbitmq.trace',
]

/** The exchanges of a set-up: declared ones, and those of every broker. */
export function exchangesOf({ definitions = {} }: RabbitSetup): readonly string[] {
  return [...BUILT_IN, ...(definitions.exchanges ?? []).map(({ name }) => name)]
}

/** The addresses of a RabbitMQ cluster: `broker`, `broker-2` ... */
export function nodeNames(nodes: number): readonly string[] {
  return Array.from({ length: nodes }, (_, at) => (at === 0 ? 'broker' : `broker-${at + 1}`))
}
