import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PALETTES, type Palette, type Roles, type ThemeName } from './colours.ts'
import { contrast, mix } from './contrast.ts'

const css = readFileSync(new URL('./colours.css', import.meta.url), 'utf8')
const themes = Object.entries(PALETTES) as [ThemeName, Palette][]

/** What is written, and on what, with the ratio that WCAG asks for: text 4.5, graphics 3. */
const PAIRS: readonly (readonly [keyof Roles, keyof Roles, number])[] = [
  ['ink', 'bg', 7],
  ['ink', 'panel', 7],
  ['ink', 'node-fill', 7],
  ['ink', 'select-tint', 7],
  ['ink', 'alarm-tint', 7],
  ['ink', 'warn-tint', 7],
  ['ink-2', 'bg', 4.5],
  ['ink-2', 'panel', 4.5],
  ['ink-2', 'node-fill', 4.5],
  ['ink-2', 'select-tint', 4.5],
  ['ink-3', 'bg', 4.5],
  ['ink-3', 'panel', 4.5],
  ['accent', 'bg', 4.5],
  ['accent', 'panel', 4.5],
  ['accent', 'select-tint', 4.5],
  ['accent-ink', 'accent', 4.5],
  ['alarm-text', 'bg', 4.5],
  ['alarm-text', 'panel', 4.5],
  ['alarm-text', 'alarm-tint', 4.5],
  ['ok-text', 'bg', 4.5],
  ['ok-text', 'panel', 4.5],
  ['warn-text', 'panel', 4.5],
  ['warn-text', 'warn-tint', 4.5],
  ['line', 'bg', 3],
  ['line', 'panel', 3],
  ['alarm-gfx', 'bg', 3],
  ['alarm-gfx', 'panel', 3],
  ['focus', 'focus-halo', 3],
]

describe.each(themes)('the theme %s', (name, { roles, keys }) => {
  test.each(PAIRS)('shows %s on %s at %d to 1 or better', (over, under, least) => {
    expect(contrast(roles[over], roles[under])).toBeGreaterThanOrEqual(least)
  })

  test('writes on every key at 4.5 to 1 and outlines it at 3 to 1', () => {
    for (const { fill, ink, stroke } of keys) {
      expect(contrast(ink, fill), fill).toBeGreaterThanOrEqual(4.5)
      expect(contrast(stroke, roles.panel), stroke).toBeGreaterThanOrEqual(3)
      expect(contrast(stroke, roles.bg), stroke).toBeGreaterThanOrEqual(3)
    }
  })

  test('writes the id on the tinted body of a message at 4.5 to 1', () => {
    for (const { fill } of keys) {
      expect(contrast(roles.ink, mix(fill, roles.panel, 0.24)), fill).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('keeps vermillion for trouble: no key comes near it', () => {
    for (const { fill } of keys) expect(fill).not.toBe(roles['alarm-gfx'])
  })

  test('is said in CSS as it is said here', () => {
    for (const [role, colour] of Object.entries(roles)) {
      expect(inCss(name, role), `${name} ${role}`).toBe(colour.toLowerCase())
    }
    keys.forEach((key, at) => {
      for (const part of ['fill', 'ink', 'stroke'] as const) {
        expect(inCss(name, `key-${at + 1}-${part}`)).toBe(key[part].toLowerCase())
      }
    })
  })
})

test('contrast is that of the specification: black on white is 21, a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
  expect(contrast('#74808d', '#74808d')).toBe(1)
  expect(contrast('#0072B2', '#FFFFFF')).toBeCloseTo(5.19, 2)
})

function inCss(theme: ThemeName, token: string): string | undefined {
  const [both = '', own = ''] = css.split(/:root\[data-theme=.projector.\]/)
  if (theme === 'projector') return own.match(new RegExp(`--${token}: ([^;]+);`))?.[1]
  const pair = both.match(new RegExp(`--${token}: light-dark\\((\\S+), (\\S+)\\);`))
  return theme === 'light' ? pair?.[1] : pair?.[2]
}
