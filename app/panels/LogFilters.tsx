import { Search, X } from 'lucide-react'
import type { LineView } from '../../engine/index.ts'
import { useWords } from '../i18n/index.ts'
import styles from './EventLog.module.css'
import { LineSign } from './LineSign.tsx'
import { LINE_KINDS, type LogFilter } from './log-lines.ts'
import controls from './ui/controls.module.css'

interface FilterProps {
  readonly filter: LogFilter
  onFilter(filter: LogFilter): void
}

/** Who, what kind, which message, and which words. */
export function LogFilters({ actors, ...props }: FilterProps & { readonly actors: readonly string[] }) {
  return (
    <>
      <div className={styles['filters']}>
        <WordsFilter {...props} />
        <ActorFilter {...props} actors={actors} />
      </div>
      <KindsFilter {...props} />
      {props.filter.subject !== undefined && <Following {...props} subject={props.filter.subject} />}
    </>
  )
}

function WordsFilter({ filter, onFilter }: FilterProps) {
  const { log: words } = useWords().player
  return (
    <label className={styles['search']}>
      <Search size={16} aria-hidden="true" />
      <input
        type="search"
        className={controls['field']}
        aria-label={words.search}
        placeholder={words.search}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
    </label>
  )
}

function ActorFilter({ filter, onFilter, actors }: FilterProps & { readonly actors: readonly string[] }) {
  const { log: words } = useWords().player
  return (
    <select
      className={controls['field']}
      aria-label={words.actor}
      value={filter.actor ?? ''}
      onChange={({ target }) =>
        onFilter({ ...filter, actor: target.value === '' ? undefined : target.value })
      }
    >
      <option value="">{words.anyone}</option>
      {actors.map((actor) => (
        <option key={actor}>{actor}</option>
      ))}
    </select>
  )
}

function KindsFilter({ filter, onFilter }: FilterProps) {
  const { log: words } = useWords().player
  return (
    <fieldset className={styles['kinds']}>
      <legend className="visually-hidden">{words.kindsLabel}</legend>
      {LINE_KINDS.map((kind) => (
        <label key={kind} className={styles['kind']}>
          <input
            type="checkbox"
            checked={filter.kinds.has(kind)}
            onChange={() => onFilter({ ...filter, kinds: toggled(filter.kinds, kind) })}
          />
          <LineSign kind={kind} />
          <span>{words.kinds[kind]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Following({ filter, onFilter, subject }: FilterProps & { readonly subject: string }) {
  const { log: words } = useWords().player
  return (
    <p className={styles['following']}>
      {words.following(subject)}
      <button
        type="button"
        className={controls['icon']}
        aria-label={words.stopFollowing}
        title={words.stopFollowing}
        onClick={() => onFilter({ ...filter, subject: undefined })}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </p>
  )
}

function toggled(
  kinds: ReadonlySet<LineView['kind']>,
  kind: LineView['kind'],
): ReadonlySet<LineView['kind']> {
  const next = new Set(kinds)
  if (!next.delete(kind)) next.add(kind)
  return next
}
