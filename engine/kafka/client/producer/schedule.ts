import type { Tick } from '../../../kernel/clock.ts'
import type { LogRecord } from '../../log/batch.ts'
import type { SendSetup } from '../../setup.ts'
import type { Handful } from './producer-state.ts'

/** When the first records of a plan are sent. */
export function startOf({ at = 0 }: SendSetup): Tick {
  return at
}

/** Whether a plan is through after so many handfuls. */
export function isOver(plan: SendSetup, handfuls: number, now: Tick): boolean {
  if (plan.until !== undefined && now > plan.until) return true
  return handfuls * atOnceOf(plan) >= countOf(plan)
}

/** The records of a handful; `sent` numbers the values that the plan does not name. */
export function handfulOf(plan: SendSetup, handful: number, sent: number, timestamp: Tick): Handful {
  const { topic, key = null, value, partition = null } = plan
  const first = handful * atOnceOf(plan)
  const end = Math.min(first + atOnceOf(plan), countOf(plan))
  const { keys = [key], partitions = [partition] } = plan
  const values = plan.values ?? (value === undefined ? undefined : [value])
  const records: LogRecord[] = []
  const wanted: (number | null)[] = []
  for (let at = first; at < end; at++) {
    const text = values === undefined ? String(sent + at - first) : turnOf(values, at)
    records.push({ key: turnOf(keys, at), value: text, timestamp })
    wanted.push(turnOf(partitions, at))
  }
  return { topic, records, wanted }
}

function turnOf<Item>(items: readonly Item[], at: number): Item {
  return items[items.length === 1 ? 0 : at % items.length] as Item
}

/** Without a rhythm all of them go at once. */
function atOnceOf({ atOnce, every, count = 1 }: SendSetup): number {
  return atOnce ?? (every === undefined ? count : 1)
}

function countOf({ count, every }: SendSetup): number {
  return count ?? (every === undefined ? 1 : Number.POSITIVE_INFINITY)
}
