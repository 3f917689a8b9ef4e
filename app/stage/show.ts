import type { MotionView } from '../../engine/index.ts'
import { isForced, isMotionReduced, themeNow } from '../theme/theme.ts'
import type { Point } from './geometry.ts'
import { forcedInk, inkOf } from './painter/ink.ts'
import type { View } from './painter/painter.ts'
import type { Canvas, Look, Scenery, Sheet, Size } from './painter/sheet.ts'
import type { MovingView, StageMoment, StageWords } from './props.ts'
import { type Backdrop, backdropOf } from './tokens/backdrop.ts'
import { clocksOf } from './tokens/clocks.ts'
import { Departures } from './tokens/departures.ts'
import { pack } from './tokens/freight.ts'
import type { Traffic } from './tokens/roster.ts'
import { createTokens, MARK, placeTokens, type Tokens } from './tokens/tokens.ts'
import { type Ground, type Track, TrackBook } from './tokens/tracks.ts'

type Units = Pick<StageWords, 'seconds' | 'minutes' | 'decimalMark'>

/**
 * The layer of what moves, as the page has it: it finds out which way each thing goes, and a worker paints it.
 * With each frame the worker is told the moment and what has changed: nothing is sent twice, nothing is drawn here.
 */
export class Show {
  readonly #canvas: HTMLCanvasElement
  readonly #worker: Worker
  readonly #departures = new Departures()
  readonly #drawn = new Map<number, () => void>()
  #book: TrackBook | undefined
  #backdrop: { readonly of: Pick<Ground, 'arrangement' | 'wiring'>; readonly is: Backdrop } | undefined
  #told:
    | { readonly moment: StageMoment; readonly view: View; readonly painted: Promise<void> | undefined }
    | undefined
  #number = 0
  #lanes = 0
  #isMoved = true
  #size: Size | undefined
  #news: { size?: Size; look?: Look; scenery?: Scenery } = {}

