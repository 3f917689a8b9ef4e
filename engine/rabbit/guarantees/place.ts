import type { Seq } from '../../kernel/clock.ts'
import type { Guarantee, GuaranteeOptions } from '../../kernel/guarantee.ts'
import type { RabbitEvent } from '../events.ts'
import { concernsMessage, wordIn } from './options.ts'
import { createWhereabouts, isLost, type Trail, type Whereabouts } from './trails.ts'
import { endTick, follow } from './whereabouts.ts'

interface PlaceMemory {
  readonly options: GuaranteeOptions
  readonly where: Whereabouts
  /** The first message that was in no place or in several, with the facts that prove it. */
  witness: readonly Seq[] | undefined
}

/**
 * A message is always in exactly one place: with its publisher, in a queue (a DLQ too, and whoever has it in
 * hand), or done. Looked at whenever a tick is over, as within a tick it is between two places.
 */
export const onePlace: Guarantee<RabbitEvent, PlaceMemory> = {
  id: 'one-place',
  begin: (options) => ({ options, where: createWhereabouts(), witness: undefined }),
  fold(memory, event, seq, tick) {
    follow(memory.where, event, seq, tick, (name, trail, isOver) => judgePlaces(memory, name, trail, isOver))
  },
  endTick(memory) {
    endTick(memory.where, (name, trail, isOver) => judgePlaces(memory, name, trail, isOver))
  },
  verdict: ({ witness, where }) =>
    witness === undefined ? { holds: where.messages.size === 0 ? 'open' : true } : { holds: false, witness },
}

function judgePlaces(memory: PlaceMemory, name: string, trail: Trail, isOver: boolean): void {
  if (!isOver || memory.witness !== undefined || !concernsMessage(memory.options, name)) return
  if (placesOf(trail) !== 1) memory.witness = [trail.born, trail.seq]
}

function placesOf({ copies, processed }: Trail): number {
  return copies.size > 0 ? copies.size : processed ? 1 : 0
}

interface FailedMemory {
  readonly options: GuaranteeOptions
  readonly where: Whereabouts
  /** Messages whose work failed, and the fact of it. */
  readonly failed: Map<string, Seq>
  /** Of those, the ones that are neither done, nor on their way, nor in the DLQ. */
  readonly strayed: Map<string, readonly Seq[]>
  readonly safe: Set<string>
}

/** A message whose work failed ends in the DLQ (`queue`), unless another attempt succeeds. */
export const failedToDlq: Guarantee<RabbitEvent, FailedMemory> = {
  id: 'failed-to-dlq',
  begin: (options) => ({
    options,
    where: createWhereabouts(),
    failed: new Map(),
    strayed: new Map(),
    safe: new Set(),
  }),
  fold(memory, event, seq, tick) {
    if (event.type === 'work.failed' && concernsMessage(memory.options, event.name))
      memory.failed.set(event.name, seq)
    follow(memory.where, event, seq, tick, (name, trail) => judgeFailed(memory, name, trail))
  },
  endTick(memory) {
    endTick(memory.where, (name, trail) => judgeFailed(memory, name, trail))
  },
  verdict({ failed, strayed, safe }) {
    const [first] = strayed.values()
    if (first !== undefined) return { holds: false, witness: first }
    return { holds: failed.size === safe.size && failed.size > 0 ? true : 'open' }
  },
}

function judgeFailed({ options, failed, strayed, safe }: FailedMemory, name: string, trail: Trail): void {
  const failure = failed.get(name)
  if (failure === undefined) return
  const queue = wordIn(options, 'queue')
  const isThere = [...trail.copies.values()].some(({ place, state }) => state === 'ready' && place === queue)
  if (isThere || (trail.processed && trail.copies.size === 0)) safe.add(name)
  else safe.delete(name)
  if (isLost(trail)) strayed.set(name, [failure, trail.lost ?? trail.seq])
  else strayed.delete(name)
}
