import type { RabbitSetup } from '../../../engine/rabbit/setup.ts'

/**
 * The notes' diagram: main.q dead-letters to retry.ex, retry.q gives back to main.ex after 60 s, and W1
 * publishes to dlq.ex what it gives up. Orders o7 and o10 are paid by card, so W1 calls the gateway for them. What
 * `on_failure` says beside `do` is for the runs in which it is `republish`.
 */
export const setup: RabbitSetup = {
  profile: '4.3',
  definitions: {
    exchanges: [
      { name: 'main.ex', type: 'direct', durable: true },
      { name: 'retry.ex', type: 'direct', durable: true },
      { name: 'dlq.ex', type: 'fanout', durable: true },
    ],
    queues: [
      { name: 'main.q', durable: true, arguments: { 'x-dead-letter-exchange': 'retry.ex' } },
      {
        name: 'retry.q',
        durable: true,
        arguments: { 'x-message-ttl': 60_000, 'x-dead-letter-exchange': 'main.ex' },
      },
      { name: 'dlq', durable: true, arguments: {} },
    ],
    bindings: [
      { source: 'main.ex', destination: 'main.q', destination_type: 'queue', routing_key: 'order' },
      { source: 'retry.ex', destination: 'retry.q', destination_type: 'queue', routing_key: 'order' },
      { source: 'dlq.ex', destination: 'dlq', destination_type: 'queue', routing_key: '' },
    ],
  },
  clients: [
    {
      kind: 'publisher',
      name: 'Pr',
      exchange: 'main.ex',
      routing_key: 'order',
      publish: [
        { id: 'o7', at: 100, body: { retry_ms: 60_000 }, properties: { delivery_mode: 2 } },
        { id: 'o{n}', from: 8, at: 400, count: 2, every: 200, properties: { delivery_mode: 2 } },
        { id: 'o10', at: 5000, body: { retry_ms: 5000 }, properties: { delivery_mode: 2 } },
      ],
    },
    {
      kind: 'consumer',
      name: 'W1',
      queue: 'main.q',
      prefetch_count: 1,
      work: 100,
      calls: [{ system: 'gateway', on: ['o7', 'o10'] }],
      on_failure: {
        do: 'nack',
        requeue: false,
        exchange: 'retry.ex',
        expiration: '{retry_ms}',
        count_header: 'x-retries',
      },
      max_retries: 3,
      retry_count: { queue: 'main.q', reason: 'rejected', header: 'x-retries' },
      gives_up: { exchange: 'dlq.ex' },
      crashes: [{ at: 'never', on: 'o7', nth: 4 }],
      restart_delay: 1000,
    },
  ],
  systems: [{ kind: 'gateway', name: 'gateway', up: false, latency: 50 }],
  network: { latency: 2 },
}