  constructor(layer: HTMLElement) {
    this.#canvas = document.createElement('canvas')
    layer.append(this.#canvas)
    this.#worker = new Worker(new URL('./painter/painter.worker.ts', import.meta.url), { type: 'module' })
    this.#worker.onmessage = ({ data }: MessageEvent<number>) => this.settle(data)
    this.#worker.onerror = () => this.settle(Number.POSITIVE_INFINITY)
    const canvas = this.#canvas.transferControlToOffscreen()
    this.#worker.postMessage({ canvas } satisfies Canvas, [canvas])
    this.look()
  }

  /** Theme, forced colours and reduced motion may have changed. */
  look(): void {
    this.#news.look = { ink: isForced() ? forcedInk() : inkOf(themeNow()), isReduced: isMotionReduced() }
  }

  /** Another scene, or the same one somewhere else. */
  setGround(ground: Ground, { seconds, minutes, decimalMark }: Units): void {
    if (this.#book === undefined) this.#book = new TrackBook(ground)
    else if (this.#book.setGround(ground)) this.move()
    const { arrangement, wiring, places, densities } = ground
    const known = this.#backdrop
    if (known?.of.arrangement !== arrangement || known.of.wiring !== wiring) {
      this.#backdrop = { of: ground, is: backdropOf(arrangement, wiring, places) }
    }
    const { rings, ...rest } = (this.#backdrop as { readonly is: Backdrop }).is
    // Who has died does not work on, however long it would have taken: there is a cross instead.
    const alive = [...rings].filter(([id]) => places.get(id)?.health !== 'down')
    const backdrop = { rings: new Map(alive), ...rest }
    const clocks = clocksOf(places.values(), arrangement, densities)
    this.#news.scenery = { backdrop, clocks, units: { seconds, minutes, decimalMark } }
  }

  /** As many pixels as the screen has for it. */
  resize(width: number, height: number): void {
    const ratio = Math.min(RATIO_MAX, window.devicePixelRatio)
    const size = { width: Math.round(width * ratio), height: Math.round(height * ratio), ratio }
    const known = this.#size
    if (known?.width === size.width && known.height === size.height && known.ratio === ratio) return
    this.#size = size
    this.#news.size = size
  }

  /** One frame. Resolves when it is painted, if nothing plays: then no other follows. */
  draw(moment: StageMoment, view: View): Promise<void> | undefined {
    const book = this.#book
    if (book === undefined) return undefined
    const known = this.#told
    const isNews = Object.keys(this.#news).length > 0 || this.#isMoved
    if (!isNews && known?.moment === moment && known.view === view) return known.painted
    const { reading, tick, speed, rate, still } = moment
    const at = performance.timeOrigin + moment.at
    const sheet: Sheet = {
      number: ++this.#number,
      moment: { reading, tick, speed, rate, at, still },
      view,
      traffic: this.traffic(book, moment),
      ...this.#news,
    }
    this.#news = {}
    this.#worker.postMessage(sheet)
    const { number } = sheet
    const painted = rate === 0 ? new Promise<void>((done) => this.#drawn.set(number, done)) : undefined
    this.#told = { moment, view, painted }
    return painted
  }

  /** The picture under it has changed since the last frame. */
  get isSpoilt(): boolean {
    return this.#news.scenery !== undefined
  }

  /** The message under a point of the world, if one is on its way there. */
  tokenAt({ x, y }: Point, moment: StageMoment): MovingView | undefined {
    const tokens = this.tokensAt(moment)
    const viewOf = (track: Track | undefined) =>
      moment.moving.find((view) => track !== undefined && this.#book?.trackOf(view) === track)
    for (let at = 0; at < tokens.count; at++) {
      const reach = tokens.mark[at] === MARK.chip ? 20 : 12
      const near = Math.abs((tokens.x[at] as number) - x) < reach
      if (near && Math.abs((tokens.y[at] as number) - y) < reach) return viewOf(tokens.tracks[at])
    }
    return undefined
  }

  /** Where in the world the motions are that are meant. */
  spotsOf(isMeant: (motion: MotionView) => boolean, moment: StageMoment): readonly Point[] {
    const tokens = this.tokensAt(moment)
    const meant = new Set(
      moment.moving.flatMap((view) => (isMeant(view.motion) ? (this.#book?.trackOf(view) ?? []) : [])),
    )
    const spots: Point[] = []
    for (let at = 0; at < tokens.count; at++) {
      if (!meant.has(tokens.tracks[at] as Track)) continue
      spots.push({ x: tokens.x[at] as number, y: tokens.y[at] as number })
    }
    return spots
  }

  private tokensAt(moment: StageMoment): Tokens {
    const tokens = createTokens()
    const tracks = moment.moving.flatMap((view) => this.#book?.trackOf(view) ?? [])
    placeTokens(tokens, { ...moment, still: true }, tracks)
    return tokens
  }

  close(): void {
    this.#worker.terminate()
    this.#canvas.remove()
    this.settle(Number.POSITIVE_INFINITY)
  }

  private move(): void {
    this.#departures.reset()
    this.#lanes = 0
    this.#isMoved = true
  }

  private traffic(book: TrackBook, moment: StageMoment): Traffic {
    const { views, isFresh } = this.#departures.at(moment)
    const entered = pack(views.flatMap((view) => book.trackOf(view) ?? []))
    const lanes = book.lanes.slice(this.#lanes)
    const isMoved = this.#isMoved
    this.#lanes = book.lanes.length
    this.#isMoved = false
    return { lanes, isMoved, entered, isFresh }
  }

  /** Sheets are painted in their order. */
  private settle(upTo: number): void {
    for (const [number, resolve] of this.#drawn) {
      if (number > upTo) continue
      this.#drawn.delete(number)
      resolve()
    }
  }
}

/** More than this is not seen, and costs twice. */
const RATIO_MAX = 2
