import type { LineView } from '../../engine/index.ts'
import type { AnyTrace, Session } from '../playback/session.ts'
import { LogLines } from './log-lines.ts'

const known = new WeakMap<AnyTrace, LogLines>()

/**
 * The lines of the current branch as far as a reader has been: what is to come stays untold, but what was told
 * stays there when the playhead goes back.
 */
export function linesOf(session: Session, seq: number): LogLines {
  const trace = session.trace()
  const lines = known.get(trace) ?? new LogLines((at): LineView => session.lineOf(at))
  known.set(trace, lines)
  lines.growTo(seq)
  return lines
}
