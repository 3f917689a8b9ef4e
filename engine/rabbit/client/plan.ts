import type { CallSetup, ConsumerSetup } from '../setup.ts'

/** One thing that a thread does with a message. Each takes time, or waits for another system. */
export type Step =
  /** Computes. */
  | { readonly do: 'work' }
  /** Has an effect in another system. */
  | { readonly do: 'call'; readonly call: CallSetup }
  /** Asks whether the message was worked on before. */
  | { readonly do: 'look'; readonly system: string }
  /** Writes down that it was; `asks` when the answer decides whether to go on. */
  | { readonly do: 'mark'; readonly system: string; readonly asks: boolean }
  /** Writes it down and has the effect, both or neither. */
  | { readonly do: 'transact'; readonly system: string; readonly amount?: number }

/** What a consumer does with each message, in order: work, calls, and what makes a repetition harmless. */
export function planOf(setup: ConsumerSetup): readonly Step[] {
  const { deduplicate, calls = [] } = setup
  const system = deduplicate?.system ?? ''
  const work: Step = { do: 'work' }
  const effects = calls.map((call): Step => ({ do: 'call', call }))
  switch (deduplicate?.strategy ?? 'none') {
    case 'none':
      return [work, ...effects]
    case 'check-then-act':
    case 'mark-after':
      return [{ do: 'look', system }, work, ...effects, { do: 'mark', system, asks: false }]
    case 'mark-before':
      return [{ do: 'mark', system, asks: true }, work, ...effects]
    case 'unique-constraint':
      return [work, ...transactions(system, calls)]
  }
}

/** The effect in the system that remembers is part of its transaction; the others come after it. */
function transactions(system: string, calls: readonly CallSetup[]): Step[] {
  const inside = calls.find((call) => call.system === system)
  const amount = inside?.amount
  const transact: Step = { do: 'transact', system, ...(amount === undefined ? {} : { amount }) }
  const others = calls.filter((call) => call !== inside).map((call): Step => ({ do: 'call', call }))
  return [transact, ...others]
}
