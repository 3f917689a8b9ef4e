import { loadCanvasFonts } from '../../theme/canvas-fonts.ts'
import { Easel } from './easel.ts'
import { FONT } from './ink.ts'
import type { Canvas, Sheet } from './sheet.ts'

let easel: Easel | undefined
let isDue = false

/**
 * Paints what moves, beside the page: so a frame costs the page a message. While it plays, a frame that comes
 * before the last one was painted takes its place. What stands still is painted at once, and the page is told.
 */
addEventListener('message', ({ data }: MessageEvent<Canvas | Sheet>) => {
  if ('canvas' in data) {
    const own = new Easel(data.canvas)
    easel = own
    loadCanvasFonts(Object.values(FONT), () => own.refresh())
    return
  }
  easel?.take(data)
  if (data.moment.still) {
    easel?.paint()
    postMessage(data.number)
    return
  }
  if (isDue) return
  isDue = true
  requestAnimationFrame(() => {
    isDue = false
    easel?.paint()
  })
})
