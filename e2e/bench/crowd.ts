/** How long a cable takes in the crowd's world, in ms: long, so that few messages a second are many on their way. */
const LATENCY = 2_000
/** To the broker, to the consumer, and the ack back. */
const LEGS = 3
/** Connections are opened over the same cables. */
const OPENING = 30_000
const LANES = [0, 1, 2] as const

/**
 * A scenario with about so many things on their way at once, from its opening to its end: publishers, queues and
 * consumers side by side over long cables.
 */
export function crowdOf(tokens: number): { readonly scenario: unknown; readonly from: number } {
  const every = Math.round((LATENCY * LEGS * LANES.length) / tokens)
  const names = LANES.map((lane) => `q${lane + 1}`)
  const until = OPENING + 30_000
  const definitions = {
    exchanges: [{ name: 'x', type: 'direct', durable: true }],
    queues: names.map((name) => ({ name, durable: true, arguments: {} })),
    bindings: names.map((destination) => ({
      source: 'x',
      destination,
      destination_type: 'queue',
      routing_key: destination,
      arguments: {},
    })),
  }
  const clients = names.flatMap((queue, lane) => [
    publisher(lane, queue, every, until),
    consumer(lane, queue),
  ])
  const setup = { profile: '4.3', definitions, clients, network: { latency: LATENCY } }
  return {
    scenario: { format: 'brokerscope/1', id: 'crowd', model: 'rabbitmq', seed: 1, until, setup },
    from: OPENING,
  }
}

function publisher(lane: number, queue: string, every: number, until: number) {
  const publish = [{ id: `m${lane}-{n}`, at: 100, count: Math.ceil(until / every), every }]
  return { kind: 'publisher', name: `P${lane}`, exchange: 'x', routing_key: queue, publish }
}

function consumer(lane: number, queue: string) {
  return { kind: 'consumer', name: `C${lane}`, queue, prefetch_count: 0, work: 1 }
}
