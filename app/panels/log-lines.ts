import type { LineView, Seq } from '../../engine/index.ts'

/** What a reader wants to see of the log. */
export interface LogFilter {
  /** Only what this one does; everyone when absent. */
  readonly actor?: string | undefined
  readonly kinds: ReadonlySet<LineView['kind']>
  /** Only what is about this message. */
  readonly subject?: string | undefined
  /** Part of the actor or of the text, whatever the case. */
  readonly text: string
}

/** All kinds of lines, in the order in which they are offered. */
export const LINE_KINDS: readonly LineView['kind'][] = ['message', 'control', 'state', 'fault', 'trouble']

/** A filter that lets everything through. */
export const EVERYTHING: LogFilter = { kinds: new Set(LINE_KINDS), text: '' }

/** Whether a line is to be shown. */
export function passes(line: LineView, filter: LogFilter): boolean {
  if (!filter.kinds.has(line.kind)) return false
  if (filter.actor !== undefined && line.actor !== filter.actor) return false
  if (filter.subject !== undefined && line.subject !== filter.subject) return false
  if (filter.text === '') return true
  return `${line.actor} ${line.text}`.toLowerCase().includes(filter.text.toLowerCase())
}

/**
 * The lines of a trace, read once each, and those of them that pass a filter. Both grow with the playhead, so
 * that a long log costs nothing while it plays.
 */
export class LogLines {
  readonly #lineOf: (seq: Seq) => LineView
  readonly #lines: LineView[] = []
  readonly #actors = new Set<string>()
  #filter: LogFilter = EVERYTHING
  #rows: Seq[] = []

  constructor(lineOf: (seq: Seq) => LineView) {
    this.#lineOf = lineOf
  }

  /** How many lines are known. */
  get length(): number {
    return this.#lines.length
  }

  /** Everyone who did something so far, in the order of appearance. */
  get actors(): readonly string[] {
    return [...this.#actors]
  }

  /** Reads on to that many lines. */
  growTo(length: number): void {
    for (let seq = this.#lines.length; seq < length; seq++) {
      const line = this.#lineOf(seq)
      this.#lines.push(line)
      this.#actors.add(line.actor)
      if (passes(line, this.#filter)) this.#rows.push(seq)
    }
  }

  /** A line that is known. */
  at(seq: Seq): LineView {
    return this.#lines[seq] as LineView
  }

  /** The seqs of the lines that pass. The array grows in place. */
  rowsOf(filter: LogFilter): readonly Seq[] {
    if (filter !== this.#filter) {
      this.#filter = filter
      this.#rows = []
      for (let seq = 0; seq < this.#lines.length; seq++) {
        if (passes(this.at(seq), filter)) this.#rows.push(seq)
      }
    }
    return this.#rows
  }

  /** The last event before `seq` that a test likes; -1 for none. */
  lastBefore(seq: Seq, isIt: (line: LineView) => boolean): Seq {
    for (let at = Math.min(seq, this.#lines.length) - 1; at >= 0; at--) if (isIt(this.at(at))) return at
    return -1
  }
}

/** Which rows of a long list are in view, and a few more, so that scrolling does not show gaps. */
export function rowsInView(view: {
  readonly top: number
  readonly height: number
  readonly rowHeight: number
  readonly count: number
  readonly more: number
}): { readonly from: number; readonly to: number } {
  const first = Math.floor(view.top / view.rowHeight) - view.more
  const last = Math.ceil((view.top + view.height) / view.rowHeight) + view.more
  return { from: clamp(first, view.count), to: clamp(last, view.count) }
}

function clamp(row: number, count: number): number {
  return Math.max(0, Math.min(row, count))
}
