import { useEffect, useRef } from 'react'
import {
  type Advice,
  adviceOn,
  REQUIREMENTS,
  type Requirement,
  type RequirementId,
  type Side,
} from '../../../scenarios/curriculum/choice/requirements.ts'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Proof } from '../Proof.tsx'
import { useCourseWords } from '../words/index.ts'
import styles from './Choose.module.css'
import { useChoiceWords } from './use-choice-words.ts'

/** Which way the balance tips, why, and what would tip it back. */
export function Advised(props: {
  readonly needs: ReadonlySet<RequirementId>
  readonly guess: Side | undefined
}) {
  const { needs, guess } = props
  const { choose: words } = useCourseWords()
  const advice = adviceOn(needs)
  const { lean, reasons, unless } = advice
  const title = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone: the answer takes its place.
  useEffect(() => {
    if (guess !== undefined) title.current?.focus({ preventScroll: true })
  }, [guess])
  return (
    <section className={reading['card']} aria-labelledby="lean" data-testid="advice">
      <Balance needs={needs} />
      <h2 id="lean" ref={title} tabIndex={-1} className={styles['lean']} aria-live="polite">
        {words.leans[lean]}
      </h2>
      {guess !== undefined && lean !== 'open' && (
        <p className={reading['hint']}>{guess === lean ? words.agreed : words.differed}</p>
      )}
      {reasons.length > 0 && <Reasons advice={advice} />}
      {unless !== undefined && <Unless requirement={unless} isCounter={!reasons.includes(unless)} />}
    </section>
  )
}

function Reasons({ advice }: { readonly advice: Advice }) {
  const { choose: words } = useCourseWords()
  const { requirements } = useChoiceWords()
  return (
    <div>
      <h3>{words.reasons}</h3>
      <ul className={styles['reasons']}>
        {advice.reasons.map(({ id, side, proof }) => (
          <li key={id}>
            <span>
              {advice.lean === 'both' && <strong>{words.for[side]}: </strong>}
              {requirements[id].reason}
            </span>
            <Proof place={proof} label={words.see(proof.at)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A need that speaks for the other side, or else the exception to the first reason. */
function Unless(props: { readonly requirement: Requirement; readonly isCounter: boolean }) {
  const { requirement, isCounter } = props
  const { choose: words } = useCourseWords()
  const { need, reason, unless } = useChoiceWords().requirements[requirement.id]
  const place = isCounter ? requirement.proof : requirement.unless
  return (
    <div>
      <h3>{words.unless}</h3>
      <ul className={styles['reasons']}>
        <li>
          <span>{isCounter ? `${words.against(need)} ${reason}` : unless}</span>
          <Proof place={place} label={words.see(place.at)} />
        </li>
      </ul>
    </div>
  )
}

const TILT = 5
const TILT_MAX = 20

/** A weight for each requirement, on its side of the beam. */
function Balance({ needs }: { readonly needs: ReadonlySet<RequirementId> }) {
  const { choose: words } = useCourseWords()
  const countOf = (side: Side) => REQUIREMENTS.filter((one) => one.side === side && needs.has(one.id)).length
  const [kafka, rabbitmq] = [countOf('kafka'), countOf('rabbitmq')]
  const angle = Math.max(-TILT_MAX, Math.min(TILT_MAX, (rabbitmq - kafka) * TILT))
  return (
    <svg
      className={styles['balance']}
      viewBox="0 0 320 120"
      role="img"
      aria-label={words.balance(kafka, rabbitmq)}
    >
      <path className={styles['post']} d="M160 40V108M130 108H190" />
      <g className={styles['beam']} style={{ transform: `rotate(${angle}deg)` }}>
        <path className={styles['post']} d="M40 40H280" />
        <Weights x={40} count={kafka} name={words.for.kafka} angle={angle} />
        <Weights x={280} count={rabbitmq} name={words.for.rabbitmq} angle={angle} />
      </g>
    </svg>
  )
}

/** Hangs straight down, however the beam stands. */
function Weights(props: {
  readonly x: number
  readonly count: number
  readonly name: string
  readonly angle: number
}) {
  const { x, count, name, angle } = props
  const weights = Array.from({ length: count }, (_, row) => `M${x - 20} ${32 - row * 8}h40v6h-40z`)
  return (
    <g transform={`rotate(${-angle} ${x} 40)`}>
      <path className={styles['weight']} d={weights.join('')} />
      <text x={x} y={60} textAnchor="middle">
        {name}
      </text>
    </g>
  )
}
