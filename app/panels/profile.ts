import type { Scenario } from '../../scenarios/index.ts'

const NAMES = { rabbitmq: 'RabbitMQ', kafka: 'Kafka' } as const

/** The broker and the version whose behaviour is simulated: `RabbitMQ 4.3`. */
export function profileOf({ model, setup }: Scenario): string {
  return setup.profile === undefined ? NAMES[model] : `${NAMES[model]} ${setup.profile}`
}
