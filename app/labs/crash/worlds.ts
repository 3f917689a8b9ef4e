import type { Scenario } from '../../../scenarios/index.ts'

/** How a worker makes a repetition harmless, or does not. */
export const STRATEGIES = [
  'auto-ack',
  'none',
  'check-then-act',
  'mark-before',
  'mark-after',
  'unique-constraint',
] as const

/** One of them. */
export type Strategy = (typeof STRATEGIES)[number]

/** Where the worker dies, in the order in which it comes to these points. */
export const CRASH_POINTS = ['before-work', 'mid-work', 'after-effect', 'after-mark', 'after-ack'] as const

/** One of them. */
export type CrashPoint = (typeof CRASH_POINTS)[number]

type RabbitScenario = Extract<Scenario, { readonly model: 'rabbitmq' }>

/** By then everything is over, in every one of the worlds. */
export const UNTIL = 12_000

/** One message charges an account with 100; the worker dies once, and is started again a second later. */
export function crashSetup(strategy: Strategy, point: CrashPoint): RabbitScenario['setup'] {
  return {
    profile: '4.3',
    definitions: {
      exchanges: [],
      queues: [{ name: 'q', durable: true, arguments: {} }],
      bindings: [],
    },
    systems: [
      { name: 'bank', kind: 'database', balance: 1000 },
      { name: 'seen', kind: 'set' },
    ],
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: '',
        routing_key: 'q',
        publish: [{ id: 'm1', at: 500, count: 1, body: { amount: 100 } }],
      },
      {
        kind: 'consumer',
        name: 'W',
        queue: 'q',
        prefetch_count: 1,
        work: 200,
        ack: strategy === 'auto-ack' ? 'auto' : 'manual',
        calls: [{ system: 'bank', operation: 'charge', amount: 100 }],
        restart_delay: 1000,
        crashes: [{ at: point, nth: 1 }],
        ...deduplicationOf(strategy),
      },
    ],
    network: { latency: 10 },
  }
}

/** The mark and the effect are one transaction only where both are in the database. */
function deduplicationOf(strategy: Strategy) {
  if (strategy === 'auto-ack' || strategy === 'none') return {}
  const system = strategy === 'unique-constraint' ? 'bank' : 'seen'
  return { deduplicate: { strategy, system } } as const
}

/** The same world as a scenario, to be looked at in the player. */
export function crashScenario(strategy: Strategy, point: CrashPoint): RabbitScenario {
  return {
    format: 'brokerscope/1',
    id: `crash-${strategy}-${point}`,
    model: 'rabbitmq',
    seed: 1,
    until: UNTIL,
    setup: crashSetup(strategy, point),
    commands: [],
    guarantees: [
      { id: 'effectively-once', guarantee: 'effectively-once', options: { system: 'bank' }, expect: true },
    ],
  } as unknown as RabbitScenario
}
