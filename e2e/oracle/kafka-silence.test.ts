import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tell } from '../../engine/oracle/kafka/timelines.ts'
import type { StoryEvent, TimelineCase } from '../../engine/oracle/kafka/timelines-case.ts'

type Story = TimelineCase & { readonly id: string; readonly story: string; readonly variant: string }

const stories = ['timelines-classic.json', 'timelines-kip848.json'].flatMap((name) => {
  const content = readFileSync(join(import.meta.dirname, 'kafka', name), 'utf8')
  return (JSON.parse(content) as { readonly cases: readonly Story[] }).cases
})

const EAGER = 'range'
const COOPERATIVE = 'coop'
const NEXT = 'kip848'

/** Stories that were recorded with more than one protocol. */
const compared = [...new Set(stories.map(({ story }) => story))].filter((story) => {
  return [EAGER, COOPERATIVE, NEXT].filter((variant) => storyOf(story, variant) !== undefined).length > 1
})

/** A reaction to another client may be two steps late, here and there. */
const LATENESS_MS = 200

describe('partitions without an owner', () => {
  it.each(compared)('%s: as long as recorded, by each protocol', (name) => {
    for (const variant of [EAGER, COOPERATIVE, NEXT]) {
      const story = storyOf(name, variant)
      if (story === undefined) continue
      const silences = recordsOf(story).map((record) => {
        const [told, recorded] = [silenceOf(story, tell(story, record)), silenceOf(story, record)]
        return Math.abs(told.ms - recorded.ms) - latenessOf(story) * recorded.changes
      })
      expect(Math.min(...silences), variant).toBeLessThanOrEqual(0)
    }
  })

  it('are most of them by the eager protocol, when everybody waits for one that is slow', () => {
    const silence = (variant: string): number => {
      const story = storyOf('rebalance-timeout', variant) as Story
      return silenceOf(story, tell(story, story.events)).ms
    }
    expect(silence(EAGER)).toBeGreaterThan(5 * silence(COOPERATIVE))
    expect(silence(EAGER)).toBeGreaterThan(5 * silence(NEXT))
  })
})

function storyOf(name: string, variant: string): Story | undefined {
  return stories.find((one) => one.story === name && one.variant === variant)
}

/** `times within 3000 ms`: two records of one story differed by so much. */
function latenessOf({ stability }: Story): number {
  return Math.max(LATENESS_MS, Number(/within (\d+) ms/.exec(stability)?.[1] ?? 0))
}

function recordsOf(story: Story): readonly (readonly StoryEvent[])[] {
  return story.eventsAlternative === undefined ? [story.events] : [story.events, story.eventsAlternative]
}

/** Partition-milliseconds without an owner after the first, and how often anything changed hands. */
function silenceOf({ until }: Story, lines: readonly StoryEvent[]): { ms: number; changes: number } {
  const owners = new Map<string, Set<string>>()
  const freeSince = new Map<string, number>()
  let [ms, changes] = [0, 0]
  const lose = (partition: string, who: string, t: number): void => {
    const known = owners.get(partition)
    if (known?.delete(who) !== true) return
    changes++
    if (known.size === 0) freeSince.set(partition, t)
  }
  for (const { t, who, ev, ...rest } of lines) {
    const partitions = (rest['partitions'] ?? []) as readonly string[]
    if (ev === 'onPartitionsAssigned') {
      for (const partition of partitions) {
        ms += t - (freeSince.get(partition) ?? t)
        freeSince.delete(partition)
        owners.set(partition, (owners.get(partition) ?? new Set()).add(who))
        changes++
      }
    } else if (ev === 'onPartitionsRevoked' || ev === 'onPartitionsLost') {
      for (const partition of partitions) lose(partition, who, t)
    } else if (/^CRASH|^the application stops|^close\(\) returned/.test(ev)) {
      for (const partition of owners.keys()) lose(partition, who, t)
    }
  }
  for (const since of freeSince.values()) ms += until - since
  return { ms, changes }
}
