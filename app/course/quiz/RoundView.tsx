import { useEffect, useState } from 'react'
import { pathOf } from '../../../scenarios/curriculum/paths.ts'
import reading from '../../panels/ui/ReadingPage.module.css'
import { useStore } from '../../store.ts'
import { useCourseWords } from '../words/index.ts'
import { type Examiner, startExaminer } from './examiner.ts'
import { QuestionCard } from './QuestionCard.tsx'
import styles from './Quiz.module.css'
import { Report } from './Report.tsx'
import { changeRound, drawOf, isOver, QUESTIONS, type Round } from './round.ts'
import { useLesson } from './use-lesson.ts'
import { World } from './World.tsx'

/** A round: its questions one after another, then its report. */
export function RoundView({ round }: { readonly round: Round }) {
  const { quiz: words } = useCourseWords()
  useQuestions(round)
  if (isOver(round) && !round.isSettled) {
    return round.answered.length === 0 ? <p>{words.none}</p> : <Report round={round} />
  }
  return (
    <>
      <Progress round={round} />
      <Asked round={round} />
    </>
  )
}

/** Has the next question made when the one on screen was answered. */
function useQuestions({ plan, question, next, answered }: Round): void {
  const [examiner, setExaminer] = useState<Examiner>()
  useEffect(() => {
    const own = startExaminer()
    setExaminer(own)
    return own.stop
  }, [])
  const isWanted = question === undefined && answered.length < QUESTIONS
  useEffect(() => {
    const draw = isWanted ? drawOf(plan, next) : undefined
    if (examiner === undefined || draw === undefined) return
    let isOurs = true
    void examiner.ask(draw.scenario, draw.seed).then((made) => {
      if (isOurs) changeRound(plan, () => ({ question: made, next: next + 1 }))
    })
    return () => {
      isOurs = false
    }
  }, [examiner, isWanted, plan, next])
}

function Progress({ round }: { readonly round: Round }) {
  const { quiz: words } = useCourseWords()
  const language = useStore((page) => page.language)
  const { plan, answered, isSettled } = round
  const at = Math.min(QUESTIONS, answered.length + (isSettled ? 0 : 1))
  const right = answered.filter((one) => one.isRight).length
  return (
    <div className={styles['bar']}>
      <strong>{pathOf(plan.path)?.title[language] ?? words.all}</strong>
      <span>{words.modes[plan.mode]}</span>
      <span>{words.number(at, QUESTIONS)}</span>
      <span>{words.seed(plan.seed)}</span>
      {plan.mode === 'practice' && answered.length > 0 && <span>{words.score(right, answered.length)}</span>}
    </div>
  )
}

function Asked({ round }: { readonly round: Round }) {
  const { quiz: words } = useCourseWords()
  const { question } = round
  const lesson = useLesson(question?.scenario)
  if (question === undefined || lesson === undefined) {
    return (
      <p className={reading['hint']} role="status">
        {words.making}
      </p>
    )
  }
  const key = round.answered.length - (round.isSettled ? 1 : 0)
  return (
    <div className={styles['two']}>
      <World question={question} lesson={lesson} />
      <QuestionCard key={key} round={round} question={question} lesson={lesson} />
    </div>
  )
}
