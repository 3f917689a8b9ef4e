import { ArrowLeftRight, ChevronLeft, CircleHelp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { addressKeeper } from '../address.ts'
import { LanguageChooser, ThemeToggle } from '../panels/Choosers.tsx'
import controls from '../panels/ui/controls.module.css'
import { Segmented } from '../panels/ui/Segmented.tsx'
import { useIsWide } from '../panels/ui/use-media.ts'
import { routeOf } from '../router.ts'
import { useStore } from '../store.ts'
import styles from './Compare.module.css'
import { openCompare, useCompare } from './compare-session.ts'
import { Differences } from './Differences.tsx'
import { PairTransport } from './PairTransport.tsx'
import { Pane } from './Pane.tsx'
import { Predictions } from './Predictions.tsx'
import { SIDES } from './pair.ts'
import { useCompareWords } from './words/index.ts'

/** What a phone shows of it. */
type View = 'both' | 'left' | 'right' | 'diff'

/** Two worlds side by side: two branches of a scenario, or the same task on both brokers; one transport. */
export function Compare() {
  const words = useCompareWords()
  const hash = useStore((page) => page.compareHash ?? '')
  const { session, loaded, failure, isPredicting } = useCompare()
  const isWide = useIsWide()
  const [view, setView] = useState<View>('both')
  useOpened(hash)
  return (
    <div className={styles['compare']} data-view={isWide ? 'all' : view}>
      <Top />
      {failure !== undefined && <Failed failure={failure} />}
      {failure === undefined && session === undefined && (
        <main className={styles['loading']} role="status">
          {words.running} …
          <progress value={loaded} aria-label={words.running} />
        </main>
      )}
      {session !== undefined && (
        <main className={styles['main']} tabIndex={-1}>
          {!isWide && (
            <Segmented<View>
              label={words.view}
              value={view}
              options={(['both', 'left', 'right', 'diff'] as const).map((value) => ({
                value,
                label: words.views[value],
              }))}
              onChange={setView}
            />
          )}
          {isPredicting && <Predictions session={session} />}
          {SIDES.map((side) => (
            <Pane
              key={side}
              side={side}
              session={session}
              isShown={isWide || view === 'both' || view === side}
              isWide={isWide}
            />
          ))}
          {(isWide ? !isPredicting : view === 'diff') && <Differences session={session} />}
          <PairTransport session={session} />
        </main>
      )}
    </div>
  )
}

/** Opens what the address names, speaks the page's language, and keeps the moment in the address. */
function useOpened(hash: string): void {
  const language = useStore((page) => page.language)
  const session = useCompare((page) => page.session)
  useEffect(() => {
    const route = routeOf(hash)
    return route.screen === 'compare' ? openCompare(route) : undefined
  }, [hash])
  useEffect(() => void session?.speak(language), [session, language])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const keepAddress = addressKeeper()
    const stop = useCompare.subscribe((page, before) => {
      if (page.isPlaying || (page.tick === before.tick && page.revision === before.revision)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        const now = page.session?.hash()
        if (now !== undefined) keepAddress(now)
      }, 500)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
}

function Top() {
  const words = useCompareWords()
  const { session, isLinked, narrations } = useCompare()
  const left = narrations.left?.title
  const title = session?.isSameScenario === true ? left : [left, narrations.right?.title].join(' ∥ ')
  const isReady = left !== undefined
  useEffect(() => {
    document.title = `${words.title} · Brokerscope`
  }, [words])
  return (
    <header className={styles['header']}>
      <a
        className={controls['icon']}
        href={session === undefined ? '#/' : `#/s/${session.worlds.left.scenario.id}`}
        aria-label={words.back}
        title={words.back}
      >
        <ChevronLeft size={20} aria-hidden="true" />
      </a>
      <h1 className={styles['title']} title={title}>
        <span>{words.title}</span> {isReady ? title : ''}
      </h1>
      <div className={styles['tools']}>
        {session !== undefined && (
          <>
            <PredictButton />
            <label className={styles['linked']} title={words.linkedHint}>
              <input
                type="checkbox"
                checked={isLinked}
                onChange={(event) => useCompare.setState({ isLinked: event.target.checked })}
              />
              {words.linked}
            </label>
            <a
              className={controls['icon']}
              href={session.swapped()}
              aria-label={words.swap}
              title={words.swap}
            >
              <ArrowLeftRight size={18} aria-hidden="true" />
            </a>
          </>
        )}
        <LanguageChooser />
        <ThemeToggle />
      </div>
    </header>
  )
}

/** Opens the questions of both sides. */
function PredictButton() {
  const words = useCompareWords()
  const isPredicting = useCompare((page) => page.isPredicting)
  return (
    <button
      type="button"
      className={`${controls['button']} ${styles['predict']}`}
      aria-expanded={isPredicting}
      aria-controls="predictions"
      title={words.predict}
      onClick={() => useCompare.setState({ isPredicting: !isPredicting })}
    >
      <CircleHelp size={18} aria-hidden="true" />
      <span>{words.predict}</span>
    </button>
  )
}

function Failed({ failure }: { readonly failure: string }) {
  const words = useCompareWords()
  return (
    <main className={styles['loading']} role="alert">
      <p>{words.failed}</p>
      <p>{words.failedHint}</p>
      <code>{failure}</code>
      <a className={controls['button']} href="#/">
        {words.toGallery}
      </a>
    </main>
  )
}
