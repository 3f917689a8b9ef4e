import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { momentOf } from '../../i18n/index.ts'
import { Bet } from '../../panels/bet/Bet.tsx'
import { chooseLanguage } from '../../panels/Choosers.tsx'
import { LiveRegion } from '../../panels/LiveRegion.tsx'
import { Transport } from '../../panels/Transport.tsx'
import { Rich } from '../../panels/ui/Rich.tsx'
import { Verdicts } from '../../panels/Verdicts.tsx'
import { currentSession } from '../../playback/current.ts'
import { StageBox } from '../../player/StageBox.tsx'
import { showAudience, useStore } from '../../store.ts'
import { useToolWords } from '../words/index.ts'
import styles from './Framed.module.css'
import { talkToHost } from './host.ts'
import { type EmbedOptions, embedOptionsOf } from './options.ts'
import { Question } from './Question.tsx'

/** A scenario within a page of others: stage, caption, and as many controls as were asked for. */
export function Embedded() {
  const link = useStore((page) => page.embedLink)
  const options = useMemo(() => embedOptionsOf(link), [link])
  const isOpen = useStore((page) => page.mode !== 'loading' && page.mode !== 'idle')
  useEmbedding(options, isOpen)
  const asked = useStore((page) => page.asked)
  const bet = currentSession()?.scenario.bets.find(({ id }) => id === asked)
  return (
    <div className={styles['frame']} data-frame="embed">
      <Head />
      <main className={styles['main']} tabIndex={-1}>
        <StagePart />
        <div className={styles['told']}>{bet === undefined ? <Caption isLong /> : <Bet bet={bet} />}</div>
      </main>
      {options.controls === 'full' && <Transport />}
      {options.controls === 'min' && <FewControls />}
      <LiveRegion />
    </div>
  )
}

/** What an audience sees: nothing but the stage, one caption, one question. A clicker drives it. */
export function Audience() {
  const { frame: words } = useToolWords()
  const isBlack = useStore((page) => page.isBlack)
  const asked = useStore((page) => page.asked)
  const tick = useStore((page) => page.tick)
  const language = useStore((page) => page.language)
  useEffect(() => {
    const leave = () => document.fullscreenElement === null && showAudience(false)
    document.addEventListener('fullscreenchange', leave)
    return () => document.removeEventListener('fullscreenchange', leave)
  }, [])
  return (
    <div className={`${styles['frame']} ${styles['audience']}`} data-frame="audience" data-testid="audience">
      <Head />
      <main className={styles['main']} tabIndex={-1}>
        <StagePart />
        <div className={styles['told']}>{asked === undefined ? <Caption /> : <Question id={asked} />}</div>
      </main>
      <footer className={styles['foot']}>
        <span className={styles['clock']}>{momentOf(tick, language)}</span>
        <Verdicts />
        <span className={styles['keys']}>{words.keys}</span>
      </footer>
      {isBlack && <div className={styles['black']} data-testid="black" />}
      <LiveRegion />
    </div>
  )
}

function Head() {
  const { frame: words } = useToolWords()
  const title = useStore((page) => page.narration?.title ?? page.scenarioId ?? '')
  const beat = useStore((page) => page.beat)
  useStore((page) => page.revision)
  const count = currentSession()?.scenario.beats.length ?? 0
  return (
    <header className={styles['head']}>
      <h1>{title}</h1>
      <span className={styles['count']} role="img" aria-label={words.beatOf(beat + 1, count)}>
        {Math.max(0, beat + 1)} / {count}
      </span>
    </header>
  )
}

function StagePart() {
  useStore((page) => page.revision)
  const isLoading = useStore((page) => page.mode === 'loading' || page.mode === 'idle')
  const session = currentSession()
  return (
    <div className={styles['stage']}>
      {session !== undefined && !isLoading && <StageBox session={session} />}
    </div>
  )
}

function Caption({ isLong = false }: { readonly isLong?: boolean }): ReactNode {
  const beat = useStore((page) => page.beat)
  const narration = useStore((page) => page.narration)
  useStore((page) => page.revision)
  const session = currentSession()
  const told = narration?.beats[session?.scenario.beats[beat]?.id ?? '']
  const isOther = session?.beats()[beat]?.holds === false
  if (told === undefined) return <p className={styles['caption']}>{narration?.claim}</p>
  const say = isOther ? (told.differs ?? told.say) : told.say
  return (
    <div data-testid="story">
      <h2 className={styles['caption']}>
        <Rich text={told.title} />
      </h2>
      <p className={styles['say']}>
        <Rich text={isLong ? say : told.notice} />
      </p>
    </div>
  )
}

function FewControls() {
  const { frame: words } = useToolWords()
  const isPlaying = useStore((page) => page.mode === 'playing')
  return (
    <div className={styles['few']} role="toolbar" aria-label={words.controls}>
      <button type="button" data-testid="beat-back" onClick={() => currentSession()?.stepBeat(-1)}>
        ◀ {words.back}
      </button>
      <button
        type="button"
        data-testid="play"
        onClick={() => (isPlaying ? currentSession()?.pause() : currentSession()?.play())}
      >
        {isPlaying ? `❚❚ ${words.pause}` : `▶ ${words.play}`}
      </button>
      <button type="button" data-testid="beat-next" onClick={() => currentSession()?.stepBeat(1)}>
        {words.next} ▶
      </button>
    </div>
  )
}

/** What the embedding page asked for: its look and language, where it begins, and how far it goes. */
function useEmbedding(options: EmbedOptions, isOpen: boolean): void {
  const [isBegun, setBegun] = useState(false)
  useEffect(() => {
    if (options.theme !== undefined) useStore.setState({ theme: options.theme })
    if (options.language !== undefined) void chooseLanguage(options.language)
  }, [options])
  useEffect(() => {
    const session = currentSession()
    if (!isOpen || isBegun || session === undefined) return
    setBegun(true)
    const start = options.start ?? options.beats?.[0]
    if (start !== undefined) void session.seek({ beat: Math.min(start, session.scenario.beats.length) - 1 })
  }, [options, isOpen, isBegun])
  useEffect(() => {
    if (!isBegun || options.beats === undefined) return
    const [first, last] = options.beats
    return useStore.subscribe(({ beat, mode }) => {
      const goal = beat > last - 1 ? last - 1 : beat < first - 1 ? first - 1 : undefined
      if (goal !== undefined && mode !== 'loading') void currentSession()?.seek({ beat: goal })
    })
  }, [options, isBegun])
  useEffect(() => (isBegun ? talkToHost(options) : undefined), [options, isBegun])
  useEffect(() => {
    const watch = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting === false) currentSession()?.pause()
    })
    watch.observe(document.documentElement)
    return () => watch.disconnect()
  }, [])
}
