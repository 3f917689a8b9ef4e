import type { Session } from '../playback/session.ts'
import type { Selection } from '../store.ts'
import { linesOf } from './log-cache.ts'
import { answerOf, questionOf } from './why.ts'

/** More events than this of a cone are not looked through: the newest say where it came from. */
const CONE_MAX = 400

/** The places that had a part in what is asked about: they stay lit on the stage, and the rest steps back. */
export function conePlacesOf(session: Session, selection: Selection | undefined, seq: number): string[] {
  const lines = linesOf(session, seq)
  const scene = session.scene()
  const { head } = questionOf(selection, seq, lines, scene)
  if (head < 0) return []
  lines.growTo(head + 1)
  const { chain, cone } = answerOf(session.trace(), head)
  const actors = new Set([...chain, ...cone.slice(-CONE_MAX)].map((each) => lines.at(each).actor))
  const asked = selection?.kind === 'place' ? [selection.id] : []
  const held = selection?.kind === 'message' ? selection.id : undefined
  const lit = scene.places.filter(
    ({ id, name, address, slots }) =>
      actors.has(name) ||
      actors.has(id) ||
      (actors.has(address) && name === address) ||
      slots?.some((slot) => slot.id === held) === true,
  )
  return [...new Set([...asked, ...lit.map(({ id }) => id)])].sort()
}
