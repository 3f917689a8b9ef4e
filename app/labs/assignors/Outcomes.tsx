import reading from '../../panels/ui/ReadingPage.module.css'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import styles from './Assignors.module.css'
import type { Contestant, Outcome } from './group.ts'

interface OutcomesProps {
  readonly members: readonly string[]
  /** Nobody had anything before: then nothing moves and nothing stops. */
  readonly isFounding: boolean
  readonly outcomes: readonly { readonly contestant: Contestant; readonly outcome: Outcome }[]
}

/** A row for each assignor: who reads what, what moved, what stood still. */
export function Outcomes({ members, isFounding, outcomes }: OutcomesProps) {
  const { assignors: words } = useLabWords()
  return (
    <ul className={styles['rows']} data-testid="outcomes">
      {outcomes.map(({ contestant, outcome }) => {
        const { assignor, protocol } = contestant
        return (
          <li
            key={`${protocol} ${assignor.name}`}
            className={reading['card']}
            data-assignor={`${protocol} ${assignor.name}`}
          >
            <header className={styles['head']}>
              <h2>
                <code>{assignor.name}</code> <small>{words.protocols[protocol]}</small>
              </h2>
              {!isFounding && <Cost outcome={outcome} />}
            </header>
            <dl className={styles['members']}>
              {members.map((member) => (
                <div key={member} className={styles['member']}>
                  <dt>{member}</dt>
                  <dd>
                    <Names names={outcome.owners.get(member) ?? []} moved={outcome.moved} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        )
      })}
    </ul>
  )
}

function Cost({ outcome }: { readonly outcome: Outcome }) {
  const { assignors: words } = useLabWords()
  const { moved, stopped, rounds } = outcome
  return (
    <p className={styles['cost']}>
      <span>{words.moved(moved.size)}</span>
      <span className={stopped > 0 ? page['bad'] : page['good']}>{words.stopped(stopped)}</span>
      {rounds > 1 && <span>{words.rounds(rounds)}</span>}
    </p>
  )
}

function Names({ names, moved }: { readonly names: readonly string[]; readonly moved: ReadonlySet<string> }) {
  const { assignors: words } = useLabWords()
  if (names.length === 0) return <span className={styles['idle']}>{words.idle}</span>
  return names.map((name) => (
    <span key={name} className={styles['name']} data-moved={moved.has(name)}>
      {name}
      {moved.has(name) && (
        <>
          <span aria-hidden="true"> ↷</span>
          <span className="visually-hidden"> {words.isMoved}</span>
        </>
      )}
    </span>
  ))
}
