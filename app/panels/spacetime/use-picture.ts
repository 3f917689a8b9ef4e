import { useMemo } from 'react'
import { durationOf, numberOf } from '../../i18n/index.ts'
import { currentSession } from '../../playback/current.ts'
import type { Session } from '../../playback/session.ts'
import type { MovingView } from '../../stage/props.ts'
import { type Language, useStore } from '../../store.ts'
import { arrowsIn, lossesOf } from './arrows.ts'
import { conesOf } from './cones.ts'
import { type Dot, type Drawing, draw } from './drawing.ts'
import { isFolded } from './folded.ts'
import { allLanes, type Lane, type LaneWish, rowsOf, shownLanes } from './lanes.ts'
import type { Past } from './past.ts'
import type { Ruler } from './ruler.ts'
import { type SpaceTimeWords, useSpaceTimeWords } from './words/index.ts'

/** All lanes of the current branch's run, in their own order. */
export function useLanes(): readonly Lane[] {
  const revision = useStore((page) => page.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session has another run when its revision goes up.
  return useMemo(() => {
    const session = currentSession()
    return session === undefined ? [] : allLanes(session.places(), session.motions())
  }, [revision])
}

/** What is to be drawn: a stretch of a ruler. */
export interface Frame {
  readonly ruler: Ruler
  readonly past: Past
  readonly lanes: readonly Lane[]
  readonly wish: LaneWish
  readonly isDown: boolean
  /** Silences that are laid open, by where they begin. */
  readonly unfolded: ReadonlySet<number>
  /** From where to where along the ruler, in px. */
  readonly from: number
  readonly to: number
}

/** The drawing of a stretch, with what is selected lit. */
export function useDrawing(frame: Frame): Drawing | undefined {
  const { ruler, past, lanes, wish, isDown, from, to, unfolded } = frame
  const words = useSpaceTimeWords()
  const language = useStore((page) => page.language)
  const selection = useStore((page) => page.selection)
  const revision = useStore((page) => page.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session has another run when its revision goes up.
  return useMemo(() => {
    const session = currentSession()
    if (session === undefined) return undefined
    const message = selection?.kind === 'message' ? selection.id : undefined
    const event = selection?.kind === 'event' ? Number(selection.id) : undefined
    const bearingOf = event === undefined ? undefined : conesOf(session.trace(), event)
    const view = { from: ruler.readingAt(from), to: ruler.readingAt(to), xOf: ruler.xOf }
    const isKept = ({ motion }: { readonly motion: { readonly label: string } }) => motion.label === message
    const lenses = session.lenses().filter((lens) => !unfolded.has(lens.from))
    const isHidden = (move: MovingView) => move.motion.weight !== 'message' && isFolded(lenses, move)
    const losses = lossesOf(session.trace())
    return {
      rows: rowsOf(shownLanes(lanes, wish), past),
      past,
      arrows: arrowsIn(session.motions(), losses, (seq) => session.readingOf(seq), {
        ...view,
        isKept,
        isHidden,
      }),
      dots: dotsIn(session, lanes, view),
      lenses,
      keys: session.keys(),
      isDown,
      tickAt: (reading) => session.tickAt(reading),
      message,
      bearingOf,
      ...view,
      ...labelsOf(words, language),
    }
  }, [ruler, past, lanes, wish, isDown, from, to, unfolded, words, language, selection, revision])
}

/** The finished picture of a drawing. */
export function usePicture(drawing: Drawing | undefined) {
  return useMemo(() => (drawing === undefined ? undefined : draw(drawing)), [drawing])
}

function labelsOf(words: SpaceTimeWords, language: Language): Pick<Drawing, 'curtainLabel' | 'timerLabel'> {
  const seconds = (ms: number) =>
    `${numberOf(Math.round(ms / 100) / 10, language)} ${language === 'ru' ? 'с' : 's'}`
  return {
    curtainLabel: ({ before, after, silence }) => {
      const rounds = words.curtain(before, after)
      return silence < 100 ? rounds : `${rounds} · ${words.silence(seconds(silence))}`
    },
    timerLabel: ({ wound, due }) => durationOf(due - wound, language),
  }
}

/** The events in view, each on the lane of who did it. */
function dotsIn(
  session: Session,
  lanes: readonly Lane[],
  { from, to }: { readonly from: number; readonly to: number },
): Dot[] {
  const byName = new Map(lanes.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const]))
  const { length } = session.trace().events
  const dots: Dot[] = []
  let first = 0
  for (let [low, high] = [0, length]; low < high; ) {
    const middle = (low + high) >> 1
    if (session.readingOf(middle) < from) low = middle + 1
    else high = middle
    first = low
  }
  for (let seq = first; seq < length && session.readingOf(seq) <= to; seq++) {
    const { actor, kind } = session.lineOf(seq)
    const lane = byName.get(actor)
    if (lane !== undefined && kind !== 'control')
      dots.push({ seq, lane, reading: session.readingOf(seq), kind })
  }
  return dots
}
