import { describe, expect, it } from 'vitest'
import { playheadAt } from './easel.ts'

const FRAME = 1000 / 60
const playing = { reading: 5000, tick: 0, speed: 2, rate: 2, at: 100_000, still: false }

describe('the playhead of the painter', () => {
  it('is where the page said, a frame later', () => {
    expect(playheadAt(playing, playing.at + FRAME).reading).toBeCloseTo(5000, 6)
  })

  it('goes on at its rate when the page is late, forwards and back', () => {
    expect(playheadAt(playing, playing.at + 3 * FRAME).reading).toBeCloseTo(5000 + 4 * FRAME, 6)
    const back = { ...playing, rate: -1 }
    expect(playheadAt(back, playing.at + 3 * FRAME).reading).toBeCloseTo(5000 - 2 * FRAME, 6)
  })

  it('waits when the page says nothing for long', () => {
    expect(playheadAt(playing, playing.at + 60_000).reading).toBe(5200)
  })

  it('is exactly where the page said when nothing plays, whenever that is painted', () => {
    const paused = { ...playing, rate: 0 }
    for (const late of [-50, 0, 7, 60_000]) expect(playheadAt(paused, playing.at + late).reading).toBe(5000)
  })

  it('goes evenly from sheet to sheet, however they come', () => {
    const readings = Array.from({ length: 20 }, (_, frame) => {
      // The page is late with every third frame.
      const told = frame - (frame % 3 === 2 ? 1 : 0)
      const sheet = { ...playing, reading: 5000 + 2 * told * FRAME, at: playing.at + told * FRAME }
      return playheadAt(sheet, playing.at + (frame + 1) * FRAME).reading
    })
    for (const [frame, reading] of readings.entries())
      expect(reading).toBeCloseTo(5000 + 2 * frame * FRAME, 6)
  })
})
