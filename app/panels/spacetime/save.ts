import { momentOf } from '../../i18n/index.ts'
import { currentSession } from '../../playback/current.ts'
import type { MovingView } from '../../stage/props.ts'
import { useStore } from '../../store.ts'
import { arrowsIn, lossesOf } from './arrows.ts'
import { type Drawing, draw } from './drawing.ts'
import { isFolded } from './folded.ts'
import { momentsOf } from './moments.ts'
import type { Ruler } from './ruler.ts'
import { svgOf } from './svg.ts'

/** Saves the whole run, as it is zoomed and with what is lit, as a picture that stands alone. */
export function saveSvg(ruler: Ruler, shown: Drawing): void {
  const session = currentSession()
  if (session === undefined) return
  const { language, narration, scenarioId } = useStore.getState()
  const view = { from: 0, to: ruler.readingAt(ruler.length), xOf: ruler.xOf }
  const losses = lossesOf(session.trace())
  const isKept = () => true
  const isHidden = (move: MovingView) => move.motion.weight !== 'message' && isFolded(shown.lenses, move)
  const drawing: Drawing = {
    ...shown,
    ...view,
    isDown: false,
    arrows: arrowsIn(session.motions(), losses, (seq) => session.readingOf(seq), {
      ...view,
      isKept,
      isHidden,
    }),
  }
  const last = drawing.rows.at(-1)
  const moments = momentsOf(
    ruler,
    [0, ruler.length],
    (reading) => session.tickAt(reading),
    (tick) => session.readingAtTick(tick),
  )
  const svg = svgOf(draw(drawing), {
    title: narration?.title ?? scenarioId ?? '',
    rows: drawing.rows,
    moments: moments.map(({ x, tick }) => ({ x, label: momentOf(tick, language) })),
    width: ruler.length,
    height: last === undefined ? 0 : last.top + last.size,
    palette: paletteOfPage(),
  })
  download(`${scenarioId ?? 'run'}-space-time.svg`, svg)
}

/** The colours of the page's theme, as they are. */
function paletteOfPage(): (name: string) => string {
  const probe = document.createElement('span')
  document.body.append(probe)
  const known = new Map<string, string>()
  setTimeout(() => probe.remove(), 0)
  return (name) => {
    const colour = known.get(name)
    if (colour !== undefined) return colour
    probe.style.color = `var(--${name})`
    const read = getComputedStyle(probe).color
    known.set(name, read)
    return read
  }
}

function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
