/** What an element's look is made of. As attributes they need no style sheet, and no policy forbids them. */
const LOOK = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'marker-end',
  'visibility',
] as const

const SVG = 'http://www.w3.org/2000/svg'

/** The stage as it is now, as a picture that needs no page around it: places, wires, and what is on its way. */
export function snapshotOfStage(): SVGSVGElement | undefined {
  const stage = document.querySelector('[data-testid="stage"]')
  const drawing = stage?.querySelector('svg')
  if (drawing === null || drawing === undefined) return undefined
  const { width, height } = drawing.getBoundingClientRect()
  const copy = drawing.cloneNode(true) as SVGSVGElement
  copyLook(drawing, copy)
  ownNames(copy)
  copy.removeAttribute('class')
  copy.setAttribute('xmlns', SVG)
  copy.setAttribute('width', String(Math.round(width)))
  copy.setAttribute('height', String(Math.round(height)))
  copy.setAttribute('viewBox', `0 0 ${Math.round(width)} ${Math.round(height)}`)
  const canvas = stage?.querySelector('canvas')
  const moving = canvas === null || canvas === undefined ? undefined : pictureOf(canvas)
  if (moving !== undefined) {
    const image = document.createElementNS(SVG, 'image')
    image.setAttribute('href', moving)
    image.setAttribute('width', String(width))
    image.setAttribute('height', String(height))
    copy.append(image)
  }
  return copy
}

/** A picture with its ground and a line of words under it, as a file. */
export function framed(picture: SVGSVGElement, title: string, caption: string, fonts: string): string {
  const width = Number(picture.getAttribute('width'))
  const height = Number(picture.getAttribute('height'))
  const frame = document.createElementNS(SVG, 'svg')
  for (const [name, value] of Object.entries({ xmlns: SVG, width, height: height + FOOT, role: 'img' }))
    frame.setAttribute(name, String(value))
  const says = document.createElementNS(SVG, 'title')
  says.textContent = `${title}. ${caption}`
  const style = document.createElementNS(SVG, 'style')
  style.textContent = fonts
  const ground = document.createElementNS(SVG, 'rect')
  for (const [name, value] of Object.entries({ width, height: height + FOOT, fill: groundOf() }))
    ground.setAttribute(name, String(value))
  const words = document.createElementNS(SVG, 'text')
  const look = {
    x: 16,
    y: height + FOOT / 2 + 4,
    'font-size': 13,
    fill: getComputedStyle(document.body).color,
  }
  for (const [name, value] of Object.entries(look)) words.setAttribute(name, String(value))
  words.setAttribute('font-family', getComputedStyle(document.body).fontFamily)
  words.textContent = `${title} · ${caption}`
  frame.append(says, style, ground, picture, words)
  return new XMLSerializer().serializeToString(frame)
}

/** An SVG as a PNG with twice the points, so that it is sharp on a slide. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * SHARP
    canvas.height = image.naturalHeight * SHARP
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** The page's letters that are in use, as rules that carry them: a picture has no page to ask. */
export async function fontsInUse(): Promise<string> {
  const loaded = new Set(
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map((face) => `${bare(face.family)} ${rangesOf(face.unicodeRange)}`),
  )
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => {
      const family = bare(style.getPropertyValue('font-family'))
      return loaded.has(`${family} ${rangesOf(style.getPropertyValue('unicode-range'))}`)
    })
  return (await Promise.all(rules.map(carried))).join('\n')
}

const FOOT = 36
const SHARP = 2

async function carried(rule: CSSFontFaceRule): Promise<string> {
  const source = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
  if (source === undefined) return ''
  const address = new URL(source, rule.parentStyleSheet?.href ?? document.baseURI)
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return rule.cssText.replace(/url\("?[^")]+"?\)/, `url("data:font/woff2;base64,${btoa(letters)}")`)
}

function bare(family: string): string {
  return family.replaceAll(/["']/g, '').trim()
}

function rangesOf(ranges: string): string {
  return ranges.replaceAll(/\s/g, '').toUpperCase()
}

function groundOf(): string {
  const stage = document.querySelector('[data-testid="stage"]')
  for (let at: Element | null = stage; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at)
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor
  }
  return '#ffffff'
}

let pictures = 0

/** Patterns and arrowheads have names of the picture's own: those of the page may be hidden, as on paper. */
function ownNames(picture: SVGSVGElement): void {
  const prefix = `picture-${++pictures}-`
  for (const element of picture.querySelectorAll('[id]')) element.id = prefix + element.id
  for (const element of picture.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const reference = /^url\(["']?[^"')]*#([^"')]+)["']?\)(.*)$/.exec(value)
      if (reference !== null) element.setAttribute(name, `url(#${prefix}${reference[1]})${reference[2]}`)
      else if (name === 'href' && value.startsWith('#'))
        element.setAttribute(name, `#${prefix}${value.slice(1)}`)
    }
  }
}

function copyLook(from: Element, to: Element): void {
  const style = getComputedStyle(from)
  for (const name of LOOK) {
    const value = style.getPropertyValue(name)
    if (value !== '') to.setAttribute(name, value)
  }
  if (style.transform !== 'none' && !from.hasAttribute('transform'))
    to.setAttribute('transform', style.transform)
  for (const name of ['class', 'style', 'tabindex']) to.removeAttribute(name)
  for (let at = from.children.length - 1; at >= 0; at--) {
    const [child, twin] = [from.children[at], to.children[at]]
    if (child === undefined || twin === undefined) continue
    if (getComputedStyle(child).display === 'none') twin.remove()
    else copyLook(child, twin)
  }
}

/** What a worker has painted can be drawn on, but not read where it is. */
function pictureOf(canvas: HTMLCanvasElement): string | undefined {
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  if (copy.width === 0) return undefined
  copy.getContext('2d')?.drawImage(canvas, 0, 0)
  return copy.toDataURL('image/png')
}
