import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sayGuard, turnsNamed, turnsSetting, waitsOf } from './sentence.ts'
import { en } from './words/en.ts'
import { ru } from './words/ru.ts'

const full = {
  id: 'window-full',
  stops: true,
  with: { consumer: 'c1', used: 1, size: 1 },
  settings: ['/clients/c1/prefetch_count'],
}

/** The names of all conditions that the engines can say. */
function named(): string[] {
  const engine = join(import.meta.dirname, '../../../engine')
  const ids = ['rabbit', 'kafka'].flatMap((broker) => {
    const folder = join(engine, broker, 'projection/guards')
    const files = readdirSync(folder).filter((file) => !file.includes('.test.'))
    return files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const direct = [...text.matchAll(/(?:stop|pass)\(\s*'([a-z-]+)'/g)].map(([, id]) => id ?? '')
      const chosen = [...text.matchAll(/(?:\? |: )'([a-z]+-[a-z-]+)'/g)].map(([, id]) => id ?? '')
      return [...direct, ...chosen]
    })
  })
  return [...new Set([...ids, 'link-cut', 'link-held'])]
}

describe('what decides', () => {
  it('has a sentence in both languages for every condition of the engines', () => {
    const ids = named()
    expect(ids.length).toBeGreaterThan(60)
    expect(ids.filter((id) => en.sentences[id] === undefined)).toEqual([])
    expect(Object.keys(ru.sentences).sort()).toEqual(Object.keys(en.sentences).sort())
  })

  it('waits for the same in both languages', () => {
    const waiting = (all: typeof en.sentences) =>
      Object.keys(all).filter((id) => all[id]?.waits !== undefined)
    expect(waiting(ru.sentences).sort()).toEqual(waiting(en.sentences).sort())
  })

  it('is said with its names and numbers, and never hidden', () => {
    expect(sayGuard(en.sentences, full)).toBe('c1 has no room: prefetch 1, unacked 1.')
    expect(sayGuard(ru.sentences, full)).toBe('У c1 нет места: prefetch 1, unacked 1.')
    expect(sayGuard(en.sentences, { ...full, id: 'unheard-of' })).toBe(
      'unheard-of: consumer c1, used 1, size 1',
    )
  })

  it('waits only where it is stopped', () => {
    expect(waitsOf(en.sentences, [full, full])).toEqual(['an ack from c1'])
    expect(waitsOf(en.sentences, [{ ...full, stops: false }])).toEqual([])
  })

  it('finds the knobs of what it reads, and of who took part', () => {
    const knob = { paths: ['/clients/c1/prefetch_count'] }
    expect(turnsSetting(knob, new Set(full.settings))).toBe(true)
    expect(turnsSetting({ paths: ['/clients/c1/prefetch_counter'] }, new Set(full.settings))).toBe(false)
    expect(
      turnsSetting({ paths: ['/definitions/bindings/1/routing_key'] }, new Set(['/definitions/bindings'])),
    ).toBe(true)
    expect(turnsNamed(knob, new Set(['c1']))).toBe(true)
    expect(turnsNamed(knob, new Set(['c']))).toBe(false)
  })
})
