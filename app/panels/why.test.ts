import { describe, expect, it } from 'vitest'
import { createTrace, type LineView, NO_CAUSE, type PlaceView, type Scene } from '../../engine/index.ts'
import type { AnyTrace } from '../playback/session.ts'
import { LogLines } from './log-lines.ts'
import { answerOf, placesOf, questionOf, waitingOf } from './why.ts'

const LINES: readonly LineView[] = [
  { actor: 'Pr', text: 'published o7', subject: 'o7', kind: 'message' },
  { actor: 'main.q', text: 'enqueued o7', subject: 'o7', kind: 'message' },
  { actor: 'W1', text: 'heartbeat', kind: 'control' },
  { actor: 'broker', text: 'delivered o7', subject: 'o7', kind: 'message' },
  { actor: 'W1', text: 'nack o7', subject: 'o7', kind: 'message' },
]
const CAUSES = [NO_CAUSE, 0, NO_CAUSE, 1, 3]
const TRIGGERS = [NO_CAUSE, 0, NO_CAUSE, 2, 3]
const timer = { label: 'x-message-ttl', from: 0, until: 60_000 }
const queue: PlaceView = {
  id: 'queue:main.q',
  kind: 'queue',
  name: 'main.q',
  address: 'broker',
  status: 'running',
  health: 'well',
  facts: [],
  notes: ['x-message-ttl 60000'],
  slots: [{ id: 'o7', key: 'o7', state: 'ready', timer }],
  actions: [],
}
const SCENE: Scene = { places: [queue], wires: [] }

function lines(): LogLines {
  const known = new LogLines((seq) => LINES[seq] as LineView)
  known.growTo(LINES.length)
  return known
}

function trace(): AnyTrace {
  const run: AnyTrace = createTrace()
  for (const [seq, cause] of CAUSES.entries()) {
    run.events.push({ type: 'x' })
    run.ticks.push(seq)
    run.causes.push(cause)
    run.triggers.push(TRIGGERS[seq] as number)
  }
  return run
}

describe('what is asked', () => {
  it('is about the last thing that happened when nothing is selected', () => {
    expect(questionOf(undefined, 3, lines(), SCENE)).toEqual({ kind: 'last', name: '', head: 2 })
    expect(questionOf(undefined, 0, lines(), SCENE).head).toBe(-1)
  })

  it('is about the last event of a message before the playhead', () => {
    expect(questionOf({ kind: 'message', id: 'o7' }, 5, lines(), SCENE).head).toBe(4)
    expect(questionOf({ kind: 'message', id: 'o7' }, 3, lines(), SCENE).head).toBe(1)
    expect(questionOf({ kind: 'message', id: 'o8' }, 5, lines(), SCENE).head).toBe(-1)
  })

  it('is about the last that a place did, by its name or where it lives', () => {
    expect(questionOf({ kind: 'place', id: 'queue:main.q' }, 3, lines(), SCENE)).toEqual({
      kind: 'place',
      name: 'main.q',
      head: 1,
    })
    expect(questionOf({ kind: 'place', id: 'queue:main.q' }, 4, lines(), SCENE).head).toBe(3)
  })

  it('may be one event', () => {
    expect(questionOf({ kind: 'event', id: '3' }, 5, lines(), SCENE).head).toBe(3)
  })
})

describe('the answer', () => {
  it('is the chain of causes, newest first, and all it depends on', () => {
    expect(answerOf(trace(), 4)).toEqual({ chain: [4, 3, 1, 0], cone: [0, 1, 2, 3] })
  })

  it('is empty when nothing has happened', () => {
    expect(answerOf(trace(), -1)).toEqual({ chain: [], cone: [] })
    expect(answerOf(trace(), 5)).toEqual({ chain: [], cone: [] })
  })
})

describe('what it waits for', () => {
  it('are the clocks of a message where it rests, and of a place with all it holds', () => {
    expect(waitingOf(SCENE, { kind: 'message', id: 'o7' })).toEqual([
      { label: 'main.q: x-message-ttl', timer },
    ])
    expect(waitingOf(SCENE, { kind: 'place', id: 'queue:main.q' })).toEqual([
      { label: 'o7: x-message-ttl', timer },
    ])
    expect(waitingOf(SCENE, undefined)).toEqual([])
  })

  it('is decided by the places that it is in', () => {
    expect(placesOf(SCENE, { kind: 'message', id: 'o7' }).map(({ name }) => name)).toEqual(['main.q'])
    expect(placesOf(SCENE, { kind: 'event', id: '1' })).toEqual([])
  })
})
