import type { Seq } from '../../kernel/clock.ts'
import type { Guarantee, GuaranteeOptions } from '../../kernel/guarantee.ts'
import type { RabbitEvent } from '../events.ts'
import { namesIn, numberIn, wordIn } from './options.ts'

interface SplitMemory {
  readonly options: GuaranteeOptions
  readonly counts: Map<string, number>
  witness: readonly Seq[] | undefined
}

/** The `consumers` of a queue are handed equally many messages, give or take `within` (1). */
export const evenSplit: Guarantee<RabbitEvent, SplitMemory> = {
  id: 'even-split',
  begin: (options) => ({
    options,
    counts: new Map(namesIn(options, 'consumers').map((name) => [name, 0])),
    witness: undefined,
  }),
  fold(memory, event, seq) {
    if (event.type !== 'message.delivered') return
    const { options, counts } = memory
    const queue = wordIn(options, 'queue')
    if (queue !== undefined && queue !== event.queue) return
    const known = counts.get(event.consumerTag)
    if (known === undefined && namesIn(options, 'consumers').length > 0) return
    counts.set(event.consumerTag, (known ?? 0) + 1)
    if (differenceOf(counts) > numberIn(options, 'within', 1)) memory.witness ??= [seq]
  },
  verdict: ({ witness, counts }) => {
    if (witness !== undefined) return { holds: false, witness }
    return { holds: [...counts.values()].every((count) => count === 0) ? 'open' : true }
  },
}

function differenceOf(counts: ReadonlyMap<string, number>): number {
  const values = [...counts.values()]
  return Math.max(...values) - Math.min(...values)
}
