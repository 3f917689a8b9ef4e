import type { Row } from './lanes.ts'
import type { Picture } from './pen.ts'

/** What a look is in a picture that stands alone: attributes of SVG, with colours of the page put in. */
export type Palette = (name: string) => string

const INK: Readonly<Record<string, string>> = { control: 'line', 0: 'line' }

/** A picture as a file of its own: with the names of its lanes, its moments and its title. */
export function svgOf(
  picture: Picture,
  about: {
    readonly title: string
    readonly rows: readonly Row[]
    readonly moments: readonly { readonly x: number; readonly label: string }[]
    readonly width: number
    readonly height: number
    readonly palette: Palette
  },
): string {
  const { title, rows, moments, width, height, palette } = about
  const [left, top] = [150, 56]
  const text = (x: number, y: number, words: string, rest: string) =>
    `<text x="${x}" y="${y}" ${rest}>${escaped(words)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 16}" height="${top + height + 16}" `,
    `font-family="Inter, Helvetica, Arial, sans-serif" font-size="11">`,
    `<title>${escaped(title)}</title>`,
    `<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" `,
    `patternTransform="rotate(45)"><path d="M0 0V5" stroke="${palette('line')}" stroke-width="2"/></pattern></defs>`,
    `<rect width="100%" height="100%" fill="${palette('panel')}"/>`,
    text(16, 26, title, `font-size="15" font-weight="600" fill="${palette('ink')}"`),
    ...moments.map(({ x, label }) =>
      text(left + x, top - 8, label, `text-anchor="middle" fill="${palette('ink-2')}"`),
    ),
    ...rows.map(({ name, line }) =>
      text(left - 12, top + line + 4, name, `text-anchor="end" font-weight="600" fill="${palette('ink')}"`),
    ),
    `<g transform="translate(${left} ${top})">`,
    ...picture.lines.map(({ look, path }) => `<path d="${path}" ${attributesOf(look, palette)}/>`),
    ...picture.words.map((word) =>
      text(
        word.x,
        word.y,
        word.text,
        `text-anchor="${word.anchor}" fill="${palette('ink')}" stroke="${palette('panel')}" ` +
          `stroke-width="3" paint-order="stroke" font-size="${word.look === 'id' ? 11 : 10}"`,
      ),
    ),
    '</g></svg>',
  ].join('\n')
}

/** The attributes of a look. */
export function attributesOf(look: string, palette: Palette): string {
  const [what = '', ...rest] = look.split(' ')
  const hue = rest.find((word) => word.startsWith('hue-'))?.slice(4) ?? '0'
  const stroke = palette(INK[hue] ?? `key-${hue}-stroke`)
  const fill = palette(INK[hue] ?? `key-${hue}-fill`)
  const dim = rest.includes('dim') ? ' opacity="0.2"' : ''
  const width = rest.includes('lit') ? 2.5 : rest.includes('bundle') ? 3 : 1.6
  const line = (colour: string, size: number, more = '') =>
    `fill="none" stroke="${colour}" stroke-width="${size}"${more}${dim}`
  const area = (colour: string, opacity: number) =>
    `fill="${colour}" fill-opacity="${opacity}" stroke="none"${dim}`
  const looks: Readonly<Record<string, string>> = {
    lane: line(palette('line-soft'), 1),
    tear: line(palette('line'), 1),
    fold: area(palette('node-fill'), 0.7),
    curtain: area(palette('line'), 0.16),
    ready: area(palette('line'), 0.55),
    claimed: `fill="url(#hatch)" stroke="${palette('line')}" stroke-width="0.75"`,
    timer: area(hue === '0' ? palette('line') : fill, 0.35),
    held: `fill="${fill}" fill-opacity="0.55" stroke="${stroke}" stroke-width="1"${dim}`,
    work: area(palette('line'), 0.45),
    message: line(stroke, width),
    control: line(stroke, rest.includes('lit') ? 2 : 1, ' stroke-dasharray="3 3"'),
    head: `fill="${stroke}" stroke="none"${dim}`,
    lost: line(palette('alarm-gfx'), 2.5),
    fault: `fill="${palette('ink')}" stroke="none"${dim}`,
    dot: `fill="${palette('panel')}" stroke="${palette('ink-2')}" stroke-width="1.2"${dim}`,
    bead: `fill="${palette('panel')}" stroke="${palette('ink-2')}" stroke-width="1.2"${dim}`,
    self: line(palette('accent'), 2.5),
  }
  return looks[what] ?? line(palette('line'), 1)
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
