import { Plus, X } from 'lucide-react'
import controls from '../../panels/ui/controls.module.css'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import type { Board } from './board.ts'

/** More columns than this are not read side by side. */
const BINDINGS_MAX = 6

/** The binding keys, to be edited. Those of a table are given; the puzzle and one's own board may be changed. */
export function Bindings({ board, onChange }: { readonly board: Board; onChange(board: Board): void }) {
  const { topic: words } = useLabWords()
  const { bindings, table } = board
  if (table.asksFirst) return null
  const set = (changed: readonly string[]) => onChange({ ...board, bindings: changed, chosen: undefined })
  const isFree = table.wanted === undefined
  return (
    <fieldset className={controls['row']}>
      <legend className={controls['heading']}>{words.bindings}</legend>
      {bindings.map((binding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field keeps its place while its text changes.
        <span key={at} className={controls['row']}>
          <input
            className={`${controls['field']} ${page['mono']}`}
            aria-label={words.bindingKey(at + 1)}
            spellCheck={false}
            value={binding}
            onChange={(event) => set(bindings.with(at, event.target.value))}
          />
          {isFree && bindings.length > 1 && (
            <button
              type="button"
              className={controls['icon']}
              aria-label={words.removeBinding(binding)}
              onClick={() => set(bindings.toSpliced(at, 1))}
            >
              <X size={16} aria-hidden="true" />
            </button>
          )}
        </span>
      ))}
      {isFree && bindings.length < BINDINGS_MAX && (
        <button type="button" className={controls['button']} onClick={() => set([...bindings, 'user.*'])}>
          <Plus size={16} aria-hidden="true" />
          {words.addBinding}
        </button>
      )}
    </fieldset>
  )
}
