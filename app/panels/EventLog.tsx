import { Check, Copy, Footprints, HelpCircle } from 'lucide-react'
import { useState } from 'react'
import { type Seq, upperBound } from '../../engine/index.ts'
import { momentOf, useWords } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import type { Session } from '../playback/session.ts'
import { openTab, select, useStore } from '../store.ts'
import { copyText } from './copy.ts'
import styles from './EventLog.module.css'
import { LogFilters } from './LogFilters.tsx'
import { LogList } from './LogList.tsx'
import { linesOf } from './log-cache.ts'
import { followInLog, setLogFilter, useLogFilter } from './log-filter.ts'
import type { LogLines } from './log-lines.ts'
import controls from './ui/controls.module.css'

/** What happened, a line each, as far as the reader has been; it follows the playhead, and a click goes there. */
export function EventLog() {
  const seq = useStore((page) => page.seq)
  useStore((page) => page.revision)
  const filter = useLogFilter()
  const session = currentSession()
  if (session === undefined) return null
  const lines = linesOf(session, seq)
  const rows = lines.rowsOf(filter)
  const now = upperBound(rows, seq - 1) - 1
  return (
    <div className={styles['log']} data-testid="log">
      <LogFilters filter={filter} actors={lines.actors} onFilter={setLogFilter} />
      <LogList lines={lines} rows={rows} count={rows.length} now={now} session={session} />
      <Detail session={session} lines={lines} rows={rows} now={now} />
    </div>
  )
}

interface DetailProps {
  readonly session: Session
  readonly lines: LogLines
  readonly rows: readonly Seq[]
  readonly now: number
}

/** The line at the playhead in full, as the list has no room for it, and what can be done with it. */
function Detail({ session, lines, rows, now }: DetailProps) {
  const { log: words } = useWords().player
  const language = useStore((page) => page.language)
  const seq = rows[now]
  const line = seq === undefined ? undefined : lines.at(seq)
  const moment = momentOf(session.trace().ticks.get(seq ?? 0) ?? 0, language)
  return (
    <div className={styles['detail']}>
      <p className={styles['full']}>{line !== undefined && `${moment}  ${line.actor}  ${line.text}`}</p>
      <div className={styles['actions']}>
        <span className={styles['count']}>{words.shown(rows.length, lines.length)}</span>
        {line?.subject !== undefined && (
          <button type="button" className={controls['quiet']} onClick={() => followInLog(line.subject)}>
            <Footprints size={16} aria-hidden="true" />
            {words.follow(line.subject)}
          </button>
        )}
        {seq !== undefined && (
          <button type="button" className={controls['quiet']} onClick={() => ask(seq)}>
            <HelpCircle size={16} aria-hidden="true" />
            {words.why}
          </button>
        )}
        <CopyButton text={() => textOf(session, lines, rows)} />
      </div>
    </div>
  )
}

function CopyButton({ text }: { text(): string }) {
  const { log: words } = useWords().player
  const [isCopied, setCopied] = useState(false)
  const label = isCopied ? words.copied : words.copy
  return (
    <button
      type="button"
      className={controls['icon']}
      aria-label={label}
      title={label}
      onClick={async () => setCopied(await copyText(text()))}
    >
      {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
    </button>
  )
}

function ask(seq: Seq): void {
  select({ kind: 'event', id: String(seq) })
  openTab('why')
}

function textOf(session: Session, lines: LogLines, rows: readonly Seq[]): string {
  const { ticks } = session.trace()
  return rows
    .map((row) => {
      const { actor, text } = lines.at(row)
      return [momentOf(ticks.get(row) ?? 0, 'en'), actor, text].join('\t')
    })
    .join('\n')
}
