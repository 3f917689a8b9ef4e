import type { Column, LineView, Seq } from '../../../engine/index.ts'
import { plainOf } from '../../plain.ts'

/** A run as far as files about it need it. */
export interface Told {
  readonly events: readonly { readonly type: string }[]
  readonly ticks: Column
  readonly causes: Column
  lineOf(seq: Seq): LineView
}

const HEAD = ['seq', 'tick_ms', 'cause', 'actor', 'kind', 'text', 'subject'] as const

/** The log of a whole run, a line each (RFC 4180); the mark at its beginning lets spreadsheets read Cyrillic. */
export function csvOf({ events, ticks, causes, lineOf }: Told): string {
  const rows = events.map((_, seq) => {
    const { actor, kind, text, subject } = lineOf(seq)
    return [seq, ticks.get(seq) ?? 0, causes.get(seq) ?? -1, actor, kind, text, subject ?? '']
  })
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}

/** The trace of a whole run: an event a line, with its tick and its cause, as `events()` gives them to scripts. */
export function ndjsonOf({ events, ticks, causes }: Told): string {
  return events
    .map((event, seq) => {
      const { type, ...fields } = plainOf(event) as { type: string }
      return `${JSON.stringify({ seq, tick: ticks.get(seq), cause: causes.get(seq), type, ...fields })}\n`
    })
    .join('')
}

/** A name for a file that any system takes. */
export function fileName(scenario: string, what: string, end: string): string {
  return `${scenario.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}-${what}.${end}`
}

/** Gives a file to the reader. */
export function download(name: string, content: string | Blob, type: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}

function cellOf(value: string | number): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
