import { useEffect } from 'react'
import { useStore } from '../../store.ts'
import { useCourseWords } from '../words/index.ts'
import { Choose } from './Choose.tsx'
import { RoundView } from './RoundView.tsx'
import { beginRound, type Plan, planOf, useRound } from './round.ts'

/** Questions that the engine answers: which ones, then one after another, then what came of it. */
export function QuizPage() {
  const { pages } = useCourseWords()
  const path = useStore((page) => page.courseId)
  const link = useStore((page) => page.courseLink)
  const plan = planOf(path, link)
  return (
    <>
      <h1 className="visually-hidden">{pages.quiz}</h1>
      {plan === undefined ? <Choose path={path} /> : <Begun plan={plan} />}
    </>
  )
}

function Begun({ plan }: { readonly plan: Plan }) {
  const round = useRound()
  const { path, mode, seed } = plan
  useEffect(() => beginRound({ path, mode, seed }), [path, mode, seed])
  return round === undefined ? null : <RoundView key={seed} round={round} />
}
