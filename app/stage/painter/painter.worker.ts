import { loadCanvasFonts } from '../../theme/canvas-fonts.ts'
import { Easel } from './easel.ts'
import { FONT, renewFonts } from './ink.ts'
import type { Canvas, Sheet } from './sheet.ts'

let easel: Easel | undefined
let isDue = false

/**
 * Paints what moves, beside the page: so a frame costs the page a message. While it plays it has frames of its
 * own, and what a busy page is late to say does not make it stop. What stands still is painted at once, and the
 * page is told; then no frame is asked for.
 */
addEventListener('message', ({ data }: MessageEvent<Canvas | Sheet>) => {
  if ('canvas' in data) {
    const own = new Easel(data.canvas)
    easel = own
    loadCanvasFonts(Object.values(FONT), () => {
      renewFonts()
      own.refresh(wallClock(performance.now()))
    })
    return
  }
  easel?.take(data)
  if (data.moment.rate === 0) {
    easel?.paint(data.moment.at)
    postMessage(data.number)
  } else if (!isDue) {
    isDue = true
    requestAnimationFrame(onFrame)
  }
})

function onFrame(time: number): void {
  const now = wallClock(time)
  isDue = easel?.isPlayingAt(now) === true
  if (!isDue) return
  easel?.paint(now)
  requestAnimationFrame(onFrame)
}

function wallClock(time: number): number {
  return performance.timeOrigin + time
}
