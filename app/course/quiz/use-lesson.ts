import { useEffect, useState } from 'react'
import { type Narration, type Scenario, scenarioOf } from '../../../scenarios/index.ts'
import { useStore } from '../../store.ts'

/** A scenario and its words. */
export interface Lesson {
  readonly scenario: Scenario
  readonly narration: Narration
}

/** Fetches what is needed to speak of a scenario in the page's language; undefined until it is there. */
export function useLesson(id: string | undefined): Lesson | undefined {
  const language = useStore((page) => page.language)
  const [lesson, setLesson] = useState<Lesson>()
  useEffect(() => {
    const entry = id === undefined ? undefined : scenarioOf(id)
    if (entry === undefined) return
    let isWanted = true
    void Promise.all([entry.scenario(), entry.words[language]()]).then(([scenario, words]) => {
      if (isWanted) setLesson({ scenario: scenario.default, narration: words.default })
    })
    return () => {
      isWanted = false
    }
  }, [id, language])
  return lesson?.scenario.id === id ? lesson : undefined
}
