import { ArrowDown, ArrowUp, EllipsisVertical, EyeOff, Pin, PinOff } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { select, useStore } from '../../store.ts'
import { Dropdown } from '../ui/Dropdown.tsx'
import { type Lane, type LaneWish, moved, type Row, toggled } from './lanes.ts'
import styles from './SpaceTime.module.css'
import { useSpaceTimeWords } from './words/index.ts'

interface Props {
  readonly rows: readonly Row[]
  readonly lanes: readonly Lane[]
  readonly wish: LaneWish
  readonly isDown: boolean
  onWish(wish: LaneWish): void
}

/** The names of the lanes: each is a button that selects its place, with a menu beside it. */
export function LaneHeads(props: Props) {
  const { rows, isDown } = props
  return (
    <ul className={styles['heads']} aria-label={useSpaceTimeWords().lanes}>
      {rows.map((row) => (
        <li
          key={row.id}
          className={styles['head']}
          style={
            isDown
              ? { left: `${row.top}px`, width: `${row.size}px` }
              : { top: `${row.top}px`, height: `${row.size}px` }
          }
        >
          <Head {...props} row={row} />
          {!isDown &&
            row.timers.map(({ label, top }) => (
              <span key={label} className={styles['clockName']} style={{ top: `${top - row.top}px` }}>
                {label}
              </span>
            ))}
        </li>
      ))}
    </ul>
  )
}

function Head({ row, lanes, wish, onWish }: Props & { readonly row: Row }) {
  const words = useSpaceTimeWords()
  const isSelected = useStore(({ selection }) => selection?.kind === 'place' && selection.id === row.id)
  const { id, name } = row
  const isPinned = wish.pinned.has(id)
  const go = (by: 1 | -1) => onWish(moved(lanes, wish, id, by))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined
    if (by === undefined || !event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    go(by)
  }
  return (
    <div className={styles['headLine']}>
      <button
        type="button"
        className={styles['headName']}
        aria-pressed={isSelected}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        title={name}
        onKeyDown={onKeyDown}
        onClick={() => select(isSelected ? undefined : { kind: 'place', id })}
      >
        {isPinned && <Pin size={11} aria-hidden="true" />}
        {name}
      </button>
      <Dropdown
        summary={<EllipsisVertical size={14} aria-hidden="true" />}
        className={styles['headMenu']}
        label={words.laneMenu(name)}
        title={words.laneMenu(name)}
      >
        <div className={styles['menu']}>
          <button type="button" onClick={() => go(-1)}>
            <ArrowUp size={14} aria-hidden="true" /> {words.up}
          </button>
          <button type="button" onClick={() => go(1)}>
            <ArrowDown size={14} aria-hidden="true" /> {words.down}
          </button>
          <button type="button" onClick={() => onWish(toggled(wish, 'pinned', id))}>
            {isPinned ? <PinOff size={14} aria-hidden="true" /> : <Pin size={14} aria-hidden="true" />}
            {isPinned ? words.unpin : words.pin}
          </button>
          <button type="button" onClick={() => onWish(toggled(wish, 'hidden', id))}>
            <EyeOff size={14} aria-hidden="true" /> {words.hide}
          </button>
        </div>
      </Dropdown>
    </div>
  )
}
