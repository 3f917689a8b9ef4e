import { useEffect, useMemo, useRef } from 'react'
import { type Scale, xOf } from '../../panels/timeline/scale.ts'
import { useWidth } from '../../panels/timeline/use-width.ts'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { useToolWords } from '../words/index.ts'
import { Chart } from './Chart.tsx'
import styles from './Charts.module.css'
import type { ChartData } from './series.ts'
import { useCharts } from './use-charts.ts'

/** What the digits of an axis take at the left, in px. */
const DIGITS_PX = 34

/** Depth, lag, rates and whatever else a run counts, over the same reading time as the strip. */
export function Charts() {
  const { charts: words } = useToolWords()
  const [ref, width] = useWidth()
  const end = useStore((page) => page.readingEnd)
  const scale = useMemo(() => ({ left: DIGITS_PX, width, end }), [width, end])
  const drawn = useCharts(words)
  const lead = drawn?.charts.filter(({ isLead }) => isLead) ?? []
  const rest = drawn?.charts.filter(({ isLead }) => !isLead) ?? []
  const isEmpty = drawn !== undefined && lead.length + rest.length + drawn.rates.length === 0
  return (
    <div ref={ref} className={styles['charts']} data-testid="charts">
      {drawn === undefined && <p className={styles['hint']}>{words.reading}</p>}
      {isEmpty && <p className={styles['hint']}>{words.nothing}</p>}
      {drawn !== undefined && width > 0 && (
        <>
          <Playheads scale={scale} />
          <Group charts={lead} scale={scale} />
          {drawn.rates.length > 0 && (
            <section className={styles['group']}>
              <h2 className={styles['heading']}>{words.rates}</h2>
              <p className={styles['hint']}>{words.ratesHint(drawn.window / 1000)}</p>
              <Group charts={drawn.rates} scale={scale} />
            </section>
          )}
          {rest.length > 0 && (
            <details className={styles['rest']}>
              <summary>{words.others(rest.length)}</summary>
              <Group charts={rest} scale={scale} />
            </details>
          )}
          <p className={styles['hint']}>{drawn.stride > 1 ? words.sampled(drawn.stride) : words.keys}</p>
        </>
      )}
    </div>
  )
}

function Group({ charts, scale }: { readonly charts: readonly ChartData[]; readonly scale: Scale }) {
  return (
    <div className={styles['group']}>
      {charts.map((chart) => (
        <Chart key={chart.id} chart={chart} scale={scale} />
      ))}
    </div>
  )
}

/** One listener moves the playheads of all charts: they share one map of the run. */
function Playheads({ scale }: { readonly scale: Scale }) {
  const revision = useStore((page) => page.revision)
  const anchor = useRef<HTMLSpanElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session has another feed.
  useEffect(() => {
    const feed = currentSession()?.feed
    const root = anchor.current?.parentElement
    if (feed === undefined || root === null || root === undefined) return
    const place = () => {
      const x = Math.round(xOf(scale, feed.now().reading))
      for (const line of root.querySelectorAll<HTMLElement>('[data-playhead]')) {
        line.style.transform = `translateX(${x}px)`
      }
    }
    place()
    return feed.onFrame(place)
  }, [scale, revision])
  return <span ref={anchor} hidden />
}
