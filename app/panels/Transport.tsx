import {
  ChevronFirst,
  ChevronLast,
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  ChevronsRight,
  Pause,
  Play,
  Repeat,
} from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { momentOf, numberOf, useWords } from '../i18n/index.ts'
import { SPEEDS, toggle } from '../keyboard.ts'
import { currentSession } from '../playback/current.ts'
import type { Session } from '../playback/session.ts'
import { type PageState, useStore } from '../store.ts'
import styles from './Transport.module.css'

/** The buttons of time: three step sizes, each with its name, and play to the next beat in the middle. */
export function Transport() {
  const { time } = useWords()
  const words = time.transport
  return (
    <div role="toolbar" aria-label={words.label} className={styles['transport']} data-testid="transport">
      <div className={styles['steps']}>
        <Step label={words.start} keys="Home" testId="start" isOff={isAtStart} go={toStart} size="side">
          <ChevronFirst size={18} aria-hidden="true" />
        </Step>
        <Step
          label={words.beatBack}
          keys="PageUp"
          testId="beat-back"
          isOff={isAtStart}
          go={(on) => on.stepBeat(-1)}
        >
          <ChevronsLeft size={18} aria-hidden="true" />
          <span className={styles['size']}>{words.beat}</span>
        </Step>
        <Step
          label={words.eventBack}
          keys="ArrowLeft"
          testId="event-back"
          isOff={isAtStart}
          go={(on) => on.stepEvent(-1)}
        >
          <ChevronLeft size={18} aria-hidden="true" />
          <span className={styles['size']}>{words.event}</span>
        </Step>
        <Step
          label={words.tickBack}
          keys="Shift+ArrowLeft"
          testId="tick-back"
          isOff={isAtStart}
          go={(on) => on.stepTick(-1)}
          size="tick"
        >
          <ChevronLeft size={14} aria-hidden="true" />
          <span className={styles['size']}>{words.tick}</span>
        </Step>
        <PlayButton />
        <Step
          label={words.tickNext}
          keys="Shift+ArrowRight"
          testId="tick-next"
          isOff={isAtEnd}
          go={(on) => on.stepTick(1)}
          size="tick"
        >
          <span className={styles['size']}>{words.tick}</span>
          <ChevronRight size={14} aria-hidden="true" />
        </Step>
        <Step
          label={words.eventNext}
          keys="ArrowRight"
          testId="event-next"
          isOff={isAtEnd}
          go={(on) => on.stepEvent(1)}
        >
          <span className={styles['size']}>{words.event}</span>
          <ChevronRight size={18} aria-hidden="true" />
        </Step>
        <Step
          label={words.beatNext}
          keys="PageDown"
          testId="beat-next"
          isOff={isBusy}
          go={(on) => on.stepBeat(1)}
        >
          <span className={styles['size']}>{words.beat}</span>
          <ChevronsRight size={18} aria-hidden="true" />
        </Step>
        <Step label={words.end} keys="End" testId="end" isOff={isAtEnd} go={toEnd} size="side">
          <ChevronLast size={18} aria-hidden="true" />
        </Step>
      </div>
      <div className={styles['settings']}>
        <LoopButton />
        <SpeedPicker />
        <RunClock />
      </div>
    </div>
  )
}

function Step(props: {
  readonly label: string
  readonly keys: string
  readonly testId: string
  readonly size?: 'side' | 'tick'
  readonly children: ReactNode
  isOff(page: PageState): boolean
  go(session: Session): void
}) {
  const isOff = useStore(props.isOff)
  const onClick = () => {
    const session = currentSession()
    if (session !== undefined && !isOff) props.go(session)
  }
  // Not `disabled`: at the end of a run the focus would be lost with the button.
  return (
    <button
      type="button"
      className={`${styles['step']} ${props.size === undefined ? '' : styles[props.size]}`}
      aria-label={props.label}
      aria-disabled={isOff}
      aria-keyshortcuts={props.keys}
      title={props.label}
      data-testid={props.testId}
      onClick={onClick}
    >
      {props.children}
    </button>
  )
}

function PlayButton() {
  const { time } = useWords()
  const isPlaying = useStore(({ mode }) => mode === 'playing')
  const isOff = useStore(
    (page) => isBusy(page) || (isAtEnd(page) && page.mode !== 'playing' && !hasNextBeat(page)),
  )
  const label = isPlaying ? time.transport.pause : time.transport.play
  const onClick = () => {
    const session = currentSession()
    if (session !== undefined && !isOff) toggle(session)
  }
  return (
    <button
      type="button"
      className={styles['play']}
      aria-label={label}
      aria-disabled={isOff}
      aria-keyshortcuts="Space"
      title={label}
      data-testid="play"
      onClick={onClick}
    >
      {isPlaying ? <Pause size={20} aria-hidden="true" /> : <Play size={20} aria-hidden="true" />}
    </button>
  )
}

function LoopButton() {
  const { time } = useWords()
  const isLooping = useStore((page) => page.isLooping)
  return (
    <button
      type="button"
      className={styles['step']}
      aria-label={time.transport.loop}
      aria-pressed={isLooping}
      title={time.transport.loop}
      data-testid="loop"
      onClick={() => currentSession()?.toggleLoop()}
    >
      <Repeat size={17} aria-hidden="true" />
    </button>
  )
}

function SpeedPicker() {
  const { time } = useWords()
  const speed = useStore((page) => page.speed)
  const language = useStore((page) => page.language)
  return (
    <label className={styles['speed']}>
      <span className="visually-hidden">{time.transport.speed}</span>
      <select
        value={String(speed)}
        data-testid="speed"
        onChange={({ target }) => currentSession()?.setSpeed(Number(target.value))}
      >
        {SPEEDS.map((each) => (
          <option key={each} value={String(each)}>
            {each === Number.POSITIVE_INFINITY ? time.transport.instant : `${numberOf(each, language)}×`}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The time of the run, written with each frame: React would be asked sixty times a second for a number. */
function RunClock() {
  const { time } = useWords()
  const language = useStore((page) => page.language)
  const revision = useStore((page) => page.revision)
  const output = useRef<HTMLOutputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session has another feed.
  useEffect(() => {
    const feed = currentSession()?.feed
    if (feed === undefined) return
    const write = () => {
      if (output.current !== null) output.current.textContent = momentOf(feed.now().tick, language)
    }
    write()
    return feed.onFrame(write)
  }, [language, revision])
  return (
    <output
      ref={output}
      className={styles['clock']}
      aria-live="off"
      title={time.transport.clock}
      data-testid="clock"
    />
  )
}

function isBusy({ mode }: PageState): boolean {
  return mode === 'loading' || mode === 'forking' || mode === 'failed' || mode === 'idle'
}

function isAtStart(page: PageState): boolean {
  return isBusy(page) || (page.seq === 0 && page.reading === 0)
}

function isAtEnd(page: PageState): boolean {
  return isBusy(page) || page.reading >= page.readingEnd
}

function hasNextBeat({ beat }: PageState): boolean {
  const beats = currentSession()?.beats() ?? []
  return beats.some(({ index, isMissing }) => index > beat && !isMissing)
}

function toStart(session: Session): void {
  void session.seek({ reading: 0 })
}

function toEnd(session: Session): void {
  void session.seek({ reading: useStore.getState().readingEnd })
}
