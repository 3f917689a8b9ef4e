import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Seq } from '../../engine/index.ts'
import { momentOf, useWords } from '../i18n/index.ts'
import type { Session } from '../playback/session.ts'
import { useStore } from '../store.ts'
import styles from './EventLog.module.css'
import { LineSign } from './LineSign.tsx'
import { type LogLines, rowsInView } from './log-lines.ts'
import { useIsPointed } from './pointed.ts'
import { useMedia } from './ui/use-media.ts'

const ROW_HEIGHT = 28
const ROW_HEIGHT_TOUCH = 44
const ROWS_MORE = 8
const LINES_BY_KEY: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
}

interface LogListProps {
  readonly session: Session
  readonly lines: LogLines
  readonly rows: readonly Seq[]
  /** `rows` grows in place: its length says that there is more. */
  readonly count: number
  readonly now: number
}

/** The lines in view and a few more. One tab stop: arrows go from line to line, and the playhead with them. */
export function LogList(props: LogListProps) {
  const { session, lines, rows, count, now } = props
  const { log: words } = useWords().player
  const rowHeight = useMedia('(pointer: coarse)') ? ROW_HEIGHT_TOUCH : ROW_HEIGHT
  const { list, view } = useView()
  useEffect(() => keepInView(list.current, now, rowHeight), [list, now, rowHeight])
  const goTo = (at: number) => {
    const seq = rows[at]
    if (seq !== undefined) void session.seek({ seq: seq + 1 })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = LINES_BY_KEY[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    goTo(Math.max(0, Math.min(count - 1, now + by)))
  }
  const { from, to } = rowsInView({ ...view, rowHeight, count, more: ROWS_MORE })
  return (
    <div
      ref={list}
      className={styles['list']}
      role="listbox"
      aria-label={words.title}
      aria-activedescendant={now >= from && now < to ? `line-${now}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {count === 0 && <p className={styles['full']}>{lines.length === 0 ? words.empty : words.nothing}</p>}
      <div className={styles['space']} style={{ height: count * rowHeight }} role="presentation">
        {rows.slice(from, to).map((seq, row) => {
          const tick = session.trace().ticks.get(seq) ?? 0
          const at = from + row
          return <Line key={seq} {...{ seq, at, count, now, rowHeight, lines, tick }} onGo={goTo} />
        })}
      </div>
    </div>
  )
}

function Line(props: {
  readonly seq: Seq
  readonly at: number
  readonly count: number
  readonly now: number
  readonly rowHeight: number
  readonly lines: LogLines
  readonly tick: number
  onGo(at: number): void
}) {
  const { seq, at, count, now, rowHeight, lines, tick, onGo } = props
  const language = useStore((page) => page.language)
  const { actor, text, kind } = lines.at(seq)
  const where = at === now ? styles['now'] : at > now ? styles['ahead'] : ''
  const isLit = useIsPointed(seq)
  const [moment = ''] = momentOf(tick, language).split('\u00A0')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its listbox has the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: its listbox has the focus and names it as active.
    <div
      id={`line-${at}`}
      role="option"
      aria-selected={at === now}
      aria-setsize={count}
      aria-posinset={at + 1}
      className={`${styles['line']} ${styles[kind]} ${where} ${isLit ? styles['lit'] : ''}`}
      data-lit={isLit || undefined}
      style={{ height: rowHeight, top: at * rowHeight }}
      title={text}
      onClick={() => onGo(at)}
    >
      <span className={styles['sign']}>
        <LineSign kind={kind} />
      </span>
      <span className={styles['time']}>{moment}</span>
      <span className={styles['actor']}>{actor}</span>
      <span className={styles['text']}>{text}</span>
    </div>
  )
}

/** How far the list is scrolled, and how much of it is seen. */
function useView() {
  const list = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 400 })
  useLayoutEffect(() => {
    const shown = list.current
    if (shown === null) return
    const look = () => setView({ top: shown.scrollTop, height: shown.clientHeight })
    look()
    shown.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(shown)
    return () => {
      shown.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [])
  return { list, view }
}

/** Scrolls only as far as is needed, and only the list. */
function keepInView(list: HTMLDivElement | null, row: number, rowHeight: number): void {
  if (list === null || row < 0) return
  const top = row * rowHeight
  const bottom = top + rowHeight
  if (top < list.scrollTop) list.scrollTop = top - rowHeight
  else if (bottom > list.scrollTop + list.clientHeight)
    list.scrollTop = bottom + rowHeight - list.clientHeight
}
