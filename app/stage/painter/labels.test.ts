import { describe, expect, it } from 'vitest'
import { overlaps, type Rect } from '../geometry.ts'
import { besideToken, LabelBoard } from './labels.ts'

const bounds: Rect = { x: 0, y: 0, width: 400, height: 200 }
const card: Rect = { x: 100, y: 100, width: 120, height: 40 }

/** Everywhere on a level way at this height, which spot a name of this width gets. */
function along(y: number, width: number, words: readonly Rect[]) {
  return Array.from({ length: 40 }, (_, step) => {
    const board = new LabelBoard(words, bounds)
    const spot = board.place('Commit', width, besideToken({ x: step * 10, y }, 1, 0, width))
    return spot && { x: spot.x - width / 2, y: spot.y - 8, width, height: 16 }
  })
}

describe('the name of something that travels', () => {
  it('stands below its way, over it where words are below, and nowhere where both sides have words', () => {
    const below = besideToken({ x: 50, y: 90 }, 1, 0, 40)
    expect(new LabelBoard([card], bounds).place('Commit', 40, below)?.y).toBe(104)
    const over = besideToken({ x: 150, y: 90 }, 1, 0, 40)
    expect(new LabelBoard([card], bounds).place('Commit', 40, over)?.y).toBe(77)
    const roof = { ...card, y: 60, height: 25 }
    expect(new LabelBoard([card, roof], bounds).place('Commit', 40, over)).toBeUndefined()
  })

  it('stays behind when it enters a place', () => {
    const entering = besideToken({ x: 96, y: 110 }, 1, 0, 60)
    expect(new LabelBoard([{ ...card, y: 60, height: 100 }], bounds).place('Commit', 60, entering)?.x).toBe(
      66,
    )
    const leaving = besideToken({ x: 224, y: 110 }, -1, 0, 60)
    expect(new LabelBoard([{ ...card, y: 60, height: 100 }], bounds).place('Commit', 60, leaving)?.x).toBe(
      254,
    )
  })

  it('lies on no words and in the picture, wherever it is on its way', () => {
    const roof = { ...card, y: 60, height: 25 }
    for (const y of [20, 70, 90, 130, 160]) {
      for (const rect of along(y, 150, [card, roof])) {
        if (rect === undefined) continue
        expect(overlaps(rect, card) || overlaps(rect, roof)).toBe(false)
        expect(rect.x).toBeGreaterThanOrEqual(0)
        expect(rect.x + rect.width).toBeLessThanOrEqual(400)
      }
    }
    expect(along(20, 150, [card, roof]).every((rect) => rect !== undefined)).toBe(true)
    expect(along(90, 150, [card, roof]).filter((rect) => rect !== undefined)).not.toHaveLength(40)
  })

  it('is said once, and on no other', () => {
    const board = new LabelBoard([], bounds)
    const middles = besideToken({ x: 200, y: 100 }, 1, 0, 40)
    expect(board.place('ack 1', 40, middles)?.y).toBe(114)
    expect(board.place('ack 1', 40, besideToken({ x: 20, y: 20 }, 1, 0, 40))).toBeUndefined()
    expect(board.place('ack 2', 40, middles)?.y).toBe(87)
    expect(board.place('ack 3', 40, middles)).toBeUndefined()
  })

  it('of an upright way is beside it, on the right if there is room', () => {
    const [right, left] = besideToken({ x: 200, y: 100 }, 0, 1, 40)
    expect([right?.x, left?.x]).toEqual([229, 163])
  })
})
