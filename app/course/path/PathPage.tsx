import { GraduationCap, Play, Printer } from 'lucide-react'
import { PATHS, type Path, pathOf } from '../../../scenarios/curriculum/paths.ts'
import { useProgress } from '../../library/progress.ts'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { useStore } from '../../store.ts'
import { useCourseWords, useCurriculumWords } from '../words/index.ts'
import styles from './Path.module.css'
import { Steps } from './Steps.tsx'
import { type Standing, standingOf } from './standing.ts'

/** One path with its steps; the others are a click away. */
export function PathPage() {
  const { path: words, pages } = useCourseWords()
  const id = useStore((page) => page.courseId)
  const path = id === undefined ? PATHS[0] : pathOf(id)
  return (
    <>
      <h1 className={path === undefined ? undefined : 'visually-hidden'}>
        {path === undefined ? words.unknown : pages.path}
      </h1>
      <Others shown={path?.id} />
      {path !== undefined && <Shown path={path} />}
      <p className={reading['hint']}>{words.lead}</p>
    </>
  )
}

function Others({ shown }: { readonly shown: string | undefined }) {
  const { path: words } = useCourseWords()
  const language = useStore((page) => page.language)
  return (
    <nav className={styles['paths']} aria-label={words.choose}>
      {PATHS.map(({ id, title }) => (
        <a key={id} href={`#/path/${id}`} aria-current={id === shown ? 'page' : undefined}>
          {title[language]}
        </a>
      ))}
    </nav>
  )
}

function Shown({ path }: { readonly path: Path }) {
  const { path: words } = useCourseWords()
  const { paths: leads } = useCurriculumWords()
  const language = useStore((page) => page.language)
  const book = useProgress()
  const standing = standingOf(path, book)
  const { there, done, minutes, of } = standing
  return (
    <section className={styles['path']} aria-labelledby="path-title">
      <div className={styles['head']}>
        <h2 id="path-title">{path.title[language]}</h2>
        <p className={reading['lead']}>{leads[path.id]}</p>
        <p className={styles['counts']}>
          <span>{words.steps(there, of)}</span>
          <span>{words.minutes(minutes)}</span>
          <span>{words.doneOf(done, there)}</span>
        </p>
        <progress value={done} max={Math.max(1, there)} aria-label={words.progress} />
        <Ways path={path} standing={standing} />
      </div>
      <Steps path={path} next={standing.next?.card.number} />
    </section>
  )
}

function Ways({ path, standing }: { readonly path: Path; readonly standing: Standing }) {
  const { path: words } = useCourseWords()
  const language = useStore((page) => page.language)
  const { next, first, done } = standing
  const goal = next?.card ?? first
  const verb = next === undefined ? words.again : done === 0 && !next.isBegun ? words.start : words.next
  return (
    <p className={styles['ways']}>
      {goal !== undefined && (
        <a className={controls['primary']} href={`#/s/${goal.id}`} data-testid="next-step">
          <Play size={16} aria-hidden="true" />
          {verb}: {goal.title[language]}
        </a>
      )}
      <a className={controls['button']} href={`#/quiz/${path.id}`}>
        <GraduationCap size={16} aria-hidden="true" />
        {words.quiz}
      </a>
      <button type="button" className={controls['button']} onClick={() => print()}>
        <Printer size={16} aria-hidden="true" />
        {words.print}
      </button>
    </p>
  )
}
