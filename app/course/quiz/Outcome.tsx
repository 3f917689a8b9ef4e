import { ArrowRight, Check, Eye, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { BetWords } from '../../../scenarios/index.ts'
import { useWords } from '../../i18n/index.ts'
import { saidAnswer, saidTruth } from '../../panels/bet/answer-words.ts'
import { rightAnswer, whyKeyOf } from '../../panels/bet/answers.ts'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Rich } from '../../panels/ui/Rich.tsx'
import { useCourseWords } from '../words/index.ts'
import styles from './Quiz.module.css'
import { linkOfQuestion } from './question-link.ts'
import { type Answered, changeRound, QUESTIONS, type Round } from './round.ts'
import type { Lesson } from './use-lesson.ts'
import { useSpeech } from './use-speech.ts'

/** What the run says to an answer, and the way to see it happen: the reader's own instance. */
export function Outcome(props: {
  readonly round: Round
  readonly given: Answered
  readonly words: BetWords
  readonly lesson: Lesson
}) {
  const { round, given, words, lesson } = props
  const { quiz } = useCourseWords()
  const { bet: said } = useWords().player
  const speech = { ...useSpeech(lesson), bet: words }
  const { question, answer, isRight, confidence } = given
  const why = whyKeyOf(answer, isRight, Object.keys(words.why))
  // What is wrong with the answer, then why the run gives another.
  const right = isRight ? undefined : rightAnswer(question.form, question.truth)
  const because = right === undefined || right === why ? undefined : words.why[right]
  return (
    <div className={styles['outcome']}>
      <Verdict isRight={isRight} text={isRight ? said.right : said.wrong} />
      <dl className={styles['compared']}>
        <dt>{quiz.yours}</dt>
        <dd>{saidAnswer(question.form, answer, speech)}</dd>
        <dt>{quiz.run}</dt>
        <dd data-testid="truth">{saidTruth(question.form, question.truth, speech)}</dd>
      </dl>
      {why !== undefined && (
        <p>
          <Rich text={words.why[why] ?? ''} />
        </p>
      )}
      {because !== undefined && (
        <p>
          <Rich text={because} />
        </p>
      )}
      {!isRight && confidence === 'know' && <p className={reading['hint']}>{said.sureAndWrong}</p>}
      <p className={styles['ways']}>
        <a
          className={isRight ? controls['button'] : controls['primary']}
          href={linkOfQuestion(question, lesson.scenario)}
        >
          <Eye size={16} aria-hidden="true" />
          {isRight ? quiz.watch : quiz.watchOwn}
        </a>
        <Next round={round} isMain={isRight} />
      </p>
    </div>
  )
}

function Verdict({ isRight, text }: { readonly isRight: boolean; readonly text: string }) {
  const line = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone: the answer takes its place.
  useEffect(() => line.current?.focus({ preventScroll: true }), [])
  return (
    <p ref={line} tabIndex={-1} role="status" className={styles[isRight ? 'good' : 'bad']}>
      {isRight ? <Check size={20} aria-hidden="true" /> : <X size={20} aria-hidden="true" />}
      {text}
    </p>
  )
}

function Next({ round, isMain }: { readonly round: Round; readonly isMain: boolean }) {
  const { quiz } = useCourseWords()
  const isLast = round.answered.length >= QUESTIONS
  return (
    <button
      type="button"
      className={isMain ? controls['primary'] : controls['button']}
      onClick={() => changeRound(round.plan, () => ({ question: undefined, isSettled: false }))}
    >
      {isLast ? quiz.finish : quiz.next}
      <ArrowRight size={16} aria-hidden="true" />
    </button>
  )
}
