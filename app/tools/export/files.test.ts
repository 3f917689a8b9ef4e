import { describe, expect, it } from 'vitest'
import { Column } from '../../../engine/index.ts'
import { csvOf, fileName, ndjsonOf, type Told } from './files.ts'

const told: Told = {
  events: [{ type: 'a.b', deep: new Map([['k', 1]]) } as never, { type: 'c.d' }],
  ticks: Column.of([0, 15]),
  causes: Column.of([-1, 0]),
  lineOf: (seq) => ({
    actor: seq === 0 ? 'W1' : 'a "b"',
    text: 'x, y',
    kind: 'control',
    ...(seq === 0 && { subject: 'm1' }),
  }),
}

describe('files', () => {
  it('have the log as a table that a spreadsheet reads', () => {
    expect(csvOf(told)).toBe(
      '\uFEFFseq,tick_ms,cause,actor,kind,text,subject\r\n' +
        '0,0,-1,W1,control,"x, y",m1\r\n' +
        '1,15,0,"a ""b""",control,"x, y",\r\n',
    )
  })

  it('have the trace as an event a line', () => {
    const lines = ndjsonOf(told).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { seq: 0, tick: 0, cause: -1, type: 'a.b', deep: { k: 1 } },
      { seq: 1, tick: 15, cause: 0, type: 'c.d' },
    ])
  })

  it('have names that any system takes', () => {
    expect(fileName('retry: 60/s', 'stage', 'svg')).toBe('retry-60-s-stage.svg')
  })
})
