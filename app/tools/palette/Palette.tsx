import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { currentSession } from '../../playback/current.ts'
import { openDialog, useStore } from '../../store.ts'
import { useToolWords } from '../words/index.ts'
import { commandsOf } from './commands.ts'
import { type Command, findCommands } from './find.ts'
import styles from './Palette.module.css'

/** More than this nobody reads: one more letter finds it. */
const SHOWN_MAX = 60

/** Everything by its name: what the page does, beats, places and what can be done to them, knobs, scenarios. */
export function Palette() {
  const { palette: words } = useToolWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const commands = useMemo(() => {
    const session = currentSession()
    return session === undefined ? [] : commandsOf(session, useStore.getState())
  }, [])
  const found = useMemo(() => findCommands(commands, query, SHOWN_MAX), [commands, query])
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, list])
  const close = () => openDialog(undefined)
  const run = (command: Command | undefined) => {
    if (command === undefined) return
    close()
    // The dialog gives the focus back first; what is run may take it.
    setTimeout(() => command.run(), 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const goal = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: found.length - 1 }[event.key]
    if (goal !== undefined) setChosen((goal + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') run(found[chosen])
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} className={styles['palette']} aria-label={words.title} onClose={close}>
      <input
        className={styles['query']}
        type="search"
        role="combobox"
        data-testid="palette"
        aria-label={words.title}
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length === 0 ? undefined : `${list}-${chosen}`}
        placeholder={words.hint}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles['list']} role="listbox" id={list} aria-label={words.title} tabIndex={-1}>
        {found.map((command, row) => (
          <Row
            key={command.id}
            id={`${list}-${row}`}
            command={command}
            isFirst={found[row - 1]?.group !== command.group}
            isChosen={row === chosen}
            onRun={() => run(command)}
          />
        ))}
      </div>
      <p className={styles['none']} role="status">
        {found.length === 0 ? words.nothing : ''}
      </p>
    </dialog>
  )
}

function Row(props: {
  readonly id: string
  readonly command: Command
  readonly isFirst: boolean
  readonly isChosen: boolean
  onRun(): void
}) {
  const { id, command, isFirst, isChosen, onRun } = props
  const { group, name, keys } = command
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the combobox's, which has the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: an option is active, not focused.
    <div id={id} className={styles['row']} role="option" aria-selected={isChosen} onClick={onRun}>
      <span className={styles['group']}>{isFirst ? group : ''}</span>
      <span className={styles['name']}>{name}</span>
      {keys !== undefined && keys !== '' && <kbd>{keys}</kbd>}
    </div>
  )
}
