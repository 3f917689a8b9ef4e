import { useEffect, useState } from 'react'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Segmented } from '../../panels/ui/Segmented.tsx'
import { settingsInAddress, writeAddress } from '../address.ts'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import { Alignment } from './Alignment.tsx'
import { Bindings } from './Bindings.tsx'
import { type Board, boardOf, isOpen, solvedOf } from './board.ts'
import { KeyTable } from './KeyTable.tsx'
import { TABLES } from './tables.ts'

const linesOf = (text: string | null) => (text === null ? undefined : text.split('\n').slice(0, 50))

function atFirst(): Board {
  const said = settingsInAddress()
  return boardOf(said.get('table'), linesOf(said.get('bindings')), linesOf(said.get('keys')))
}

/** Binding keys against routing keys, as a topic exchange matches them, word by word. */
export function TopicMatcher() {
  const { topic: words } = useLabWords()
  const [board, setBoard] = useState(atFirst)
  const { table, bindings, keys } = board
  useEffect(() => {
    writeAddress('topic', { table: table.id, bindings: bindings.join('\n'), keys: keys.join('\n') })
  }, [table, bindings, keys])
  const first = { binding: bindings[0] ?? '', key: keys[0] ?? '' }
  const chosen = board.chosen ?? (table.asksFirst ? undefined : first)
  return (
    <>
      <p className={reading['lead']}>{words.lead}</p>
      <Segmented
        label={words.mode}
        value={table.id}
        options={TABLES.map(({ id }) => ({ value: id, label: words.modes[id] }))}
        onChange={(id) => setBoard(boardOf(id))}
      />
      <section className={reading['card']}>
        <p>{words.modeLead[table.id]}</p>
        <Bindings board={board} onChange={setBoard} />
        <KeyTable board={board} onChange={setBoard} />
        <Outcome board={board} />
      </section>
      {chosen !== undefined && isOpen(board, chosen) && <Alignment pair={chosen} />}
    </>
  )
}

/** What the table has shown, once it has. */
function Outcome({ board }: { readonly board: Board }) {
  const { topic: words } = useLabWords()
  const { table, keys } = board
  if (table.wanted !== undefined) {
    const solved = solvedOf(board)
    return (
      <p
        role="status"
        data-testid="puzzle"
        className={solved === keys.length ? page['good'] : reading['hint']}
      >
        {solved === keys.length ? `✓ ${words.solved}` : words.unsolved(solved, keys.length)}
      </p>
    )
  }
  const isSeen = table.id === 'notes' && isOpen(board, { binding: 'user.*', key: 'user.profile.updated' })
  return <p role="status">{isSeen && words.corrected}</p>
}
