import {
  type PlaceView,
  pastConeOf,
  type Scene,
  type Seq,
  type TimerView,
  whyOf,
} from '../../engine/index.ts'
import type { AnyTrace } from '../playback/session.ts'
import type { Selection } from '../store.ts'
import type { LogLines } from './log-lines.ts'

/** What is asked about, and the event that answers: the last one about it. */
export interface Question {
  readonly kind: 'last' | 'event' | 'message' | 'place'
  readonly name: string
  /** -1 when nothing has happened to it so far. */
  readonly head: Seq
}

/** Which event a selection asks about, at the playhead. Without a selection: the last thing that happened. */
export function questionOf(
  selection: Selection | undefined,
  seq: number,
  lines: LogLines,
  scene: Scene,
): Question {
  if (selection === undefined) return { kind: 'last', name: '', head: seq - 1 }
  const { kind, id } = selection
  if (kind === 'event') return { kind, name: '', head: Number(id) }
  if (kind === 'message')
    return { kind, name: id, head: lines.lastBefore(seq, ({ subject }) => subject === id) }
  const place = scene.places.find((each) => each.id === id)
  const name = place?.name ?? id
  const isIts = (actor: string) => actor === name || actor === id || actor === place?.address
  return { kind, name, head: lines.lastBefore(seq, ({ actor }) => isIts(actor)) }
}

/** The chain of causes, newest first; and all that the event depends on, in order, without the event itself. */
export function answerOf(trace: AnyTrace, head: Seq): { readonly chain: Seq[]; readonly cone: Seq[] } {
  if (head < 0 || head >= trace.events.length) return { chain: [], cone: [] }
  return { chain: whyOf(trace, head), cone: pastConeOf(trace, head).filter((seq) => seq !== head) }
}

/** A clock that runs, and whose it is. */
export interface Waiting {
  readonly label: string
  readonly timer: TimerView
}

/** What a place, or a message where it rests, waits for. */
export function waitingOf(scene: Scene, selection: Selection | undefined): readonly Waiting[] {
  if (selection?.kind === 'place') {
    const place = scene.places.find(({ id }) => id === selection.id)
    const slots = place?.slots?.filter(({ timer }) => timer !== undefined) ?? []
    return [
      ...(place?.timers ?? []).map((timer) => ({ label: timer.label, timer })),
      ...slots.map(({ id, timer }) => ({ label: `${id}: ${timer?.label}`, timer: timer as TimerView })),
    ]
  }
  if (selection?.kind !== 'message') return []
  return slotsOf(scene, selection.id).flatMap(({ place, timer }) =>
    timer === undefined ? [] : [{ label: `${place.name}: ${timer.label}`, timer }],
  )
}

/** The places that the question is about: their settings decide what happens next. */
export function placesOf(scene: Scene, selection: Selection | undefined): readonly PlaceView[] {
  if (selection?.kind === 'place') return scene.places.filter(({ id }) => id === selection.id)
  if (selection?.kind === 'message') return slotsOf(scene, selection.id).map(({ place }) => place)
  return []
}

function slotsOf(scene: Scene, message: string) {
  return scene.places.flatMap((place) =>
    (place.slots ?? []).filter(({ id }) => id === message).map(({ timer }) => ({ place, timer })),
  )
}
