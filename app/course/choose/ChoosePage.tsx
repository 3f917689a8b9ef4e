import { useState } from 'react'
import {
  CASES,
  type Case,
  REQUIREMENTS,
  type RequirementId,
  type Side,
} from '../../../scenarios/curriculum/choice/requirements.ts'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { hashOfRoute } from '../../router.ts'
import { useStore } from '../../store.ts'
import { useCourseWords } from '../words/index.ts'
import { Advised } from './Advised.tsx'
import styles from './Choose.module.css'
import { type Choice, choiceOf, isOwnChoice, linkOfChoice } from './choice-link.ts'
import { useChoiceWords } from './use-choice-words.ts'

/** What is needed tips a balance: with reasons, an exception, and a bet before it. */
export function ChoosePage() {
  const { choose: words, pages } = useCourseWords()
  const link = useStore((page) => page.courseLink)
  const { chosen, needs } = choiceOf(link)
  const [guess, setGuess] = useState<Side | 'shown' | undefined>(isOwnChoice(link) ? 'shown' : undefined)
  const take = (one: Case | undefined) => {
    write({ chosen: one, needs: new Set(one?.needs) })
    setGuess(one === undefined ? 'shown' : undefined)
  }
  return (
    <>
      <h1>{pages.choose}</h1>
      <p className={reading['lead']}>{words.lead}</p>
      <Cases chosen={chosen} onChoose={take} />
      <div className={styles['two']}>
        <Needs needs={needs} onChange={(flipped) => write({ chosen, needs: flipped })} />
        {guess === undefined ? (
          <Bet key={chosen?.id} chosen={chosen} onGuess={setGuess} />
        ) : (
          <Advised needs={needs} guess={guess === 'shown' ? undefined : guess} />
        )}
      </div>
    </>
  )
}

/** Into the address, so that it can be shared; the way back does not lead through every tick. */
function write(choice: Choice): void {
  const link = linkOfChoice(choice)
  history.replaceState(null, '', hashOfRoute({ screen: 'course', page: 'choose', id: undefined, link }))
  useStore.setState({ courseLink: link })
}

function Cases(props: { readonly chosen: Case | undefined; onChoose(one: Case | undefined): void }) {
  const { choose: words } = useCourseWords()
  const { cases } = useChoiceWords()
  const options = [
    ...CASES.map((one) => ({ one, title: cases[one.id].title })),
    { one: undefined, title: words.own },
  ]
  return (
    <fieldset className={styles['cases']}>
      <legend className="visually-hidden">{words.cases}</legend>
      {options.map(({ one, title }) => (
        <label key={title}>
          <input
            type="radio"
            name="case"
            checked={one === props.chosen}
            onChange={() => props.onChoose(one)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  )
}

function Needs(props: {
  readonly needs: ReadonlySet<RequirementId>
  onChange(needs: ReadonlySet<RequirementId>): void
}) {
  const { choose: words } = useCourseWords()
  const { requirements } = useChoiceWords()
  const flip = (id: RequirementId) => {
    const next = new Set(props.needs)
    if (!next.delete(id)) next.add(id)
    props.onChange(next)
  }
  return (
    <section className={reading['card']}>
      <fieldset className={styles['needs']}>
        <legend>{words.needs}</legend>
        {REQUIREMENTS.map(({ id }) => (
          <label key={id}>
            <input type="checkbox" checked={props.needs.has(id)} onChange={() => flip(id)} />
            {requirements[id].need}
          </label>
        ))}
      </fieldset>
      <p className={reading['hint']}>{words.flip}</p>
    </section>
  )
}

function Bet(props: { readonly chosen: Case | undefined; onGuess(guess: Side | 'shown'): void }) {
  const { choose: words } = useCourseWords()
  const { cases } = useChoiceWords()
  const said = props.chosen === undefined ? undefined : cases[props.chosen.id]
  return (
    <section className={`${reading['card']} ${styles['bet']}`} aria-labelledby="case">
      <h2 id="case">{said?.title}</h2>
      <p>{said?.told}</p>
      <p className={styles['question']}>{words.bet}</p>
      <p className={styles['answers']}>
        {(['kafka', 'rabbitmq'] as const).map((side) => (
          <button
            key={side}
            type="button"
            className={controls['primary']}
            onClick={() => props.onGuess(side)}
          >
            {words.for[side]}
          </button>
        ))}
        <button type="button" className={controls['quiet']} onClick={() => props.onGuess('shown')}>
          {words.show}
        </button>
      </p>
    </section>
  )
}
