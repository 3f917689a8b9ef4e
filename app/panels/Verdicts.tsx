import { Check, CircleDashed, X } from 'lucide-react'
import type { Seq, Tick } from '../../engine/index.ts'
import { durationOf, useWords } from '../i18n/index.ts'
import { currentSession, useSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import { useIsWide } from './ui/use-media.ts'
import styles from './Verdicts.module.css'
import { brokenAt } from './verdict.ts'

/** A promise of the set-up, as a chip: kept so far, broken (a click goes to what proves it), or open. */
export function Verdicts() {
  const { verdicts: words } = useWords().player
  const isWide = useIsWide()
  const ids = useSession((session) => session.promises().map(({ id }) => id))
  if (ids === undefined || ids.length === 0) return null
  return (
    // On a phone it is a line that scrolls, by keyboard too.
    <ul className={styles['chips']} aria-label={words.title} tabIndex={isWide ? undefined : 0}>
      {ids.map((id) => (
        <li key={id}>
          <Chip id={id} />
        </li>
      ))}
    </ul>
  )
}

function Chip({ id }: { readonly id: string }) {
  const name = useStore((page) => page.narration?.guarantees[id] ?? id)
  const judged = useSession((session) => {
    const promise = session.promises().find((each) => each.id === id)
    const seq = promise === undefined ? -1 : brokenAt(promise)
    return { holds: promise?.verdict.holds ?? 'open', seq, tick: session.trace().ticks.get(seq) ?? 0 }
  })
  if (judged === undefined) return null
  const { holds, seq, tick } = judged
  if (holds === false) return <BrokenChip id={id} name={name} seq={seq} tick={tick} />
  return <QuietChip id={id} name={name} holds={holds} />
}

function QuietChip(props: { readonly id: string; readonly name: string; readonly holds: true | 'open' }) {
  const { verdicts: words } = useWords().player
  const { id, name, holds } = props
  const Sign = holds === true ? Check : CircleDashed
  return (
    <span
      className={`${styles['chip']} ${styles[String(holds)]}`}
      data-testid={`chip:${id}`}
      data-holds={String(holds)}
      title={holds === true ? words.holds(name) : words.open(name)}
    >
      <Sign size={16} role="img" aria-label={holds === true ? words.kept : words.early} />
      {name}
    </span>
  )
}

function BrokenChip(props: {
  readonly id: string
  readonly name: string
  readonly seq: Seq
  readonly tick: Tick
}) {
  const { verdicts: words } = useWords().player
  const language = useStore((page) => page.language)
  const { id, name, seq, tick } = props
  const when = durationOf(tick, language)
  return (
    <button
      type="button"
      className={`${styles['chip']} ${styles['false']}`}
      data-testid={`chip:${id}`}
      data-holds="false"
      aria-label={words.broken(name, when)}
      title={words.broken(name, when)}
      onClick={() => void currentSession()?.seek({ seq: seq + 1 })}
    >
      <X size={16} aria-hidden="true" />
      {name}
      <span className={styles['when']}>{words.at(when)}</span>
    </button>
  )
}
