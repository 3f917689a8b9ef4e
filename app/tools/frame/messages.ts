import type { Goal } from '../../playback/session.ts'

/** What a page may ask of the scenario that it embeds. */
export type HostCommand =
  | { readonly do: 'play' | 'pause' | 'next' | 'prev' | 'state' }
  | { readonly do: 'goto'; readonly goal: Goal }

/** A message that is understood, or what is wrong with it; undefined: it is not for us. */
export type Heard = { readonly command: HostCommand } | { readonly fault: string } | undefined

const PREFIX = 'brokerscope.'
const PLAIN = ['play', 'pause', 'next', 'prev', 'state'] as const

/** Reads a message: `{ type: 'brokerscope.goto', beat: 4 }`. Beats are counted from 1, or named by their id. */
export function readMessage(data: unknown): Heard {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined
  const { type } = data
  if (typeof type !== 'string' || !type.startsWith(PREFIX)) return undefined
  const name = type.slice(PREFIX.length)
  const plain = PLAIN.find((each) => each === name)
  if (plain !== undefined) return { command: { do: plain } }
  if (name !== 'goto') return { fault: `there is no "${type}"; there are ${[...PLAIN, 'goto'].join(', ')}` }
  return goalIn(data)
}

function goalIn(data: object): Heard {
  const { beat, tick, seq } = data as {
    readonly beat?: unknown
    readonly tick?: unknown
    readonly seq?: unknown
  }
  if (typeof beat === 'string' && beat !== '') return { command: { do: 'goto', goal: { beat } } }
  if (isCount(beat) && beat > 0) return { command: { do: 'goto', goal: { beat: beat - 1 } } }
  if (isCount(tick)) return { command: { do: 'goto', goal: { tick } } }
  if (isCount(seq)) return { command: { do: 'goto', goal: { seq } } }
  return { fault: 'goto needs a beat (its id, or from 1), a tick or a seq' }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
