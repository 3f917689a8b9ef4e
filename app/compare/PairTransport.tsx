import {
  ChevronFirst,
  ChevronLast,
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  ChevronsRight,
  Pause,
  Play,
} from 'lucide-react'
import { type CSSProperties, type ReactNode, useEffect } from 'react'
import { momentOf, numberOf } from '../i18n/index.ts'
import controls from '../panels/ui/controls.module.css'
import { useStore } from '../store.ts'
import styles from './Compare.module.css'
import { type CompareSession, useCompare } from './compare-session.ts'
import { sharedAtTick } from './pair.ts'
import { useCompareWords } from './words/index.ts'

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const

/** One transport for both worlds. */
export function PairTransport({ session }: { readonly session: CompareSession }) {
  const words = useCompareWords()
  const language = useStore((page) => page.language)
  const { tick, isPlaying, isBusy, trouble, speed } = useCompare()
  const { player } = session
  useKeys(session)
  return (
    <div className={styles['transport']} role="toolbar" aria-label={words.title}>
      <Scrub session={session} />
      <div className={styles['steps']}>
        <Step label={words.start} onPress={() => player.moveTo(0)} sign={<ChevronFirst size={18} />} />
        <Step
          label={words.beatBack}
          onPress={() => player.stepAmong(session.beats(), -1)}
          sign={<ChevronsLeft size={18} />}
        />
        <Step label={words.eventBack} onPress={() => player.stepEvent(-1)} sign={<ChevronLeft size={18} />} />
        <button
          type="button"
          className={styles['play']}
          aria-label={isPlaying ? words.pause : words.play}
          title={isPlaying ? words.pause : words.play}
          data-testid="play"
          onClick={() => toggle(session)}
        >
          {isPlaying ? <Pause size={20} aria-hidden="true" /> : <Play size={20} aria-hidden="true" />}
        </button>
        <Step label={words.eventNext} onPress={() => player.stepEvent(1)} sign={<ChevronRight size={18} />} />
        <Step
          label={words.beatNext}
          onPress={() => player.stepAmong(session.beats(), 1)}
          sign={<ChevronsRight size={18} />}
        />
        <Step
          label={words.end}
          onPress={() => player.moveTo(player.pair.end)}
          sign={<ChevronLast size={18} />}
        />
        <span className={styles['busy']} role="status">
          {isBusy ? `${words.busy} …` : trouble === undefined ? '' : words.trouble(trouble)}
        </span>
        <select
          className={controls['field']}
          aria-label={words.speed}
          value={speed}
          onChange={(event) => player.setSpeed(Number(event.target.value))}
        >
          {SPEEDS.map((each) => (
            <option key={each} value={each}>{`${numberOf(each, language)}×`}</option>
          ))}
        </select>
        <output className={styles['clock']} data-testid="compare-clock">
          {momentOf(tick, language)}
        </output>
      </div>
    </div>
  )
}

function Step(props: { readonly label: string; readonly sign: ReactNode; onPress(): void }) {
  return (
    <button
      type="button"
      className={controls['icon']}
      aria-label={props.label}
      title={props.label}
      onClick={props.onPress}
    >
      {props.sign}
    </button>
  )
}

/** Both runs as one line, with their beats and where they part. */
function Scrub({ session }: { readonly session: CompareSession }) {
  const words = useCompareWords()
  const language = useStore((page) => page.language)
  const { shared, tick } = useCompare()
  useCompare((page) => page.revision)
  const { player, parting } = session
  const { end } = player.pair
  const shareOf = (at: number) => ({ '--at': `${end === 0 ? 0 : at / end}` }) as CSSProperties
  return (
    <div className={styles['scrub']}>
      {session.beats().map((at) => (
        <span key={at} className={styles['beat']} style={shareOf(at)} aria-hidden="true" />
      ))}
      {parting !== undefined && (
        <span
          className={styles['parts']}
          style={shareOf(sharedAtTick(player.pair, parting.tick))}
          title={words.parts}
          aria-hidden="true"
        />
      )}
      <input
        type="range"
        data-testid="compare-scrub"
        aria-label={words.scrub}
        aria-valuetext={momentOf(tick, language)}
        min={0}
        max={Math.ceil(end)}
        step={1}
        value={Math.round(shared)}
        onChange={(event) => player.moveTo(Number(event.target.value))}
      />
    </div>
  )
}

function toggle({ player }: CompareSession): void {
  if (player.isPlaying) player.pause()
  else player.play()
}

const KEYS: Readonly<Record<string, (session: CompareSession) => void>> = {
  Space: toggle,
  ArrowRight: ({ player }) => player.stepEvent(1),
  ArrowLeft: ({ player }) => player.stepEvent(-1),
  PageDown: (session) => session.player.stepAmong(session.beats(), 1),
  PageUp: (session) => session.player.stepAmong(session.beats(), -1),
  Home: ({ player }) => player.moveTo(0),
  End: ({ player }) => player.moveTo(player.pair.end),
}

/** The keys of the player; a control that has a use for one gets it first. */
function useKeys(session: CompareSession): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = KEYS[event.code]
      const isTaken =
        event.target instanceof Element && event.target.closest('input, select, button, a, [role="tree"]')
      if (action === undefined || isTaken !== null || event.defaultPrevented) return
      event.preventDefault()
      action(session)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [session])
}
