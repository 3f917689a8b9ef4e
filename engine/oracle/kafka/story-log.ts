import type { StoryEvent } from './timelines-case.ts'

/** What is written down of a run, as the recorded stories are. */
export interface StoryLog {
  readonly lines: StoryEvent[]
  /** The names that the stories use, by member id: the client's, and `C2~2` for its second id. */
  readonly names: Map<string, string>
  /** How many ids each client was given. */
  readonly given: Map<string, number>
  /** The group as it was described last; undefined before anybody asked for it. */
  described: string | undefined
  /** The last commit of each member in each generation: repetitions are left out. */
  readonly commits: Map<string, string>
  /** When each member sent heartbeats. */
  readonly heartbeats: Map<string, number[]>
  /** What poll() is about to return, by client. */
  readonly polled: Map<string, Map<string, readonly [from: number, to: number]>>
  /** Where requests stand that are on their way, by client and number. */
  readonly sent: Map<string, StoryEvent>
  /** What the driver calls the commit of each client. */
  readonly labels: Map<string, string>
  /** Who led each generation, in the record: whom the coordinator picks when a leader is gone is chance. */
  readonly leaders: ReadonlyMap<number, string>
}

/** An empty log. */
export function createStoryLog(record: readonly StoryEvent[]): StoryLog {
  return {
    lines: [],
    names: new Map(),
    given: new Map(),
    described: undefined,
    commits: new Map(),
    heartbeats: new Map(),
    polled: new Map(),
    sent: new Map(),
    labels: new Map(),
    leaders: leadersOf(record),
  }
}

/** What was written, without what never arrived. */
export function linesOf({ lines, sent }: StoryLog): readonly StoryEvent[] {
  const lost = new Set(sent.values())
  return lines.filter((line) => !lost.has(line))
}

/** The name of a member id in a story. */
export function nameOf(log: StoryLog, memberId: string): string {
  return log.names.get(memberId) ?? memberId
}

function leadersOf(record: readonly StoryEvent[]): Map<number, string> {
  const leaders = new Map<number, string>()
  for (const line of record) {
    const { generation, leader } = line as { readonly generation?: number; readonly leader?: string }
    if (line.ev !== 'JoinGroup.response' || generation === undefined || !leader) continue
    leaders.set(generation, leader)
  }
  return leaders
}
