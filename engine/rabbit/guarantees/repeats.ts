import type { Seq } from '../../kernel/clock.ts'
import type { Guarantee, GuaranteeOptions } from '../../kernel/guarantee.ts'
import type { RabbitEvent } from '../events.ts'
import { concernsMessage, numberIn, wordIn } from './options.ts'
import { createWhereabouts, isLost, type Trail, type Whereabouts } from './trails.ts'
import { endTick, follow } from './whereabouts.ts'

interface CountMemory {
  readonly options: GuaranteeOptions
  /** Facts by what is counted. */
  readonly facts: Map<string, Seq[]>
  witness: readonly Seq[] | undefined
}

function begin(options: GuaranteeOptions): CountMemory {
  return { options, facts: new Map(), witness: undefined }
}

/** Counts one more; the first to go over the limit is the proof. */
function count(memory: CountMemory, what: string, seq: Seq, limit: number): void {
  const seqs = memory.facts.get(what) ?? []
  seqs.push(seq)
  memory.facts.set(what, seqs)
  if (seqs.length > limit && memory.witness === undefined) memory.witness = seqs.slice()
}

function isDelivery(
  event: RabbitEvent,
): event is Extract<RabbitEvent, { type: 'message.delivered' | 'message.got' }> {
  return event.type === 'message.delivered' || event.type === 'message.got'
}

/** No queue hands a message out twice. `queue` names one; else every queue is meant. */
export const atMostOnce: Guarantee<RabbitEvent, CountMemory> = {
  id: 'at-most-once',
  begin,
  fold(memory, event, seq) {
    if (!isDelivery(event) || !concernsMessage(memory.options, event.name)) return
    const queue = wordIn(memory.options, 'queue')
    if (queue === undefined || queue === event.queue) count(memory, `${event.queue} ${event.name}`, seq, 1)
  },
  verdict: countVerdict,
}

/** No message is handed out more than `limit` times, whatever queues it goes through. */
export const boundedRedelivery: Guarantee<RabbitEvent, CountMemory> = {
  id: 'bounded-redelivery',
  begin,
  fold(memory, event, seq) {
    if (!isDelivery(event) || !concernsMessage(memory.options, event.name)) return
    count(memory, event.name, seq, numberIn(memory.options, 'limit', LIMIT_DEFAULT))
  },
  verdict: countVerdict,
}

/** A quorum queue's own limit is 20 returns, so 21 deliveries. */
const LIMIT_DEFAULT = 21

function countVerdict({ facts, witness }: CountMemory) {
  if (witness !== undefined) return { holds: false, witness } as const
  return { holds: facts.size === 0 ? ('open' as const) : true } as const
}

interface EffectsMemory extends CountMemory {
  readonly where: Whereabouts
  readonly lost: Map<string, readonly Seq[]>
}

/**
 * Every message has its effect once: not twice, and not never. Counted in a system beside the broker, if
 * `system` names one; else the end of work is the effect.
 */
export const effectivelyOnce: Guarantee<RabbitEvent, EffectsMemory> = {
  id: 'effectively-once',
  begin: (options) => ({ ...begin(options), where: createWhereabouts(), lost: new Map() }),
  fold(memory, event, seq, tick) {
    const { options, where } = memory
    follow(where, event, seq, tick, (name, trail) => judgeEffect(memory, name, trail))
    const name = effectOn(event, wordIn(options, 'system'))
    if (name !== undefined && concernsMessage(options, name)) count(memory, name, seq, 1)
  },
  endTick(memory) {
    endTick(memory.where, (name, trail) => judgeEffect(memory, name, trail))
  },
  verdict(memory) {
    const { witness, lost, facts, where, options } = memory
    const [missing] = lost.values()
    const proof = witness ?? missing
    if (proof !== undefined) return { holds: false, witness: proof }
    const asked = [...where.messages.keys()].filter((name) => concernsMessage(options, name))
    return { holds: asked.length > 0 && asked.every((name) => facts.has(name)) ? true : 'open' }
  },
}

function judgeEffect(memory: EffectsMemory, name: string, trail: Trail): void {
  const { options, lost, facts } = memory
  if (!concernsMessage(options, name)) return
  const isMissing = trail.copies.size === 0 && !facts.has(name)
  if (isMissing || isLost(trail)) lost.set(name, [trail.born, trail.lost ?? trail.seq])
  else lost.delete(name)
}

function effectOn(event: RabbitEvent, system: string | undefined): string | undefined {
  if (system === undefined) return event.type === 'work.ended' ? event.name : undefined
  return event.type === 'effect.applied' && event.system === system ? event.name : undefined
}
