import { describe, expect, it } from 'vitest'
import { ribbonNames } from './ribbon-names.ts'

const band = (id: string, to: string, y: number) => ({
  id,
  to,
  names: [
    { x: 20, y },
    { x: 180, y },
  ],
  middle: { x: 100, y },
  head: { at: { x: 200, y }, angle: 0 },
})

const NAMES = new Map([
  ['member:A', 'analytics'],
  ['member:B', 'billing'],
])

describe('names on bands', () => {
  it('stand at both ends, and clear of them', () => {
    const said = ribbonNames([band('one', 'member:A', 0)], NAMES)
    expect(said.map(({ name }) => name)).toEqual(['analytics', 'analytics'])
    for (const { x } of said) expect(Math.min(x, 200 - x)).toBeGreaterThan(30)
  })

  it('never lie on each other: bands side by side share one', () => {
    const wires = [band('one', 'member:A', 0), band('two', 'member:A', 10), band('three', 'member:A', 20)]
    const said = ribbonNames(wires, NAMES)
    expect(said.map(({ id }) => id)).toEqual(['one', 'three', 'one', 'three'])
  })

  it('leave none of the members out', () => {
    const wires = [band('one', 'member:A', 0), band('two', 'member:A', 16), band('three', 'member:B', 25)]
    const said = ribbonNames(wires, NAMES)
    expect(new Set(said.map(({ name }) => name))).toEqual(new Set(NAMES.values()))
  })
})
