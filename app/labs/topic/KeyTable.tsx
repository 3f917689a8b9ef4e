import { Pin, Plus, X } from 'lucide-react'
import { useState } from 'react'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import { Answer } from './Answer.tsx'
import { type Board, isPinBroken, withPin } from './board.ts'
import styles from './Topic.module.css'

interface TableProps {
  readonly board: Board
  onChange(board: Board): void
}

/** Every routing key against every binding. */
export function KeyTable({ board, onChange }: TableProps) {
  const { topic: words } = useLabWords()
  const { bindings, keys, table } = board
  return (
    <>
      <div className={page['scroll']}>
        <table className={page['table']} data-testid="keys">
          <thead>
            <tr>
              <th scope="col">{words.routingWord}</th>
              {bindings.map((binding, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same binding may stand twice.
                <th key={at} scope="col" className={page['mono']}>
                  {binding === '' ? words.empty : binding}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <KeyRow key={key} text={key} board={board} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </div>
      {table.wanted === undefined && <NewKey board={board} onChange={onChange} />}
    </>
  )
}

function KeyRow({ text, board, onChange }: TableProps & { readonly text: string }) {
  const { topic: words } = useLabWords()
  const { bindings, keys, pins, table } = board
  const isBroken = isPinBroken(board, text)
  const remove = () => onChange({ ...board, keys: keys.filter((key) => key !== text), chosen: undefined })
  return (
    <tr>
      <th scope="row">
        <span className={styles['rowHead']}>
          {!table.asksFirst && table.wanted === undefined && (
            <button
              type="button"
              className={controls['icon']}
              aria-pressed={pins.has(text)}
              aria-label={words.pinned(text)}
              title={words.pin}
              onClick={() => onChange(withPin(board, text))}
            >
              <Pin size={16} aria-hidden="true" fill={pins.has(text) ? 'currentColor' : 'none'} />
            </button>
          )}
          <span className={page['mono']}>{text === '' ? words.empty : text}</span>
          {table.wanted !== undefined && (
            <small className={reading['hint']}>
              {words.wanted[table.wanted.includes(text) ? 'yes' : 'no']}
            </small>
          )}
          {!table.keys.includes(text) && (
            <button
              type="button"
              className={controls['icon']}
              aria-label={words.removeKey(text)}
              onClick={remove}
            >
              <X size={16} aria-hidden="true" />
            </button>
          )}
          {isBroken && (
            <strong role="alert" className={page['bad']}>
              {words.pinBroken}
            </strong>
          )}
        </span>
      </th>
      {bindings.map((binding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same binding may stand twice.
        <td key={at}>
          <Answer pair={{ binding, key: text }} board={board} onChange={onChange} />
        </td>
      ))}
    </tr>
  )
}

function NewKey({ board, onChange }: TableProps) {
  const { topic: words } = useLabWords()
  const [text, setText] = useState('')
  const isNew = !board.keys.includes(text)
  return (
    <form
      className={controls['row']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isNew) return
        onChange({ ...board, keys: [...board.keys, text] })
        setText('')
      }}
    >
      <input
        className={`${controls['field']} ${page['mono']}`}
        aria-label={words.yourKey}
        placeholder={words.yourKey}
        size={24}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className={controls['button']} disabled={!isNew}>
        <Plus size={16} aria-hidden="true" />
        {words.add}
      </button>
    </form>
  )
}
