import { Fragment, useEffect, useState } from 'react'
import { durationOf, momentOf } from '../../i18n/index.ts'
import controls from '../../panels/ui/controls.module.css'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { useToolWords } from '../words/index.ts'
import { Diagram } from './Diagram.tsx'
import styles from './Lives.module.css'
import { type Course, gatherLives, stateAt, takenAt, type Way, waysOf } from './moves.ts'

/** A life drawn from the very table that the engine obeys, with where it is now and the ways taken so far. */
export function Lives() {
  const { lives: words } = useToolWords()
  const courses = useCourses()
  const selection = useStore((page) => page.selection)
  const [chosen, setChosen] = useState<string>()
  if (courses === undefined) return <p className={styles['hint']}>{words.reading}</p>
  const course =
    courses.find(({ life }) => life.id === chosen) ??
    courses.find(({ life }) => life.place !== undefined && life.place === selection?.id) ??
    courses[0]
  if (course === undefined) return <p className={styles['hint']}>{words.nothing}</p>
  const kinds = [...new Set(courses.map(({ life }) => life.kind))]
  return (
    <div className={styles['lives']} data-testid="lives">
      <label className={styles['whose']}>
        <span>{words.whose}</span>
        <select
          className={controls['field']}
          value={course.life.id}
          onChange={(event) => setChosen(event.target.value)}
        >
          {kinds.map((kind) => (
            <optgroup key={kind} label={words.kinds[kind] ?? kind}>
              {courses
                .filter(({ life }) => life.kind === kind)
                .map(({ life }) => (
                  <option key={life.id} value={life.id}>
                    {life.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Life course={course} />
    </div>
  )
}

function Life({ course }: { readonly course: Course }) {
  const { lives: words } = useToolWords()
  const language = useStore((page) => page.language)
  const seq = useStore((page) => page.seq)
  const session = currentSession()
  const table = session?.engine.projection.lifecycles?.[course.life.lifecycle] ?? {}
  const ways = waysOf(table, course.moves)
  const state = stateAt(course, seq)
  const since = course.moves.findLast((move) => move.seq < seq)?.seq
  const tick = useStore((page) => page.tick)
  const age = since === undefined ? undefined : tick - (session?.trace().ticks.get(since) ?? 0)
  return (
    <>
      <p className={styles['now']} aria-live="off">
        {state === undefined ? words.notYet : words.now}
        {state !== undefined && <b>{state}</b>}
        {age !== undefined && words.since(durationOf(Math.max(0, age), language))}
      </p>
      <Diagram states={Object.keys(table)} ways={ways} course={course} seq={seq} state={state} />
      <p className={styles['hint']}>{words.legend}</p>
      <WayTable ways={ways} course={course} seq={seq} />
    </>
  )
}

/** The same as a table: for who does not see arcs, and to go to where a way was taken. */
function WayTable({
  ways,
  course,
  seq,
}: {
  readonly ways: readonly Way[]
  readonly course: Course
  readonly seq: number
}) {
  const { lives: words } = useToolWords()
  const language = useStore((page) => page.language)
  const session = currentSession()
  const rows = ways.map((way) => ({ way, ...takenAt(course, way, seq) }))
  const taken = rows.filter(({ count }) => count > 0)
  const rest = rows.filter(({ count }) => count === 0)
  const head = [words.taken, words.from, words.to, words.by]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard too.
    <section className={styles['wrap']} tabIndex={0} aria-label={words.ways}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{words.ways}</caption>
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...taken, ...rest].map(({ way, count, last }) => (
            <tr key={`${way.from} ${way.to}`} className={count === 0 ? styles['unused'] : undefined}>
              <td>
                {count === 0 && '0'}
                {count > 0 && (
                  <button
                    type="button"
                    aria-label={words.goToLast(way.from, way.to, count)}
                    onClick={() => last !== undefined && void session?.seek({ seq: last + 1 })}
                  >
                    {count}×{' '}
                    <span>
                      {last !== undefined && momentOf(session?.trace().ticks.get(last) ?? 0, language)}
                    </span>
                  </button>
                )}
              </td>
              <td>{inParts(way.from)}</td>
              <td>{inParts(way.to)}</td>
              <td>{inParts(way.by.filter((what) => what !== way.to).join(', ') || '–')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A long word of the protocol may go on in the next line where a part of it ends. */
function inParts(text: string) {
  const parts = text.split(/(?<=_)|(?<=[a-z])(?=[A-Z])/)
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is nothing but its place in the word.
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}

function useCourses(): readonly Course[] | undefined {
  const revision = useStore((page) => page.revision)
  const [courses, setCourses] = useState<readonly Course[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another branch is another run.
  useEffect(() => {
    const session = currentSession()
    if (session === undefined) return
    setCourses(undefined)
    return gatherLives(session, setCourses)
  }, [revision])
  return courses
}
