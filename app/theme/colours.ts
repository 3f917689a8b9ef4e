/**
 * The colours as data: the painter of the canvas and the tests of contrast read them here, and `colours.css`
 * says the same to the rest of the page. A test holds the two together.
 */
export type ThemeName = 'light' | 'dark' | 'projector'

/** Neutrals and roles. Alarm is the only one that says "trouble", and says nothing else. */
export interface Roles {
  readonly bg: string
  readonly panel: string
  readonly ink: string
  readonly 'ink-2': string
  readonly 'ink-3': string
  readonly line: string
  readonly 'line-soft': string
  readonly 'node-fill': string
  readonly accent: string
  readonly 'accent-ink': string
  readonly 'select-tint': string
  readonly 'alarm-text': string
  readonly 'alarm-gfx': string
  readonly 'alarm-tint': string
  readonly 'ok-text': string
  readonly 'warn-text': string
  readonly 'warn-tint': string
  readonly focus: string
  readonly 'focus-halo': string
}

/** A message key: what fills it, what is written on it, and the stroke that meets 3:1 on the page. */
export interface KeyColour {
  readonly fill: string
  readonly ink: string
  readonly stroke: string
}

/** All colours of one theme. */
export interface Palette {
  readonly roles: Roles
  /** In the order of use. */
  readonly keys: readonly KeyColour[]
}

const INK = '#14181D'

const light: Palette = {
  roles: {
    bg: '#FBFBF8',
    panel: '#FFFFFF',
    ink: INK,
    'ink-2': '#4A5561',
    'ink-3': '#66717D',
    line: '#7C8794',
    'line-soft': '#D5DAE0',
    'node-fill': '#EEF1F4',
    accent: '#005A8C',
    'accent-ink': '#FFFFFF',
    'select-tint': '#E3F0F8',
    'alarm-text': '#A63C00',
    'alarm-gfx': '#D55E00',
    'alarm-tint': '#FBE9DF',
    'ok-text': '#00694C',
    'warn-text': '#7A5200',
    'warn-tint': '#FBF3DC',
    focus: INK,
    'focus-halo': '#FFFFFF',
  },
  keys: [
    { fill: '#0072B2', ink: '#FFFFFF', stroke: '#006BA8' },
    { fill: '#E69F00', ink: INK, stroke: '#B87F00' },
    { fill: '#009E73', ink: INK, stroke: '#009B71' },
    { fill: '#CC79A7', ink: INK, stroke: '#C76C9F' },
    { fill: '#56B4E9', ink: INK, stroke: '#1C92D4' },
    { fill: '#F0E442', ink: INK, stroke: '#958B0C' },
  ],
}

const dark: Palette = {
  roles: {
    bg: '#11151A',
    panel: '#1B2129',
    ink: '#F2F4F7',
    'ink-2': '#B4BEC9',
    'ink-3': '#93A0AD',
    line: '#74808D',
    'line-soft': '#2C3540',
    'node-fill': '#222B35',
    accent: '#7CC4F2',
    'accent-ink': INK,
    'select-tint': '#16324A',
    'alarm-text': '#FF9A5C',
    'alarm-gfx': '#F07A2B',
    'alarm-tint': '#3A2113',
    'ok-text': '#4CD0A6',
    'warn-text': '#F2B84B',
    'warn-tint': '#33290F',
    focus: '#FFFFFF',
    'focus-halo': '#11151A',
  },
  keys: [
    { fill: '#0086D1', ink: INK, stroke: '#0086D1' },
    { fill: '#E69F00', ink: INK, stroke: '#E69F00' },
    { fill: '#009E73', ink: INK, stroke: '#009E73' },
    { fill: '#CC79A7', ink: INK, stroke: '#CC79A7' },
    { fill: '#56B4E9', ink: INK, stroke: '#56B4E9' },
    { fill: '#F0E442', ink: INK, stroke: '#F0E442' },
  ],
}

/** White and thick: a projector adds the light of the room to both colours. Yellow gives way to ink. */
const projector: Palette = {
  roles: {
    ...light.roles,
    bg: '#FFFFFF',
    ink: '#000000',
    'ink-2': '#2B333B',
    'ink-3': '#3F4954',
    line: '#3F4954',
    'line-soft': '#B9C1CA',
    accent: '#004B78',
    'alarm-text': '#9A3300',
    'alarm-gfx': '#9A3300',
    'ok-text': '#005A41',
    'warn-text': '#654300',
    focus: '#000000',
  },
  keys: [
    { fill: '#0072B2', ink: '#FFFFFF', stroke: '#0070AF' },
    { fill: '#E69F00', ink: INK, stroke: '#9C6C00' },
    { fill: '#009E73', ink: INK, stroke: '#008762' },
    { fill: '#CC79A7', ink: INK, stroke: '#BC4F8B' },
    { fill: '#56B4E9', ink: INK, stroke: '#187CB5' },
    { fill: INK, ink: '#FFFFFF', stroke: '#80770A' },
  ],
}

/** All themes by name. */
export const PALETTES: Readonly<Record<ThemeName, Palette>> = { light, dark, projector }
