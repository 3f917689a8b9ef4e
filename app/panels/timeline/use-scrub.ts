import type { HTMLAttributes, KeyboardEvent, PointerEvent } from 'react'
import { momentOf, useWords } from '../../i18n/index.ts'
import { currentSession } from '../../playback/current.ts'
import type { Session } from '../../playback/session.ts'
import { useCalmMoment } from '../../player/use-calm-moment.ts'
import { useStore } from '../../store.ts'
import type { TimelineSize } from '../Timeline.tsx'
import { readingAt, type Scale, xOf } from './scale.ts'

/** A press this near to a beat means the beat. */
const NEAR_PX = 8

/** What each key does when the strip has the focus: as anywhere, and with arrows up and down for beats. */
const KEYS: Readonly<Record<string, (session: Session, isShifted: boolean) => void>> = {
  ArrowRight: (session, isShifted) => (isShifted ? session.stepTick(1) : session.stepEvent(1)),
  ArrowLeft: (session, isShifted) => (isShifted ? session.stepTick(-1) : session.stepEvent(-1)),
  ArrowUp: (session) => session.stepBeat(1),
  ArrowDown: (session) => session.stepBeat(-1),
  PageUp: (session) => session.stepBeat(-1),
  PageDown: (session) => session.stepBeat(1),
  Home: (session) => void session.seek({ reading: 0 }),
  End: (session) => void session.seek({ reading: useStore.getState().readingEnd }),
}

/** Where a pointer points, along time. */
export interface Pointing {
  /** Time runs down. */
  readonly isDown?: boolean
  readingOf(event: PointerEvent<HTMLDivElement>): number
  /** The beat that is meant, if one is. */
  beatNear?(event: PointerEvent<HTMLDivElement>): number | undefined
}

/** Makes the strip the slider of the run. */
export function useScrub(scale: Scale, size: TimelineSize): SliderProps {
  return useSlider({
    readingOf: (event) => readingAt(scale, xWithin(event)),
    beatNear: (event) => beatNear(event, scale, size),
  })
}

/** What an element needs to be a slider. */
type SliderProps = HTMLAttributes<HTMLDivElement> & { 'data-testid': string }

/** Makes an element the slider of the run. */
export function useSlider(pointing: Pointing): SliderProps {
  const { time, player } = useWords()
  const { tick } = useCalmMoment()
  const tickEnd = useStore((page) => page.tickEnd)
  const language = useStore((page) => page.language)
  const beat = useBeatTitle(player.story.before)
  return {
    role: 'slider',
    tabIndex: 0,
    'data-testid': 'scrub',
    'aria-label': time.strip.scrub,
    'aria-orientation': pointing.isDown === true ? 'vertical' : 'horizontal',
    'aria-valuemin': 0,
    'aria-valuemax': tickEnd,
    'aria-valuenow': Math.min(tick, tickEnd),
    'aria-valuetext': time.strip.value(momentOf(tick, language), beat),
    onKeyDown,
    onPointerDown: (event) => press(event, pointing),
    onPointerMove: (event) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event, pointing)
    },
    onPointerUp: release,
    onPointerCancel: release,
  }
}

function useBeatTitle(before: string): string {
  return useStore(({ beat, narration }) => {
    const id = currentSession()?.scenario.beats[beat]?.id
    return id === undefined ? before : (narration?.beats[id]?.title ?? id)
  })
}

function onKeyDown(event: KeyboardEvent): void {
  const session = currentSession()
  const action = KEYS[event.key]
  if (session === undefined || action === undefined || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  action(session, event.shiftKey)
}

function press(event: PointerEvent<HTMLDivElement>, pointing: Pointing): void {
  const session = currentSession()
  if (session === undefined || event.button !== 0) return
  const beat = pointing.beatNear?.(event)
  if (beat !== undefined) return void session.seek({ beat })
  event.currentTarget.setPointerCapture(event.pointerId)
  session.scrub('begin')
  go(event, pointing)
}

function go(event: PointerEvent<HTMLDivElement>, { readingOf }: Pointing): void {
  void currentSession()?.seek({ reading: readingOf(event) })
}

function release(event: PointerEvent<HTMLDivElement>): void {
  if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
  event.currentTarget.releasePointerCapture(event.pointerId)
  currentSession()?.scrub('end')
}

function beatNear(event: PointerEvent<HTMLDivElement>, scale: Scale, size: TimelineSize): number | undefined {
  const { bottom } = event.currentTarget.getBoundingClientRect()
  if (size !== 'line' && event.clientY < bottom - 30) return undefined
  const x = xWithin(event)
  return currentSession()
    ?.beats()
    .find(({ reading }) => reading !== undefined && Math.abs(xOf(scale, reading) - x) <= NEAR_PX)?.index
}

function xWithin(event: PointerEvent<HTMLDivElement>): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left
}
