import { describe, expect, it } from 'vitest'
import type { LineView } from '../../engine/index.ts'
import { EVERYTHING, LINE_KINDS, LogLines, passes, rowsInView } from './log-lines.ts'

const LINES: readonly LineView[] = [
  { actor: 'Pr', text: 'basic.publish main.ex (m1)', subject: 'm1', kind: 'message' },
  { actor: 'broker', text: 'enqueued main.q (m1)', subject: 'm1', kind: 'message' },
  { actor: 'W1', text: 'heartbeat', kind: 'control' },
  { actor: 'W1', text: 'basic.ack tag=1 (m1)', subject: 'm1', kind: 'control' },
  { actor: 'W1', text: 'crashed', kind: 'fault' },
  { actor: 'Pr', text: 'basic.publish main.ex (m2)', subject: 'm2', kind: 'message' },
]

function linesTo(length: number): LogLines {
  const lines = new LogLines((seq) => LINES[seq] as LineView)
  lines.growTo(length)
  return lines
}

describe('the lines of the log', () => {
  it('are all there without a filter', () => {
    expect(linesTo(6).rowsOf(EVERYTHING)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it.each([
    ['by actor', { ...EVERYTHING, actor: 'W1' }, [2, 3, 4]],
    ['by kind', { ...EVERYTHING, kinds: new Set(['control', 'fault'] as const) }, [2, 3, 4]],
    ['by message', { ...EVERYTHING, subject: 'm1' }, [0, 1, 3]],
    ['by part of the text in any case', { ...EVERYTHING, text: 'BASIC.' }, [0, 3, 5]],
    ['by the actor as text', { ...EVERYTHING, text: 'pr basic' }, [0, 5]],
    ['by all at once', { ...EVERYTHING, actor: 'W1', subject: 'm1', text: 'ack' }, [3]],
    ['by nothing', { ...EVERYTHING, kinds: new Set<LineView['kind']>() }, []],
  ])('are chosen %s', (_, filter, rows) => {
    expect(linesTo(6).rowsOf(filter)).toEqual(rows)
  })

  it('grow under a filter to the same as if it had been set at the end', () => {
    const filter = { ...EVERYTHING, subject: 'm1' }
    const grown = linesTo(0)
    for (let length = 0; length <= LINES.length; length++) {
      grown.rowsOf(filter)
      grown.growTo(length)
      expect(grown.rowsOf(filter)).toEqual(linesTo(length).rowsOf(filter))
    }
  })

  it('are read once each', () => {
    let reads = 0
    const lines = new LogLines((seq) => {
      reads++
      return LINES[seq] as LineView
    })
    lines.growTo(4)
    lines.growTo(2)
    lines.growTo(6)
    lines.rowsOf({ ...EVERYTHING, actor: 'W1' })
    expect([reads, lines.length]).toEqual([6, 6])
  })

  it('know who acts and what came last', () => {
    const lines = linesTo(5)
    expect(lines.actors).toEqual(['Pr', 'broker', 'W1'])
    expect(lines.lastBefore(4, ({ subject }) => subject === 'm1')).toBe(3)
    expect(lines.lastBefore(3, ({ subject }) => subject === 'm1')).toBe(1)
    expect(lines.lastBefore(5, ({ subject }) => subject === 'm9')).toBe(-1)
  })

  it('have no kind that is not offered', () => {
    expect(LINES.every((line) => passes(line, { kinds: new Set(LINE_KINDS), text: '' }))).toBe(true)
  })
})

describe('the rows in view', () => {
  const long = { rowHeight: 20, count: 1000, more: 2 }
  it.each([
    ['at the top', { ...long, top: 0, height: 100 }, { from: 0, to: 7 }],
    ['in the middle', { ...long, top: 5010, height: 100 }, { from: 248, to: 258 }],
    ['at the end', { ...long, top: 19_900, height: 100 }, { from: 993, to: 1000 }],
    ['of few', { ...long, count: 3, top: 0, height: 100 }, { from: 0, to: 3 }],
    ['of none', { ...long, count: 0, top: 0, height: 100 }, { from: 0, to: 0 }],
  ])('%s', (_, view, rows) => {
    expect(rowsInView(view)).toEqual(rows)
  })
})
