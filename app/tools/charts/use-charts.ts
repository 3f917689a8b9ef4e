import { useEffect, useState } from 'react'
import { currentSession } from '../../playback/current.ts'
import type { Session } from '../../playback/session.ts'
import { useStore } from '../../store.ts'
import { rateChartOf, windowOf } from './rates.ts'
import { type ChartData, chartsOf, type Sample, widthsOf } from './series.ts'

/** So many moments of a run are looked at; a longer run at every second, third ... event. */
const SAMPLES_MAX = 800
/** The page stays quick: it is looked at in pieces of so many ms. */
const SLICE_MS = 8

/** What a run has to show over time. */
export interface Drawn {
  readonly charts: readonly ChartData[]
  readonly rates: readonly ChartData[]
  readonly widths: ReadonlyMap<string, number>
  /** Every how many events it was looked at. */
  readonly stride: number
  readonly window: number
}

/** The charts of the branch on screen; undefined while the run is read. */
export function useCharts(words: { readonly arriving: string; readonly leaving: string }): Drawn | undefined {
  const revision = useStore((page) => page.revision)
  const [drawn, setDrawn] = useState<Drawn>()
  const { arriving, leaving } = words
  // biome-ignore lint/correctness/useExhaustiveDependencies: another branch is another run.
  useEffect(() => {
    const session = currentSession()
    if (session === undefined) return
    setDrawn(undefined)
    return gather(session, (samples, stride) =>
      setDrawn(drawnOf(session, samples, stride, { arriving, leaving })),
    )
  }, [revision, arriving, leaving])
  return drawn
}

/** Looks at the run from its beginning to its end, a piece at a time; returns how to stop. */
function gather(session: Session, onDone: (samples: readonly Sample[], stride: number) => void): () => void {
  const { length } = session.trace().events
  const stride = Math.max(1, Math.ceil(length / SAMPLES_MAX))
  const samples: Sample[] = []
  let seq = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const started = performance.now()
    while (seq <= length) {
      const reading = seq === 0 ? 0 : session.readingOf(seq - 1)
      samples.push({ reading, tables: session.tablesAt(seq) })
      seq = seq === length ? length + 1 : Math.min(length, seq + stride)
      if (performance.now() - started > SLICE_MS) break
    }
    if (seq > length) onDone(samples, stride)
    else timer = setTimeout(look, 0)
  }
  timer = setTimeout(look, 0)
  return () => clearTimeout(timer)
}

function drawnOf(
  session: Session,
  samples: readonly Sample[],
  stride: number,
  words: { readonly arriving: string; readonly leaving: string },
): Drawn {
  const window = windowOf(useStore.getState().tickEnd)
  const motions = session.motions()
  const rates = session
    .places()
    .filter(({ slots }) => slots !== undefined)
    .flatMap((place) => rateChartOf(place, motions, session, window, words) ?? [])
  return { charts: chartsOf(samples), rates, widths: widthsOf(samples), stride, window }
}
