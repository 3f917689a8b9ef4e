import { create } from 'zustand'
import type { Seq } from '../../engine/index.ts'
import type { Session } from '../playback/session.ts'
import { isMeant } from '../stage/pointed.ts'
import type { MovingView, Pointed } from '../stage/props.ts'
import { endsOf } from './spacetime/cones.ts'

const usePointedStore = create<{ readonly seqs: ReadonlySet<Seq> }>()(() => ({ seqs: new Set() }))

/** Whether an event is of what is pointed at on the stage. */
export function useIsPointed(seq: Seq): boolean {
  return usePointedStore(({ seqs }) => seqs.has(seq))
}

/** Says what is pointed at on the stage: its events are lit wherever they are listed. */
export function setPointed(session: Session, pointed: Pointed | undefined): void {
  const seqs = new Set(pointed === undefined ? [] : eventsOf(session, pointed))
  const known = usePointedStore.getState().seqs
  if (seqs.size > 0 || known.size > 0) usePointedStore.setState({ seqs })
}

/** What sent and what told all that moves there now; where nothing moves, the last that did. */
function eventsOf(session: Session, pointed: Pointed): readonly Seq[] {
  const { moving, reading } = session.feed.now()
  const now = moving.filter(({ motion }) => isMeant(pointed, motion))
  const was = (view: MovingView) => view.arrives <= reading && isMeant(pointed, view.motion)
  const last = now.length > 0 ? undefined : session.motions().findLast(was)
  const views = last === undefined ? now : [last]
  return views.flatMap(({ id }) => {
    const { told, sent } = endsOf(session.trace(), id)
    return [sent, told ?? -1].filter((seq) => seq >= 0 && seq < session.seq)
  })
}
