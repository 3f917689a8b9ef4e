import type { Session } from '../playback/session.ts'
import { useStore } from '../store.ts'

/** Goes to the next or last event of the place that is selected; of anybody, when none is. */
export function stepAlongLane(session: Session, by: 1 | -1): void {
  const { selection, length } = useStore.getState()
  if (selection?.kind !== 'place') return session.stepEvent(by)
  const place = session.places().find(({ id }) => id === selection.id)
  const isIts = (actor: string) => actor === place?.name || actor === selection.id
  for (let seq = session.seq - 1 + by; seq >= 0 && seq < length; seq += by) {
    if (isIts(session.lineOf(seq).actor)) return void session.seek({ seq: seq + 1 })
  }
}
