import type { Canvas2D, Ink } from './ink.ts'
import type { Pixels } from './marks.ts'

/** A small picture, painted once and then laid wherever it is wanted: quicker than its lines and letters. */
interface Sprite {
  readonly scale: number
  readonly picture: ImageBitmap
}

/** Half of a sprite's size, in units of the world. */
interface Reach {
  readonly x: number
  readonly y: number
}

/** More than this are not kept: where digits change, old ones are soon wanted by nobody. */
const SPRITES_MAX = 256

/** Sprites of one ink: another theme, or a font that has come, brings another ink. */
const shelves = new WeakMap<Ink, Map<unknown, Sprite>>()

/** Lays a sprite with its middle at a point of the world, on whole pixels. It is painted if it is not known. */
export function laySprite(
  ctx: Canvas2D,
  ink: Ink,
  name: unknown,
  at: { readonly x: number; readonly y: number },
  reach: Reach,
  pixels: Pixels,
  paint: (ctx: Canvas2D) => void,
): void {
  const { scale } = pixels
  const shelf = shelves.get(ink) ?? new Map<unknown, Sprite>()
  shelves.set(ink, shelf)
  let sprite = shelf.get(name)
  if (sprite?.scale !== scale) {
    if (shelf.size >= SPRITES_MAX) shelf.clear()
    sprite = { scale, picture: painted(reach, scale, paint) }
    shelf.set(name, sprite)
  }
  const { picture } = sprite
  const left = Math.round(at.x * scale + pixels.x) - picture.width / 2
  const top = Math.round(at.y * scale + pixels.y) - picture.height / 2
  ctx.drawImage(picture, left, top)
}

/** Its middle is on a whole pixel. */
function painted({ x, y }: Reach, scale: number, paint: (ctx: Canvas2D) => void): ImageBitmap {
  const [right, down] = [Math.ceil(x * scale), Math.ceil(y * scale)]
  const canvas = new OffscreenCanvas(right * 2, down * 2)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('This browser gives no canvas to draw on.')
  ctx.setTransform(scale, 0, 0, scale, right, down)
  paint(ctx)
  return canvas.transferToImageBitmap()
}
