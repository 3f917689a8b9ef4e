import { Check, X } from 'lucide-react'
import { useWords } from '../i18n/index.ts'
import { Segmented } from '../panels/ui/Segmented.tsx'
import { ENDS, saidOf, withAnswer } from './bets.ts'
import { type CompareSession, useCompare } from './compare-session.ts'
import styles from './Predictions.module.css'
import type { Side } from './pair.ts'
import { useCompareWords } from './words/index.ts'

type End = (typeof ENDS)[number]

interface Props {
  readonly side: Side
  readonly promises: readonly string[]
}

/** Of each promise: will it be kept? */
export function PromisesForm({ side, promises }: Props) {
  const words = useCompareWords()
  const bets = useCompare((page) => page.bets)
  const named = useCompare((page) => page.narrations[side]?.guarantees)
  return (
    <>
      <p className={styles['question']}>{words.promisesAsked}</p>
      <div className={styles['promises']}>
        {promises.map((id) => (
          <Segmented<End>
            key={id}
            label={named?.[id] ?? id}
            isLabelShown
            value={saidOf(bets, side, id) as End | undefined}
            options={ENDS.map((value) => ({ value, label: words.ends[value] }))}
            onChange={(answer) => useCompare.setState({ bets: withAnswer(bets, side, id, answer) })}
          />
        ))}
      </div>
    </>
  )
}

/** How each promise has ended, and what was said of it. */
export function PromiseEnds({ session, side, promises }: Props & { readonly session: CompareSession }) {
  const words = useCompareWords()
  const { bet } = useWords().player
  const bets = useCompare((page) => page.bets)
  const named = useCompare((page) => page.narrations[side]?.guarantees)
  return (
    <>
      <p className={styles['question']}>{words.promisesAsked}</p>
      <ul className={styles['ends']}>
        {promises.map((id) => {
          const end = endOf(session, side, id)
          const said = saidOf(bets, side, id) as End | undefined
          const isRight = said === end
          return (
            <li key={id}>
              {said === undefined ? (
                <span />
              ) : isRight ? (
                <Check size={18} className={styles['good']} role="img" aria-label={bet.right} />
              ) : (
                <X size={18} className={styles['bad']} role="img" aria-label={bet.wrong} />
              )}
              <span>
                {named?.[id] ?? id}: <strong>{words.ends[end]}</strong>
                {said !== undefined && !isRight && ` (${bet.yourBet}: ${words.ends[said]})`}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function endOf(session: CompareSession, side: Side, promise: string): End {
  const holds = session.worlds[side].endOf(promise)
  if (holds === 'open') return 'open'
  return holds ? 'kept' : 'broken'
}
