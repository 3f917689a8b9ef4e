import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { TableView } from '../../engine/index.ts'
import { numberOf, useWords } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import styles from './StateTables.module.css'
import { cellKey, changedCells, nextSorting, type Sorting, sortedRows } from './table-changes.ts'

/** The state at the playhead in the real tools' words, with what has changed since the beat. */
export function StateTables() {
  const { tables: words } = useWords().player
  const tables = useTables()
  const before = useTablesAtBeat()
  const changed = changedCells(tables, before)
  if (tables.length === 0) return <p className={styles['hint']}>{words.empty}</p>
  return (
    <div className={styles['tables']} data-testid="tables">
      <p className={styles['hint']}>{words.changedHint}</p>
      {tables.map((table) => (
        <StateTable key={table.id} table={table} changed={changed} />
      ))}
    </div>
  )
}

function StateTable({
  table,
  changed,
}: {
  readonly table: TableView
  readonly changed: ReadonlySet<string>
}) {
  const { tables: words } = useWords().player
  const [sorting, setSorting] = useState<Sorting>()
  const name = words.captions[table.id] ?? table.id
  const shared = sharedName(table)
  return (
    <section>
      <h2 className={styles['caption']}>
        {name}
        {shared !== undefined && <span className={styles['shared']}>{shared}</span>}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too. */}
      <section className={styles['wrap']} tabIndex={0} aria-label={name}>
        <table className={styles['table']} data-shared={shared !== undefined}>
          <caption className="visually-hidden">{shared === undefined ? name : `${name}, ${shared}`}</caption>
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                <Head key={column} column={column} at={at} sorting={sorting} onSort={setSorting} />
              ))}
            </tr>
          </thead>
          <Body table={table} changed={changed} sorting={sorting} />
        </table>
      </section>
    </section>
  )
}

/** What all rows of a table begin with is said once over it: the numbers have the room. */
function sharedName({ columns, rows }: TableView): string | undefined {
  const name = rows[0]?.[0]
  if (columns.length < WIDE || rows.length < 2 || rows.some((row) => row[0] !== name)) return undefined
  return `${name}`
}

/** So many columns are more than a panel has room for. */
const WIDE = 5

function Body(props: {
  readonly table: TableView
  readonly changed: ReadonlySet<string>
  readonly sorting: Sorting | undefined
}) {
  const { tables: words } = useWords().player
  const { table, changed, sorting } = props
  return (
    <tbody>
      {sortedRows(table, sorting).map(({ row, at }) => (
        <tr key={at}>
          {table.columns.map((column, cell) => (
            <Cell
              key={column}
              value={row[cell] ?? ''}
              isName={cell === 0}
              isChanged={changed.has(cellKey(table.id, at, cell))}
            />
          ))}
        </tr>
      ))}
      {table.rows.length === 0 && (
        <tr>
          <td colSpan={table.columns.length}>{words.noRows}</td>
        </tr>
      )}
    </tbody>
  )
}

function Head(props: {
  readonly column: string
  readonly at: number
  readonly sorting: Sorting | undefined
  onSort(sorting: Sorting | undefined): void
}) {
  const { column, at, sorting, onSort } = props
  const isSorted = sorting?.column === at
  const direction = sorting?.isDown === true ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={isSorted ? direction : 'none'}>
      <button type="button" className={styles['head']} onClick={() => onSort(nextSorting(sorting, at))}>
        {column}
        {isSorted && direction === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
        {isSorted && direction === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
      </button>
    </th>
  )
}

function Cell(props: {
  readonly value: string | number
  readonly isName: boolean
  readonly isChanged: boolean
}) {
  const { tables: words } = useWords().player
  const language = useStore((page) => page.language)
  const { value, isName, isChanged } = props
  const isNumber = typeof value === 'number'
  const look = [isNumber ? styles['number'] : '', isChanged ? styles['changed'] : ''].join(' ')
  const said = isNumber ? numberOf(value, language) : value
  if (isName) {
    return (
      <th scope="row" className={look}>
        {said}
      </th>
    )
  }
  return (
    <td className={look}>
      {isChanged && (
        <span className={styles['delta']} role="img" aria-label={words.changed}>
          Δ
        </span>
      )}
      {said}
    </td>
  )
}

function useTables(): readonly TableView[] {
  useStore((page) => page.seq)
  useStore((page) => page.tick)
  useStore((page) => page.revision)
  return currentSession()?.tables() ?? NONE
}

/** The tables as they were when the beat was reached: what changed is measured from there. */
function useTablesAtBeat(): readonly TableView[] {
  const beat = useStore((page) => page.beat)
  const revision = useStore((page) => page.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another branch has other tables at the same beat.
  return useMemo(() => {
    const session = currentSession()
    return session?.tablesAt(session.beats()[beat]?.seq ?? 0) ?? NONE
  }, [beat, revision])
}

const NONE: readonly TableView[] = []
