import type { PrefetchWorld } from './sweep.ts'

/** The worlds to begin with. */
export const WORLD_NAMES = ['one', 'two', 'slow-first'] as const

/** One of them, by name. */
export type WorldName = (typeof WORLD_NAMES)[number]

const FAST = 500
const SLOW = 2500

const WORLDS: Readonly<Record<WorldName, PrefetchWorld>> = {
  one: { messages: 30, roundTrip: 200, workers: [{ name: 'A', work: 100 }] },
  two: {
    messages: 12,
    roundTrip: 200,
    workers: [
      { name: 'A', work: FAST },
      { name: 'B', work: SLOW },
    ],
  },
  'slow-first': {
    messages: 12,
    roundTrip: 200,
    workers: [
      { name: 'A', work: SLOW },
      { name: 'B', work: FAST },
    ],
  },
}

/** A world to begin with. */
export function worldOf(name: WorldName): PrefetchWorld {
  return WORLDS[name]
}

/** Reads a world from an address: `messages=30&rtt=200&work=100,2500`. What makes no sense is as in the first. */
export function worldInLink(settings: URLSearchParams): PrefetchWorld {
  const works = (settings.get('work') ?? '').split(',').filter((text) => text !== '')
  const workers = works.slice(0, 2).map((text, at) => ({
    name: at === 0 ? 'A' : 'B',
    work: within(text, WORK_MAX, WORLDS.one.workers[0]?.work ?? 1),
  }))
  return {
    messages: Math.max(1, within(settings.get('messages'), MESSAGES_MAX, WORLDS.one.messages)),
    roundTrip: within(settings.get('rtt'), ROUND_TRIP_MAX, WORLDS.one.roundTrip),
    workers: workers.length > 0 ? workers : WORLDS.one.workers,
  }
}

/** The same, to be written into an address. */
export function linkOfWorld({
  messages,
  roundTrip,
  workers,
}: PrefetchWorld): Readonly<Record<string, string>> {
  const work = workers.map((worker) => worker.work).join()
  return { messages: `${messages}`, rtt: `${roundTrip}`, work }
}

/** Bounds of what a reader may set: a sweep is over in a second. */
export const MESSAGES_MAX = 100
export const ROUND_TRIP_MAX = 2000
export const WORK_MAX = 10_000

/** A whole number of at most `most`; `otherwise` where there is none. */
function within(text: string | null, most: number, otherwise: number): number {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : otherwise
}
