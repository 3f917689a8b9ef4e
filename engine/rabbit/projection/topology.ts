import type { FailureSetup } from '../setup.ts'
import type { Exchange, Queue, RabbitState } from '../state.ts'

/** A way on which an application publishes. */
export interface PublishWay {
  readonly client: string
  readonly exchange: string
}

/** What applications publish to, by their set-up, and is there: drawn before anything is on its way. */
export function publishWays({ clients, broker }: RabbitState): PublishWay[] {
  const ways: PublishWay[] = []
  for (const mind of clients.values()) {
    if (mind.kind === 'system' || mind.kind === 'process') continue
    const exchanges = new Set<string>()
    if (mind.kind === 'publisher') {
      const rows = mind.setup.publish ?? [{}]
      for (const row of rows) exchanges.add(row.exchange ?? mind.setup.exchange ?? '')
    } else {
      for (const place of [mind.setup.gives_up, mind.setup.forwards]) if (place) exchanges.add(place.exchange)
      const failures = [mind.setup.on_failure, ...(mind.setup.fails ?? []).map(({ answer }) => answer)]
      for (const failure of failures) if (isRepublish(failure)) exchanges.add(failure?.exchange ?? '')
    }
    for (const exchange of exchanges)
      if (broker.exchanges.has(exchange)) ways.push({ client: mind.name, exchange })
  }
  return ways
}

function isRepublish(failure: FailureSetup | undefined): boolean {
  return failure?.do === 'republish'
}

/** The exchanges that are drawn: those that were declared, and of the built-in ones those that are used. */
export function shownExchanges(state: RabbitState): Exchange[] {
  const { exchanges, queues } = state.broker
  const used = new Set(publishWays(state).map(({ exchange }) => exchange))
  for (const { settings } of queues.values()) {
    if (settings.deadLetterExchange !== undefined) used.add(settings.deadLetterExchange)
  }
  return [...exchanges.values()].filter(({ name, bindings }) => {
    const isBuiltIn = name === '' || name.startsWith('amq.')
    return !isBuiltIn || used.has(name) || (name !== '' && bindings.length > 0)
  })
}

/** The queues that somebody reaches through the default exchange, by naming them. */
export function namedQueues({ clients, broker }: RabbitState): Queue[] {
  const names = new Set<string>()
  for (const mind of clients.values()) {
    if (mind.kind !== 'publisher') continue
    const { exchange, routing_key: key, publish = [] } = mind.setup
    for (const row of publish) {
      if ((row.exchange ?? exchange ?? '') === '') names.add(row.routing_key ?? key ?? '')
    }
  }
  for (const { settings } of broker.queues.values()) {
    if (settings.deadLetterExchange === '') names.add(settings.deadLetterRoutingKey ?? '')
  }
  return [...broker.queues.values()].filter(({ name }) => names.has(name))
}
