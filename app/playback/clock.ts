/** What is asked for a frame: the page's `requestAnimationFrame`, or a test's own. */
export interface Frames {
  request(callback: (now: number) => void): number
  cancel(handle: number): void
}

/** A frame may come late; the playhead then goes on as if it had not, and jumps over nothing. */
const FRAME_MS_MAX = 100

const pageFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

/**
 * The only owner of frames on the page. It runs while something plays; while nothing does, no frame is asked
 * for, but for a single one after each change.
 */
export class Clock {
  private readonly frames: Frames
  private readonly listeners = new Set<() => void | Promise<void>>()
  /** Who waits for the frame that is due, and what that frame still has to draw. */
  private waiting: (() => void)[] = []
  private drawing: Promise<unknown> = Promise.resolve()
  private advance: ((milliseconds: number) => void) | undefined
  private handle: number | undefined
  private last: number | undefined
  /** The time of the last frame. */
  at = 0

  constructor(frames: Frames = pageFrames) {
    this.frames = frames
  }

  /** Whether a frame is due. */
  get isAwake(): boolean {
    return this.handle !== undefined
  }

  /** Calls `advance` before each frame, with the time since the last one, until `stop`. */
  start(advance: (milliseconds: number) => void): void {
    this.advance = advance
    this.last = undefined
    this.wake()
  }

  /** Nothing moves any more; one last frame shows how it stands. */
  stop(): void {
    this.advance = undefined
    this.wake()
  }

  /** One frame, since something has changed. */
  wake(): void {
    this.handle ??= this.frames.request(this.onFrame)
  }

  /** Draws with each frame; returns how to stop. */
  onDraw(listener: () => void | Promise<void>): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Resolves when the frame that is due, or was the last one, has been drawn. */
  async drawn(): Promise<void> {
    if (this.isAwake) await new Promise<void>((resolve) => this.waiting.push(resolve))
    await this.drawing
  }

  /** Asks for no frame any more. */
  close(): void {
    if (this.handle !== undefined) this.frames.cancel(this.handle)
    this.handle = undefined
    this.advance = undefined
    this.listeners.clear()
    this.release()
  }

  private release(): void {
    for (const resolve of this.waiting.splice(0)) resolve()
  }

  private readonly onFrame = (now: number): void => {
    this.handle = undefined
    this.at = now
    const passed = this.last === undefined ? 0 : Math.min(FRAME_MS_MAX, now - this.last)
    this.last = now
    this.advance?.(passed)
    const drawing: (void | Promise<void>)[] = []
    for (const listener of [...this.listeners]) drawing.push(listener())
    this.drawing = Promise.all(drawing)
    this.release()
    if (this.advance !== undefined) this.wake()
  }
}
