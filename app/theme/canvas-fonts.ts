import interCyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url'
import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import monoCyrillic from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-cyrillic-wght-normal.woff2?url'
import monoLatin from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url'

/** As in `fonts.css`. */
const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, ' +
  'U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD'
const CYRILLIC = 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116'

const FACES = [
  ['Inter Variable', interLatin, '100 900', LATIN],
  ['Inter Variable', interCyrillic, '100 900', CYRILLIC],
  ['JetBrains Mono Variable', monoLatin, '100 800', LATIN],
  ['JetBrains Mono Variable', monoCyrillic, '100 800', CYRILLIC],
] as const

/**
 * Gives a worker the fonts of the page, whose style sheets do not reach it. They are asked for when they are
 * needed; `onLoad` is called each time that some have come, as a canvas does not paint itself again.
 */
export function loadCanvasFonts(fonts: readonly string[], onLoad: () => void): void {
  // A browser that lets no worker have fonts paints with the system's.
  const { fonts: own } = self as unknown as { readonly fonts?: FontFaceSet & { add(face: FontFace): void } }
  if (own === undefined) return
  own.addEventListener('loadingdone', onLoad)
  for (const [family, url, weight, unicodeRange] of FACES) {
    own.add(new FontFace(family, `url(${url})`, { weight, unicodeRange }))
  }
  for (const font of fonts) own.load(font).catch(() => undefined)
}
