import { durationOf } from '../../i18n/index.ts'
import { useStore } from '../../store.ts'
import { useLabWords } from '../words/index.ts'
import styles from './Prefetch.module.css'
import type { PrefetchRun } from './sweep.ts'

/** A row for each worker, a bar for each message: gaps are a worker that waits. */
export function Gantt({ run, workers }: { readonly run: PrefetchRun; readonly workers: readonly string[] }) {
  const { prefetch: words } = useLabWords()
  const language = useStore((state) => state.language)
  const { finish, spans } = run
  const whole = Math.max(1, finish)
  return (
    <div className={styles['gantt']}>
      {workers.map((worker) => {
        const own = spans.filter((span) => span.worker === worker)
        const busy = own.reduce((sum, { from, to }) => sum + to - from, 0)
        return (
          <div key={worker} className={styles['row']}>
            <strong>{worker}</strong>
            <svg
              className={styles['lane']}
              viewBox="0 0 1000 28"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              {own.map(({ message, from, to }) => (
                <rect
                  key={message}
                  x={(from / whole) * 1000}
                  width={Math.max(1, ((to - from) / whole) * 1000 - 1)}
                  y={2}
                  height={24}
                  className={styles['span']}
                >
                  <title>{words.span(message, durationOf(from, language), durationOf(to, language))}</title>
                </rect>
              ))}
            </svg>
            <span className={styles['sum']}>
              {words.count(own.length)} · {words.idle(Math.round((1 - busy / whole) * 100))}
            </span>
          </div>
        )
      })}
    </div>
  )
}
