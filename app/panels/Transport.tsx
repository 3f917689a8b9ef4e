import {
  ChevronFirst,
  ChevronLast,
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  ChevronsRight,
  type LucideIcon,
  Pause,
  Play,
  Repeat,
} from 'lucide-react'
import { useEffect, useRef } from 'react'
import { momentOf, numberOf, useWords } from '../i18n/index.ts'
import { SPEEDS, toggle } from '../keyboard.ts'
import { currentSession } from '../playback/current.ts'
import type { Session } from '../playback/session.ts'
import { type PageState, useStore } from '../store.ts'
import styles from './Transport.module.css'

/** A button that moves the playhead. */
interface StepButton {
  readonly word:
    | 'start'
    | 'beatBack'
    | 'eventBack'
    | 'tickBack'
    | 'tickNext'
    | 'eventNext'
    | 'beatNext'
    | 'end'
  readonly keys: string
  readonly testId: string
  readonly icon: LucideIcon
  /** The name of the size that is written on it. */
  readonly size?: 'beat' | 'event' | 'tick'
  readonly side: 'back' | 'on'
  isOff(page: PageState): boolean
  go(session: Session): void
}

const BACK: readonly StepButton[] = [
  {
    word: 'start',
    keys: 'Home',
    testId: 'start',
    icon: ChevronFirst,
    side: 'back',
    isOff: isAtStart,
    go: toStart,
  },
  {
    word: 'beatBack',
    keys: 'PageUp',
    testId: 'beat-back',
    icon: ChevronsLeft,
    size: 'beat',
    side: 'back',
    isOff: isAtStart,
    go: (session) => session.stepBeat(-1),
  },
  {
    word: 'eventBack',
    keys: 'ArrowLeft',
    testId: 'event-back',
    icon: ChevronLeft,
    size: 'event',
    side: 'back',
    isOff: isAtStart,
    go: (session) => session.stepEvent(-1),
  },
  {
    word: 'tickBack',
    keys: 'Shift+ArrowLeft',
    testId: 'tick-back',
    icon: ChevronLeft,
    size: 'tick',
    side: 'back',
    isOff: isAtStart,
    go: (session) => session.stepTick(-1),
  },
]

const ON: readonly StepButton[] = [
  {
    word: 'tickNext',
    keys: 'Shift+ArrowRight',
    testId: 'tick-next',
    icon: ChevronRight,
    size: 'tick',
    side: 'on',
    isOff: isAtEnd,
    go: (session) => session.stepTick(1),
  },
  {
    word: 'eventNext',
    keys: 'ArrowRight',
    testId: 'event-next',
    icon: ChevronRight,
    size: 'event',
    side: 'on',
    isOff: isAtEnd,
    go: (session) => session.stepEvent(1),
  },
  {
    word: 'beatNext',
    keys: 'PageDown',
    testId: 'beat-next',
    icon: ChevronsRight,
    size: 'beat',
    side: 'on',
    isOff: isBusy,
    go: (session) => session.stepBeat(1),
  },
  { word: 'end', keys: 'End', testId: 'end', icon: ChevronLast, side: 'on', isOff: isAtEnd, go: toEnd },
]

/** The buttons of time: three step sizes, each with its name, and play to the next beat in the middle. */
export function Transport() {
  const { time } = useWords()
  return (
    <div
      role="toolbar"
      aria-label={time.transport.label}
      className={styles['transport']}
      data-testid="transport"
    >
      <div className={styles['steps']}>
        {BACK.map((button) => (
          <Step key={button.word} button={button} />
        ))}
        <PlayButton />
        {ON.map((button) => (
          <Step key={button.word} button={button} />
        ))}
      </div>
      <div className={styles['settings']}>
        <LoopButton />
        <SpeedPicker />
        <RunClock />
      </div>
    </div>
  )
}

function Step({ button }: { readonly button: StepButton }) {
  const { transport } = useWords().time
  const { word, keys, testId, icon: Icon, size, side, go } = button
  const isOff = useStore(button.isOff)
  const onClick = () => {
    const session = currentSession()
    if (session !== undefined && !isOff) go(session)
  }
  const name = size === undefined ? null : <span>{transport[size]}</span>
  // Not `disabled`: at the end of a run the focus would be lost with the button.
  return (
    <button
      type="button"
      className={`${styles['step']} ${styles[size ?? 'side'] ?? ''}`}
      aria-label={transport[word]}
      aria-disabled={isOff}
      aria-keyshortcuts={keys}
      title={transport[word]}
      data-testid={testId}
      onClick={onClick}
    >
      {side === 'on' && name}
      <Icon size={size === 'tick' ? 14 : 18} aria-hidden="true" />
      {side === 'back' && name}
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
  const isLooping = useStore((page) => page.isLooping || page.interval !== undefined)
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

/** Digits that change more often are not read, and cost a layout each. */
const CLOCK_MS = 100

/** The time of the run: React would be asked many times a second for a number. Once it stands, it is exact. */
function RunClock() {
  const { time } = useWords()
  const language = useStore((page) => page.language)
  const revision = useStore((page) => page.revision)
  const output = useRef<HTMLOutputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session has another feed.
  useEffect(() => {
    const feed = currentSession()?.feed
    if (feed === undefined) return
    const text = document.createTextNode('')
    output.current?.replaceChildren(text)
    let written = Number.NEGATIVE_INFINITY
    const write = () => {
      const now = performance.now()
      if (useStore.getState().mode === 'playing' && now - written < CLOCK_MS) return
      written = now
      text.data = momentOf(feed.now().tick, language)
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
