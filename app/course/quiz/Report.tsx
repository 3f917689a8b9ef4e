import { Check, Printer, RotateCw, X } from 'lucide-react'
import { scenarioOf } from '../../../scenarios/index.ts'
import { saidAnswer, saidTruth } from '../../panels/bet/answer-words.ts'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Rich } from '../../panels/ui/Rich.tsx'
import { useStore } from '../../store.ts'
import { useCourseWords } from '../words/index.ts'
import styles from './Quiz.module.css'
import { linkOfQuestion } from './question-link.ts'
import { wordsOfQuestion } from './question-words.ts'
import { type Answered, addressOfPlan, type Round } from './round.ts'
import { useLesson } from './use-lesson.ts'
import { useSpeech } from './use-speech.ts'

/** What came of a round: every question with what was said and what the run says. */
export function Report({ round }: { readonly round: Round }) {
  const { quiz: words } = useCourseWords()
  const { answered, plan } = round
  const right = answered.filter((one) => one.isRight).length
  const another = addressOfPlan({ ...plan, seed: plan.seed + 1 })
  return (
    <section className={styles['report']} aria-labelledby="report" data-testid="report">
      <h2 id="report">
        {words.report}: {words.score(right, answered.length)}
      </h2>
      <p className={styles['ways']}>
        <a className={controls['primary']} href={another}>
          <RotateCw size={16} aria-hidden="true" />
          {words.another}
        </a>
        <a className={controls['button']} href={plan.path === undefined ? '#/quiz' : `#/quiz/${plan.path}`}>
          {words.change}
        </a>
        <button type="button" className={controls['button']} onClick={() => print()}>
          <Printer size={16} aria-hidden="true" />
          {words.print}
        </button>
      </p>
      <ol>
        {answered.map((one, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change.
          <Row key={row} answered={one} />
        ))}
      </ol>
    </section>
  )
}

function Row({ answered }: { readonly answered: Answered }) {
  const lesson = useLesson(answered.question.scenario)
  return <li>{lesson !== undefined && <Told answered={answered} lesson={lesson} />}</li>
}

function Told(props: {
  readonly answered: Answered
  readonly lesson: NonNullable<ReturnType<typeof useLesson>>
}) {
  const { answered, lesson } = props
  const { quiz: words } = useCourseWords()
  const language = useStore((page) => page.language)
  const speech = useSpeech(lesson)
  const { question, answer, isRight } = answered
  const bet = wordsOfQuestion(question, speech)
  const card = scenarioOf(question.scenario)?.card
  return (
    <>
      <p className={styles[isRight ? 'good' : 'bad']}>
        {isRight ? <Check size={18} aria-hidden="true" /> : <X size={18} aria-hidden="true" />}
        <span className="visually-hidden">
          {isRight ? speech.words.player.bet.right : speech.words.player.bet.wrong}
        </span>
        <small>
          {card?.number} {card?.title[language]}
        </small>
      </p>
      <p>
        <Rich text={bet.question} />
      </p>
      <dl className={styles['compared']}>
        <dt>{words.yours}</dt>
        <dd>{saidAnswer(question.form, answer, { ...speech, bet })}</dd>
        <dt>{words.run}</dt>
        <dd>{saidTruth(question.form, question.truth, { ...speech, bet })}</dd>
      </dl>
      <p className={reading['hint']}>
        <a href={linkOfQuestion(question, lesson.scenario)}>{isRight ? words.watch : words.watchOwn}</a>
      </p>
    </>
  )
}
