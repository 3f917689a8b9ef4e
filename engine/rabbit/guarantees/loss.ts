import type { Seq } from '../../kernel/clock.ts'
import type { Guarantee, GuaranteeOptions, Verdict } from '../../kernel/guarantee.ts'
import type { RabbitEvent } from '../events.ts'
import { concernsMessage } from './options.ts'
import { createWhereabouts, isLost, type Trail, type Whereabouts } from './trails.ts'
import { endTick, follow } from './whereabouts.ts'

interface LossMemory {
  readonly options: GuaranteeOptions
  readonly where: Whereabouts
  /** Lost messages, with the facts that prove it; a message that is sent again is not lost any more. */
  readonly lost: Map<string, readonly Seq[]>
  /** Messages that are not processed yet. */
  readonly open: Set<string>
}

function begin(options: GuaranteeOptions): LossMemory {
  return { options, where: createWhereabouts(), lost: new Map(), open: new Set() }
}

function fold(memory: LossMemory, event: RabbitEvent, seq: Seq, tick: number): void {
  follow(memory.where, event, seq, tick, (name, trail) => judge(memory, name, trail))
}

function endOfTick(memory: LossMemory): void {
  endTick(memory.where, (name, trail) => judge(memory, name, trail))
}

function judge({ options, lost, open }: LossMemory, name: string, trail: Trail): void {
  if (!concernsMessage(options, name)) return
  if (isLost(trail)) lost.set(name, [trail.born, trail.lost ?? trail.seq])
  else lost.delete(name)
  if (trail.processed) open.delete(name)
  else open.add(name)
}

function witnessOf({ lost }: LossMemory): Verdict | undefined {
  const [first] = lost.values()
  return first === undefined ? undefined : { holds: false, witness: first }
}

/** Nothing that was published is gone before it was processed. Waiting somewhere, a DLQ too, is not lost. */
export const noLoss: Guarantee<RabbitEvent, LossMemory> = {
  id: 'no-loss',
  begin,
  fold,
  endTick: endOfTick,
  verdict: (memory) => witnessOf(memory) ?? { holds: memory.where.messages.size === 0 ? 'open' : true },
}

/** Everything that was published is processed in the end. */
export const atLeastOnce: Guarantee<RabbitEvent, LossMemory> = {
  id: 'at-least-once',
  begin,
  fold,
  endTick: endOfTick,
  verdict(memory) {
    const isOpen = memory.open.size > 0 || memory.where.messages.size === 0
    return witnessOf(memory) ?? { holds: isOpen ? 'open' : true }
  },
}
