import { type KeyColour, PALETTES, type Roles, type ThemeName } from '../../theme/colours.ts'
import { mix } from '../../theme/contrast.ts'

/** Any 2D context: of the page, of a worker, of a picture that is saved. */
export type Canvas2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** What the painter paints with. */
export interface Ink {
  readonly roles: Roles
  /** By hue: 0 is what has no key. */
  readonly keys: readonly (KeyColour & { readonly tint: string })[]
  readonly width: number
}

/** How much of a key's hue is in the body of its messages. */
const TINT = 0.24

/** The colours of a theme. */
export function inkOf(theme: ThemeName): Ink {
  const { roles, keys } = PALETTES[theme]
  const neutral = { fill: roles['ink-3'], ink: roles.panel, stroke: roles.line, tint: roles.panel }
  return {
    roles,
    keys: [neutral, ...keys.map((key) => ({ ...key, tint: mix(key.fill, roles.panel, TINT) }))],
    width: theme === 'projector' ? 2 : 1.5,
  }
}

/** The system's own few colours: glyphs, outlines and words say what hue said. */
export function forcedInk(): Ink {
  const roles = Object.fromEntries(Object.keys(PALETTES.light.roles).map((role) => [role, 'CanvasText']))
  for (const role of ['bg', 'panel', 'node-fill', 'select-tint', 'alarm-tint', 'warn-tint', 'focus-halo']) {
    roles[role] = 'Canvas'
  }
  const key = { fill: 'CanvasText', ink: 'Canvas', stroke: 'CanvasText', tint: 'Canvas' }
  return { roles: roles as unknown as Roles, keys: Array.from({ length: 7 }, () => key), width: 2 }
}

/** Fonts of the canvas: those of the page. */
export const FONT = fontsAt(0)

let renewals = 0

/**
 * Letters have come. Where a canvas wrote with a stand-in before, it keeps to that for this font of this size, in
 * Chromium at least, even when it is reset. So the sizes become others, by what nobody sees.
 */
export function renewFonts(): void {
  renewals++
  Object.assign(FONT, fontsAt(renewals / 100))
}

function fontsAt(more: number) {
  return {
    id: `560 ${12.5 + more}px 'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, Menlo, Consolas, monospace`,
    text: `400 ${13 + more}px 'Inter Variable', 'Inter', system-ui, sans-serif`,
    bold: `650 ${12.5 + more}px 'Inter Variable', 'Inter', system-ui, sans-serif`,
  }
}
