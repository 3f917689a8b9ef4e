import type { Seq } from '../../kernel/clock.ts'
import type { Guarantee, GuaranteeOptions } from '../../kernel/guarantee.ts'
import type { RabbitEvent } from '../events.ts'
import type { Content } from '../methods.ts'
import { concernsMessage, wordIn } from './options.ts'

interface OrderMemory {
  readonly options: GuaranteeOptions
  /** When each message was published first, and which row of messages it belongs to. */
  readonly published: Map<string, { readonly seq: Seq; readonly row: string }>
  /** The latest publication of each row whose work has ended, and the fact of that. */
  readonly done: Map<string, { readonly published: Seq; readonly ended: Seq }>
  witness: readonly Seq[] | undefined
}

/** Messages are worked on in the order of their publication; with `by: "key"`, those of one key are. */
export const order: Guarantee<RabbitEvent, OrderMemory> = {
  id: 'order',
  begin: (options) => ({ options, published: new Map(), done: new Map(), witness: undefined }),
  fold(memory, event, seq) {
    const { published, options } = memory
    if (event.type === 'message.published' && !published.has(event.name)) {
      if (concernsMessage(options, event.name))
        published.set(event.name, { seq, row: rowOf(options, event.content) })
    } else if (event.type === 'work.ended') {
      end(memory, event.name, seq)
    }
  },
  verdict: ({ witness, done }) => {
    if (witness !== undefined) return { holds: false, witness }
    return { holds: done.size === 0 ? 'open' : true }
  },
}

function rowOf(options: GuaranteeOptions, { body }: Content): string {
  return wordIn(options, 'by') === 'key' ? String(body?.['key'] ?? '') : ''
}

function end(memory: OrderMemory, name: string, seq: Seq): void {
  const own = memory.published.get(name)
  if (own === undefined) return
  const last = memory.done.get(own.row)
  if (last === undefined || last.published <= own.seq)
    memory.done.set(own.row, { published: own.seq, ended: seq })
  else memory.witness ??= [last.ended, seq]
}
