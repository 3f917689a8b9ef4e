import { type FormEvent, useState } from 'react'
import type { Bet, BetWords } from '../../../scenarios/index.ts'
import type { Question } from '../../../scenarios/quiz/examine.ts'
import { useWords } from '../../i18n/index.ts'
import { AnswerForm } from '../../panels/bet/AnswerForm.tsx'
import { firstAnswer, isRight, isWhole } from '../../panels/bet/answers.ts'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Rich } from '../../panels/ui/Rich.tsx'
import { Segmented } from '../../panels/ui/Segmented.tsx'
import type { Placed } from '../../store.ts'
import { useCourseWords } from '../words/index.ts'
import { noteMark } from './marks.ts'
import { Outcome } from './Outcome.tsx'
import styles from './Quiz.module.css'
import { wordsOfQuestion } from './question-words.ts'
import { type Answered, changeRound, type Round } from './round.ts'
import type { Lesson } from './use-lesson.ts'
import { useSpeech } from './use-speech.ts'

type Confidence = NonNullable<Placed['confidence']>

const CONFIDENCES: readonly Confidence[] = ['guess', 'think', 'know']

/** The question: to be answered, then, in practice, what the run says to it. */
export function QuestionCard(props: {
  readonly round: Round
  readonly question: Question
  readonly lesson: Lesson
}) {
  const { round, question, lesson } = props
  const words = wordsOfQuestion(question, useSpeech(lesson))
  const given = round.answered.at(-1)
  const answer = (said: string, confidence: Confidence | undefined) => {
    const answered: Answered = {
      question,
      answer: said,
      confidence,
      isRight: isRight(question.form, said, question.truth),
    }
    noteMark(question.scenario, answered.isRight)
    const isSettled = round.plan.mode === 'practice'
    changeRound(round.plan, (before) => ({
      answered: [...before.answered, answered],
      isSettled,
      question: isSettled ? question : undefined,
    }))
  }
  return (
    <section className={reading['card']} aria-labelledby="question" data-testid="question">
      <h2 id="question" className={styles['question']}>
        <Rich text={words.question} />
      </h2>
      {round.isSettled && given !== undefined ? (
        <Outcome round={round} given={given} words={words} lesson={lesson} />
      ) : (
        <Form form={question.form} words={words} isExam={round.plan.mode === 'exam'} onAnswer={answer} />
      )}
    </section>
  )
}

function Form(props: {
  readonly form: Bet
  readonly words: BetWords
  readonly isExam: boolean
  onAnswer(answer: string, confidence: Confidence | undefined): void
}) {
  const { form, words, isExam, onAnswer } = props
  const { quiz } = useCourseWords()
  const { bet: said } = useWords().player
  const [answer, setAnswer] = useState<string | undefined>(firstAnswer(form))
  const [confidence, setConfidence] = useState<Confidence>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole(form, answer)) onAnswer(answer, confidence)
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <AnswerForm bet={form} words={words} answer={answer} onAnswer={setAnswer} />
      <Segmented<Confidence>
        label={said.sure}
        isLabelShown
        value={confidence}
        options={CONFIDENCES.map((value) => ({ value, label: said.confidence[value] }))}
        onChange={setConfidence}
      />
      <p>
        <button type="submit" className={controls['primary']} disabled={!isWhole(form, answer)}>
          {isExam ? quiz.answer : quiz.check}
        </button>
      </p>
    </form>
  )
}
