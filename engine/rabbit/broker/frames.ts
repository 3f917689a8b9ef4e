import type { FrameSignal } from '../methods.ts'
import { type Desk, type Lane, type Refusal, unexpectedFrame } from './desk.ts'
import { publish } from './publish.ts'

/**
 * A publication in its frames: method, header, body, and nothing between them on the channel. Two threads that
 * mix theirs close the connection for everybody (AMQP 0-9-1 section 4.2.6).
 */
export function onFrame(desk: Desk, lane: Lane, signal: FrameSignal): Refusal | undefined {
  const { connection, channel } = lane
  const { frames } = channel
  const place = { connection: connection.name, channel: channel.number }
  switch (signal.type) {
    case 'frame.method': {
      if (frames !== undefined)
        return unexpectedFrame(`expected content ${expectedBy(frames.hasHeader)}, got method`)
      const { exchange, routingKey, mandatory = false, of } = signal
      desk.turn.emit({
        type: 'frame.received',
        frame: 'method',
        of,
        exchange,
        routingKey,
        mandatory,
        ...place,
      })
      return undefined
    }
    case 'frame.header':
      if (frames === undefined || frames.hasHeader)
        return unexpectedFrame('expected method frame, got content header')
      desk.turn.emit({ type: 'frame.received', frame: 'header', of: signal.of, ...place })
      return undefined
    case 'frame.body': {
      if (frames?.hasHeader !== true) return unexpectedFrame('expected method frame, got content body')
      desk.turn.emit({ type: 'frame.received', frame: 'body', of: signal.of, ...place })
      const { exchange, routingKey, mandatory } = frames
      const { content } = signal
      return publish(desk, lane, {
        type: 'basic.publish',
        ...place,
        exchange,
        routingKey,
        mandatory,
        content,
      })
    }
  }
}

function expectedBy(hasHeader: boolean): string {
  return hasHeader ? 'body' : 'header'
}
