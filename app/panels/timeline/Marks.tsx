import { useWords } from '../../i18n/index.ts'
import { useSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { type Scale, xOf } from './scale.ts'
import styles from './Timeline.module.css'

/** Beats as diamonds, faults as bolts, broken promises as notches. */
export function Marks({ scale }: { readonly scale: Scale }) {
  return (
    <div className={styles['marks']}>
      <div className={styles['track']} style={{ left: `${scale.left}px` }} />
      <Troubles scale={scale} />
      <Beats scale={scale} />
    </div>
  )
}

function Beats({ scale }: { readonly scale: Scale }) {
  const { time } = useWords()
  const at = useStore((page) => page.beat)
  const narration = useStore((page) => page.narration)
  const asked = useStore((page) => page.asked)
  const beats = useSession((session) => session.beats()) ?? []
  const bets = useSession((session) => session.scenario.beats.map(({ bet }) => bet ?? '')) ?? []
  return beats.map(({ id, index, reading }) => {
    if (reading === undefined) return null
    const isAsked = asked !== undefined && bets[index] === asked
    const state = index === at ? 'here' : index < at ? 'past' : 'ahead'
    return (
      <span
        key={id}
        className={`${styles['beat']} ${styles[state]} ${isAsked ? styles['asked'] : ''}`}
        style={{ left: `${xOf(scale, reading)}px` }}
        title={time.strip.beat(index + 1, narration?.beats[id]?.title ?? id)}
      >
        {bets[index] === '' ? '' : '?'}
      </span>
    )
  })
}

function Troubles({ scale }: { readonly scale: Scale }) {
  const { time } = useWords()
  const narration = useStore((page) => page.narration)
  const marks = useSession((session) => session.marks()) ?? []
  return marks.map(({ seq, kind, label, reading }) => (
    <span
      key={`${kind}${seq}${label}`}
      className={styles[kind]}
      style={{ left: `${xOf(scale, reading)}px` }}
      title={
        kind === 'fault' ? time.strip.fault(label) : time.strip.trouble(narration?.guarantees[label] ?? label)
      }
    />
  ))
}
