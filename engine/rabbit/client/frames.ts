import type { Seq } from '../../kernel/clock.ts'
import { intBetween } from '../../kernel/rng.ts'
import type { Content, FrameSignal } from '../methods.ts'
import type { PublisherMind } from './mind.ts'
import type { ClientTimer } from './signals.ts'
import { type ClientTurn, tell } from './turn.ts'

/** Between two frames of a thread the machine's scheduler may let others write: for so long at most. */
const PAUSE_TICKS_MAX = 2

/** What a publication says in its method frame. */
interface Method {
  readonly exchange: string
  readonly routingKey: string
  readonly mandatory: boolean
  readonly content: Content
}

/**
 * A publication as the three frames that it is (AMQP 0-9-1 section 2.3.5). A lock around it keeps them together;
 * without one, another thread of the process may write between them. A thread itself writes one after the other.
 */
export function writeFrames(mind: PublisherMind, method: Method, cause: Seq, turn: ClientTurn): void {
  const { name: client, incarnation, lane } = mind
  const { content } = method
  const pause = () => (mind.setup.frames === 'unlocked' ? intBetween(turn.rng, 0, PAUSE_TICKS_MAX) : 0)
  const first = Math.max(turn.now, mind.writesUntil)
  const header = first + pause()
  const body = header + pause()
  const ticks = [first, header, body]
  const seq = turn.emit(
    { type: 'publish.framed', client, name: content.id, method: first, header, body },
    cause,
  )
  for (const [at, frame] of framesOf(mind, method).entries()) {
    const due = ticks[at] as number
    if (due === turn.now && mind.setup.frames === 'locked') tell(mind, turn, frame, seq)
    else turn.pass(client, client, due - turn.now, { type: 'timer.frame', incarnation, lane, frame }, seq)
  }
}

/** Stale when the channel that it was for is gone. */
export function writeFrame(
  mind: PublisherMind,
  { incarnation, lane, frame }: Extract<ClientTimer, { type: 'timer.frame' }>,
  turn: ClientTurn,
): void {
  if (mind.incarnation === incarnation && mind.lane === lane && mind.status === 'running')
    tell(mind, turn, frame, turn.cause)
}

function framesOf({ connection, channel }: PublisherMind, method: Method): readonly FrameSignal[] {
  const { exchange, routingKey, mandatory, content } = method
  const { id: of, size, properties } = content
  const on = { connection, channel, of }
  return [
    { type: 'frame.method', ...on, exchange, routingKey, mandatory },
    { type: 'frame.header', ...on, size, properties },
    { type: 'frame.body', ...on, content },
  ]
}
