import { writeLink } from '../../link.ts'
import reading from '../../panels/ui/ReadingPage.module.css'
import { hashOfRoute, OWN_SCENARIO } from '../../router.ts'
import page from '../Lab.module.css'
import { useAnswer } from '../use-answer.ts'
import { useLabWords } from '../words/index.ts'
import styles from './Crash.module.css'
import type { CrashCell } from './matrix.ts'
import { CRASH_POINTS, type CrashPoint, crashScenario, STRATEGIES, type Strategy } from './worlds.ts'

/** How a worker guards against repetition, against where it dies: each cell is a run, and opens it. */
export function CrashMatrix() {
  const { crash: words, noEngine } = useLabWords()
  const { value: cells, hasFailed } = useAnswer('crash', null)
  return (
    <>
      <p className={reading['lead']}>{words.lead}</p>
      {hasFailed && <p role="alert">{noEngine}</p>}
      {cells === undefined ? (
        <p role="status">{words.running}</p>
      ) : (
        <section className={reading['card']}>
          <div className={page['scroll']}>
            <Matrix cells={cells} />
          </div>
          <p className={reading['hint']}>{words.note}</p>
        </section>
      )}
    </>
  )
}

function Matrix({ cells }: { readonly cells: readonly CrashCell[] }) {
  const { crash: words } = useLabWords()
  const cellOf = (strategy: Strategy, point: CrashPoint) =>
    cells.find((cell) => cell.strategy === strategy && cell.point === point)
  return (
    <table className={`${page['table']} ${styles['matrix']}`} data-testid="crash-matrix">
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.strategy}</th>
          {CRASH_POINTS.map((point) => (
            <th key={point} scope="col">
              {words.points[point]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {STRATEGIES.map((strategy) => (
          <tr key={strategy}>
            <th scope="row">
              {words.strategies[strategy].name}
              <small>{words.strategies[strategy].how}</small>
            </th>
            {CRASH_POINTS.map((point) => (
              <td key={point}>
                <Outcome cell={cellOf(strategy, point)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Outcome({ cell }: { readonly cell: CrashCell | undefined }) {
  const { crash: words } = useLabWords()
  if (cell?.charges === undefined) return <span className={styles['none']}>{words.noPoint}</span>
  const { strategy, point, charges, seq, tick } = cell
  const outcome = charges === 0 ? 'lost' : charges === 1 ? 'once' : 'twice'
  return (
    <a
      className={styles['cell']}
      data-outcome={outcome}
      href={hashOfRoute({ screen: 'player', id: OWN_SCENARIO, link: linkTo(strategy, point, { seq, tick }) })}
      aria-label={`${words.outcomes[outcome]}. ${words.open(words.strategies[strategy].name, words.points[point])}`}
    >
      <span aria-hidden="true">{SIGNS[outcome]}</span> {words.outcomes[outcome]}
    </a>
  )
}

const SIGNS = { once: '✓', twice: '↻', lost: '✗' } as const

function linkTo(
  strategy: Strategy,
  point: CrashPoint,
  at: { readonly seq: number; readonly tick: number },
): string {
  return writeLink({ whatIfs: [], branch: 'main', ...at, scenario: crashScenario(strategy, point) })
}
