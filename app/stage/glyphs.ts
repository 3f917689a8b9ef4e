import type { Glyph } from './keys.ts'

/** Each sign as a path round 0, about 2 wide and 2 high: for the SVG and for the canvas. */
export const GLYPH_PATHS: Readonly<Record<Glyph, string>> = {
  disc: 'M-.92 0A.92 .92 0 1 0 .92 0A.92 .92 0 1 0-.92 0Z',
  square: 'M-.82-.82H.82V.82H-.82Z',
  triangle: 'M0-.98L.98 .78H-.98Z',
  diamond: 'M0-1.1L1.1 0L0 1.1L-1.1 0Z',
  star: starPath(),
  pentagon: 'M0-1L1-.2L.62 .92H-.62L-1-.2Z',
  ring: 'M-.5 0A.5 .5 0 1 0 .5 0A.5 .5 0 1 0-.5 0Z',
}

function starPath(): string {
  let path = ''
  for (let at = 0; at < 10; at++) {
    const radius = at % 2 === 0 ? 1.12 : 0.48
    const angle = (Math.PI * at) / 5 - Math.PI / 2
    path += `${at === 0 ? 'M' : 'L'}${round(Math.cos(angle) * radius)} ${round(Math.sin(angle) * radius)}`
  }
  return `${path}Z`
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** The sign of an exchange type, drawn in a box of 24 by 24 round 0; other signs are letters. */
export const SIGN_PATHS: Readonly<Record<string, string>> = {
  // Equal: direct.
  '=': 'M-8-4H8M-8 4H8',
  // A fork: fanout.
  '⋔': 'M0-9V10M-9-9V-5Q-9 0 0 2M9-9V-5Q9 0 0 2',
  // Braces: headers.
  '{}': 'M-4-9Q-8-9-8-5V-3Q-8 0-11 0Q-8 0-8 3V5Q-8 9-4 9M4-9Q8-9 8-5V-3Q8 0 11 0Q8 0 8 3V5Q8 9 4 9',
  // The empty name: default.
  '∅': 'M-7 0A7 7 0 1 0 7 0A7 7 0 1 0-7 0M-8 8L8-8',
  // A hash: topic.
  '#': 'M-3-9L-6 9M6-9L3 9M-9-3.5H9.5M-9.5 3.5H9',
}

/** The same sign under the names that a model may give it. */
export const SIGN_NAMES: Readonly<Record<string, string>> = {
  direct: '=',
  fanout: '⋔',
  headers: '{}',
  '{ }': '{}',
  default: '∅',
  topic: '#',
  '✱#': '#',
  '*#': '#',
}

/** An arrow that comes round again: redelivered. In a box of about 10 by 10 round 0. */
export const AGAIN_PATH = 'M2.9-2.9A4.1 4.1 0 1 0 4.1 .3M4.4-4.6V-1.6H1.4'

/** A path of absolute commands, scaled and moved. */
export function moved(path: string, scale: number, x: number, y: number): string {
  return path.replace(/([MLHVAQZ])([^MLHVAQZ]*)/g, (_, command: string, rest: string) => {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
    return command + numbers.map((value, at) => round(movedNumber(command, value, at, scale, x, y))).join(' ')
  })
}

function movedNumber(
  command: string,
  value: number,
  at: number,
  scale: number,
  x: number,
  y: number,
): number {
  if (command === 'H') return value * scale + x
  if (command === 'V') return value * scale + y
  if (command === 'A') {
    const part = at % 7
    if (part < 2) return value * scale
    if (part < 5) return value
    return value * scale + (part === 5 ? x : y)
  }
  return value * scale + (at % 2 === 0 ? x : y)
}
