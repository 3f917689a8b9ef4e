import { describe, expect, it } from 'vitest'
import { parseScenario } from '../../../scenarios/schema/validate.ts'
import { crashMatrix } from './matrix.ts'
import { CRASH_POINTS, crashScenario, STRATEGIES } from './worlds.ts'

const rows = () => {
  const cells = crashMatrix(null)
  return STRATEGIES.map((strategy) => [
    strategy,
    ...cells.filter((cell) => cell.strategy === strategy).map(({ charges }) => charges ?? '-'),
  ])
}

describe('the crash matrix', () => {
  // Each by reasoning about what is written down when the worker dies; the runs agree.
  it('is what the engine makes of it', () => {
    expect([['', ...CRASH_POINTS], ...rows()]).toEqual([
      ['', 'before-work', 'mid-work', 'after-effect', 'after-mark', 'after-ack'],
      ['auto-ack', 0, 0, 1, '-', '-'],
      ['none', 1, 1, 2, '-', 1],
      ['check-then-act', 1, 1, 2, 1, 1],
      ['mark-before', 1, 0, 1, 0, 1],
      ['mark-after', 1, 1, 2, 1, 1],
      ['unique-constraint', 1, 1, 1, '-', 1],
    ])
  })

  it('can be looked at in the player, each cell', () => {
    for (const strategy of STRATEGIES) {
      for (const point of CRASH_POINTS) {
        const parsed = parseScenario(JSON.parse(JSON.stringify(crashScenario(strategy, point))))
        expect(parsed, `${strategy} ${point}`).toMatchObject({ ok: true })
      }
    }
  })
})
