import type { Page } from '@playwright/test'

/** A fault of the picture: words on words, words that the window cuts off, or in a large one under 12 px. */
export function wordFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    // What has just been said is in the picture with the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const drawing = document.querySelector('[data-testid=stage] svg')
    if (drawing === null) return ['there is no picture']
    const room = drawing.getBoundingClientRect()
    // On a phone the picture is moved up and down by hand: what is cut there can be seen.
    const isMoved = innerWidth < 640
    const words = [...drawing.querySelectorAll('text')].flatMap((text) => {
      const { x, y, width, height } = text.getBoundingClientRect()
      const { a: scale = 1 } = text.getScreenCTM() ?? {}
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale
      // Lines stand closer than their boxes: letters take the middle of theirs.
      const letters = { x, y: y + height * 0.2, right: x + width, bottom: y + height * 0.8 }
      return width === 0 ? [] : [{ said: text.textContent?.trim() ?? '', size, ...letters }]
    })
    const faults = words.flatMap(({ said, size, x, y, right, bottom }) => {
      const isCut = x < room.left - 1 || right > room.right + 1
      const isCutBelow = !isMoved && (y < room.top - 1 || bottom > room.bottom + 1)
      const isSmall = innerWidth >= 1440 && size < 11.95
      return [
        ...(isCut || isCutBelow ? [`cut off: ${said}`] : []),
        ...(isSmall ? [`too small: ${said}`] : []),
      ]
    })
    words.forEach((one, at) => {
      for (const other of words.slice(at + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.x, other.x)
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.y, other.y)
        if (across > 1.5 && down > 1.5) faults.push(`on each other: ${one.said} and ${other.said}`)
      }
    })
    return faults
  })
}
