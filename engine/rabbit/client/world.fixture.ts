import type { Command } from '../../kernel/journal.ts'
import { advance, createRun, type Run } from '../../kernel/run.ts'
import type { RabbitEvent } from '../events.ts'
import { rabbit } from '../index.ts'
import type { RabbitSignal } from '../methods.ts'
import type { ClientSetup, ConsumerSetup, PublisherSetup, RabbitSetup } from '../setup.ts'
import type { RabbitState } from '../state.ts'

export type RabbitRun = Run<RabbitState, RabbitEvent, RabbitSignal, RabbitSetup>

/** One queue `q`, which publishers reach through the default exchange; a DLX `dlx` with a queue `dlq`. */
export function worldOf(clients: readonly ClientSetup[], more: Partial<RabbitSetup> = {}): RabbitSetup {
  return {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'dlx', type: 'fanout', durable: true }],
      queues: [
        { name: 'q', durable: true, arguments: { 'x-dead-letter-exchange': 'dlx' } },
        { name: 'dlq', durable: true },
        { name: 'plain', durable: true },
      ],
      bindings: [{ source: 'dlx', destination: 'dlq', routing_key: '' }],
    },
    clients,
    ...more,
  }
}

/** Publishes m1 ... to q at tick 100. */
export function publisher(count: number, more: Partial<PublisherSetup> = {}): PublisherSetup {
  return { kind: 'publisher', name: 'Pr', routing_key: 'q', publish: [{ at: 100, count }], ...more }
}

export function consumer(name: string, more: Partial<ConsumerSetup> = {}): ConsumerSetup {
  return { kind: 'consumer', name, queue: 'q', work: 100, ...more }
}

export function runOf(
  setup: RabbitSetup,
  until: number,
  commands: readonly Command<RabbitSignal>[] = [],
): RabbitRun {
  const run = createRun(rabbit, { seed: 1, setup, commands })
  advance(run, until)
  return run
}

/** Facts of some types as short words: `100 work.ended m1`. */
export function factsOf(run: RabbitRun, ...types: readonly RabbitEvent['type'][]): string[] {
  return run.trace.events.flatMap((event, seq) => {
    if (!types.includes(event.type)) return []
    const { name, client } = event as { readonly name?: string; readonly client?: string }
    return [
      [run.trace.ticks.get(seq), event.type, client, name].filter((part) => part !== undefined).join(' '),
    ]
  })
}

/** How many facts of a type there are. */
export function countOf(run: RabbitRun, type: RabbitEvent['type']): number {
  return run.trace.events.filter((event) => event.type === type).length
}

/** The ids that wait in a queue, the next to leave first. */
export function readyIn(run: RabbitRun, queue: string): string[] {
  const rows = run.world.state.broker.queues.get(queue)?.ready.rows ?? []
  return rows.flatMap(({ items, head, size }) =>
    Array.from(
      { length: size },
      (_, at) => items[(head + at) & (items.length - 1)]?.message.content.id ?? '',
    ),
  )
}
