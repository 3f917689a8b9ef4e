import type { PageState } from '../store.ts'

/** What may be said aloud at a moment, before anyone decides how much is. */
export interface Heard {
  readonly seq: number
  readonly beat: number
  readonly asked: string | undefined
  readonly branch: string
  /** Broken promises, by id. */
  readonly broken: readonly string[]
}

/** Something to be said. */
export type Announcement =
  | { readonly say: 'beat'; readonly beat: number }
  | { readonly say: 'asks'; readonly bet: string }
  | { readonly say: 'broken'; readonly promise: string }
  | { readonly say: 'events'; readonly from: number; readonly to: number }
  | { readonly say: 'faults'; readonly from: number; readonly to: number }
  | { readonly say: 'branch'; readonly branch: string }

/** Above this speed only beats are spoken: the rest would never end. */
const TALKATIVE_SPEED_MAX = 2

/** What there is to say after a step from one moment to another. Going back says only where one is. */
export function announcementsOf(
  before: Heard,
  now: Heard,
  { verbosity, speed }: Pick<PageState, 'verbosity' | 'speed'>,
): readonly Announcement[] {
  if (verbosity === 'off') return []
  const said: Announcement[] = []
  if (now.branch !== before.branch) said.push({ say: 'branch', branch: now.branch })
  const isForward = now.seq > before.seq && now.branch === before.branch
  const isQuiet = verbosity === 'beats' || speed > TALKATIVE_SPEED_MAX || !isForward
  if (!isQuiet) {
    said.push({ say: verbosity === 'all' ? 'events' : 'faults', from: before.seq, to: now.seq })
    for (const promise of now.broken) {
      if (!before.broken.includes(promise)) said.push({ say: 'broken', promise })
    }
  }
  if (now.beat !== before.beat && now.beat >= 0) said.push({ say: 'beat', beat: now.beat })
  if (now.asked !== undefined && now.asked !== before.asked) said.push({ say: 'asks', bet: now.asked })
  return said
}
