import { SlidersHorizontal } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import { useWords } from '../i18n/index.ts'
import { listenToKeys } from '../keyboard.ts'
import { noteProgress } from '../library/progress.ts'
import { Branches } from '../panels/Branches.tsx'
import { BreakIt, Hypothesis } from '../panels/BreakIt.tsx'
import { Header } from '../panels/Header.tsx'
import { Knobs } from '../panels/Knobs.tsx'
import { LiveRegion } from '../panels/LiveRegion.tsx'
import { FullTime, Timeline } from '../panels/Timeline.tsx'
import { Transport } from '../panels/Transport.tsx'
import controls from '../panels/ui/controls.module.css'
import { later } from '../panels/ui/later.tsx'
import { useIsWide } from '../panels/ui/use-media.ts'
import { Verdicts } from '../panels/Verdicts.tsx'
import { currentSession } from '../playback/current.ts'
import { openTab, type PageState, useStore } from '../store.ts'
import { Tools } from '../tools/Tools.tsx'
import { Panel } from './Panel.tsx'
import styles from './Player.module.css'
import { StageBox } from './StageBox.tsx'

const Embedded = later(async () => (await import('../tools/frame/Framed.tsx')).Embedded)
const Audience = later(async () => (await import('../tools/frame/Framed.tsx')).Audience)

/** A scenario on screen: on a page of its own, within another one, or before an audience. */
export function Player() {
  const frame = useStore((page) => page.frame)
  useEffect(() => listenToKeys(), [])
  useEffect(() => followProgress(), [])
  if (frame === 'page') return <PlayerPage />
  return <Suspense>{frame === 'embed' ? <Embedded /> : <Audience />}</Suspense>
}

/**
 * A scenario on screen. In the order in which a keyboard walks through it: what is told, what can be turned,
 * the stage, time. Where each stands is the style's affair: beside the stage, or on a phone under it.
 */
function PlayerPage() {
  const isWide = useIsWide()
  const { player } = useWords()
  return (
    <div className={styles['player']}>
      <Skips />
      <div className={styles['header']}>
        <Header />
      </div>
      <main className={styles['main']} tabIndex={-1}>
        <Panel {...(isWide ? {} : { knobs: <PhoneKnobs />, time: <TimeSheet /> })} />
        <section className={styles['under']} aria-label={player.regions.knobs}>
          <Verdicts />
          <div className={styles['turning']}>
            {isWide ? <Knobs /> : <ToKnobs />}
            <BreakIt testId="break-it" />
          </div>
        </section>
        <StageRegion />
        {isWide ? <TimeRow /> : <TimeLine />}
        <section className={styles['transport']} id="transport" aria-label={player.regions.transport}>
          <Transport />
        </section>
      </main>
      <LiveRegion />
      <Tools />
    </div>
  )
}

/** On a phone what can be turned follows the story. */
function PhoneKnobs() {
  return (
    <div className={styles['phoneKnobs']} id="knobs" tabIndex={-1}>
      <Knobs />
      <Hypothesis />
    </div>
  )
}

/** On a phone knobs are out of sight: the way there is not. */
function ToKnobs() {
  const { knobs } = useWords().player
  useStore((page) => page.revision)
  if ((currentSession()?.scenario.knobs.length ?? 0) === 0) return null
  return (
    <button
      type="button"
      className={controls['button']}
      aria-label={knobs.show}
      title={knobs.show}
      onClick={() => {
        openTab('story')
        // The tab has to be there before one can go to what is on it.
        setTimeout(() => showKnobs(), 0)
      }}
    >
      <SlidersHorizontal size={16} aria-hidden="true" />
    </button>
  )
}

function showKnobs(): void {
  const place = document.getElementById('knobs')
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector<HTMLElement>('select, input')?.focus({ preventScroll: true })
}

/** Under the stage: the strip, which `T` makes big, and the branches beside it. */
function TimeRow() {
  const isBig = useStore((page) => page.isTimeBig)
  return (
    <>
      <div className={`${styles['time']} ${isBig ? styles['big'] : ''}`}>
        {isBig ? <FullTime isDown={false} /> : <Timeline />}
      </div>
      <div className={styles['branches']}>
        <Branches />
      </div>
    </>
  )
}

/** On a phone the strip is one line, and none while its tab shows the whole of it. */
function TimeLine() {
  const isElsewhere = useStore((page) => page.tab === 'time')
  if (isElsewhere) return null
  return (
    <div className={styles['time']}>
      <Timeline size="line" />
    </div>
  )
}

/** On a phone time has a tab of its own, and under it are the branches. */
function TimeSheet() {
  return (
    <div className={styles['timeSheet']}>
      <FullTime isDown={true} />
      <Branches />
    </div>
  )
}

function StageRegion() {
  useStore((page) => page.revision)
  const isLoading = useStore((page) => page.mode === 'loading' || page.mode === 'idle')
  const session = currentSession()
  return (
    <div className={styles['stage']} id="stage" tabIndex={-1}>
      {session === undefined || isLoading ? <Loading /> : <StageBox session={session} />}
    </div>
  )
}

function Loading() {
  const { player } = useWords()
  const loaded = useStore((page) => page.loaded)
  return (
    <div className={styles['loading']} role="status">
      {player.loading} …
      <progress value={loaded} aria-label={player.loading} />
    </div>
  )
}

function Skips() {
  const { skip } = useWords().page
  return (
    <nav className={styles['skips']}>
      <button type="button" className="visually-hidden" onClick={() => skipTo('sheet')}>
        {skip.toStory}
      </button>
      <button type="button" className="visually-hidden" onClick={() => skipTo('stage')}>
        {skip.toStage}
      </button>
      <button type="button" className="visually-hidden" onClick={() => skipTo('transport')}>
        {skip.toTransport}
      </button>
    </nav>
  )
}

function skipTo(id: 'sheet' | 'stage' | 'transport'): void {
  const place = document.getElementById(id)
  const control = place?.querySelector<HTMLElement>('button:not(:disabled), [tabindex="0"]')
  const goal = id === 'sheet' ? place : (control ?? place)
  goal?.focus()
}

/** What the gallery shows of a reader's way is noted as they go, and where they were before this was heard. */
function followProgress(): () => void {
  note(useStore.getState())
  return useStore.subscribe((page, before) => {
    if (page.beat !== before.beat || page.bets !== before.bets) note(page)
  })
}

function note({ scenarioId, beat, bets }: PageState): void {
  const beats = currentSession()?.scenario.beats.length ?? 0
  const answered = Object.values(bets).filter(({ answer }) => answer !== undefined).length
  if (scenarioId !== undefined && beats > 0 && beat >= 0) noteProgress(scenarioId, { beat, beats, answered })
}
