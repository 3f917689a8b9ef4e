import { scenarioOf } from '../../../scenarios/index.ts'
import { MAIN } from '../../../scenarios/play.ts'
import type { Question } from '../../../scenarios/quiz/examine.ts'
import { Still } from '../../library/Still.tsx'
import reading from '../../panels/ui/ReadingPage.module.css'
import { useStore } from '../../store.ts'
import { useCourseWords } from '../words/index.ts'
import styles from './Quiz.module.css'
import { settingName, settingWords, toldSettings } from './question-words.ts'
import type { Lesson } from './use-lesson.ts'
import { useSpeech } from './use-speech.ts'

/** What the question is about: which scenario, which run of it, and how it is set. */
export function World({ question, lesson }: { readonly question: Question; readonly lesson: Lesson }) {
  const { quiz: words } = useCourseWords()
  const language = useStore((page) => page.language)
  const speech = useSpeech(lesson)
  const card = scenarioOf(question.scenario)?.card
  const branch = question.branch === MAIN ? undefined : lesson.narration.branches[question.branch]
  const settings = toldSettings(question)
  return (
    <section className={`${reading['card']} ${styles['world']}`} aria-label={words.world}>
      <div className={styles['still']}>
        <Still key={question.scenario} id={question.scenario} />
      </div>
      <h2>
        <span>{card?.number}</span> {card?.title[language]}
      </h2>
      <dl>
        {branch !== undefined && (
          <div>
            <dt>{words.branch}</dt>
            <dd>{branch}</dd>
          </div>
        )}
        {settings.map((setting) => (
          <div key={setting.set}>
            <dt>{settingName(setting.set, speech)}</dt>
            <dd>{settingWords(setting, speech)}</dd>
          </div>
        ))}
      </dl>
      {settings.length === 0 && <p className={reading['hint']}>{words.asAlways}</p>}
    </section>
  )
}
