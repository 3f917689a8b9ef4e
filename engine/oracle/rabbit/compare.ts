import { hashOf } from '../../base/hash.ts'
import type { Difference } from '../kafka/leaves-a.ts'
import type { Observed, Outcomes, RabbitCase } from './case.ts'

/** What may be seen under 4.0: the same, the same but for three headers, or an outcome of its own. */
export function outcomesOf4(oracleCase: RabbitCase): Outcomes | undefined {
  const { v4, observed, alternatives = [] } = oracleCase
  if (v4 === undefined || v4 === 'same') return v4 === 'same' ? { observed, alternatives } : undefined
  if (v4 !== 'last-death') return v4
  return {
    observed: observed.map(withLastDeath),
    alternatives: alternatives.map((one) => one.map(withLastDeath)),
  }
}

/** Nothing, if what was seen is one of the outcomes; else where it leaves the first of them. */
export function compare(outcomes: Outcomes, got: readonly Observed[], profile: string): Difference[] {
  const all = [outcomes.observed, ...(outcomes.alternatives ?? [])]
  const differences = all.map((expected) => differencesOf(expected, got, profile))
  return differences.some(({ length }) => length === 0) ? [] : (differences[0] as Difference[])
}

/** Per step and per actor, in order: the order of different actors is no fact. */
function differencesOf(
  expected: readonly Observed[],
  got: readonly Observed[],
  profile: string,
): Difference[] {
  const wanted = byActor(expected)
  const found = byActor(got)
  const places = [...new Set([...wanted.keys(), ...found.keys()])]
  return places
    .filter((place) => hashOf(wanted.get(place) ?? []) !== hashOf(found.get(place) ?? []))
    .map((place) => ({
      path: `${profile} ${place}`,
      expected: wanted.get(place) ?? [],
      got: found.get(place) ?? [],
    }))
}

function byActor(observed: readonly Observed[]): Map<string, object[]> {
  const groups = new Map<string, object[]>()
  for (const one of observed.flatMap(unfolded)) {
    const { step, ...sight } = one
    const place = `step ${step} ${String(sight['ch'] ?? sight['conn'] ?? 'tools')}`
    groups.set(place, [...(groups.get(place) ?? []), comparable(sight)])
  }
  return groups
}

/** Texts differ between versions: their leading word and the code are the fact. Of a probe's queues, the set is. */
function comparable(sight: Readonly<Record<string, unknown>>): object {
  const { text, queues, ...rest } = sight
  return {
    ...rest,
    ...(typeof text === 'string' ? { text: text.split(/[ -]/)[0] } : {}),
    ...(Array.isArray(queues) ? { queues: queues.map(String).sort(byName) } : {}),
  }
}

function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * How a broker folds confirms into frames with `multiple` is timing and no fact (confirm-07); which numbers
 * they confirm, in which order, is. So a frame counts as one confirm for each number that it covers.
 */
function unfolded(one: Observed, row: number, all: readonly Observed[]): Observed[] {
  if (one.event !== 'confirmFrame' || one['multiple'] === undefined) return [one]
  const { multiple, tag, ...rest } = one as Observed & { readonly multiple: boolean; readonly tag: number }
  const earlier = all
    .slice(0, row)
    .filter(({ event, ch }) => event === 'confirmFrame' && ch === one['ch'])
    .map((frame) => frame['tag'] as number)
  const from = multiple ? Math.max(0, ...earlier) + 1 : tag
  return Array.from(
    { length: tag - from + 1 },
    (_, at) => ({ ...rest, tag: from + at }) as unknown as Observed,
  )
}

/** Since 3.13 the last death is told too: it repeats the front entry of `x-death`. */
function withLastDeath(one: Observed): Observed {
  const headers = one['headers'] as Readonly<Record<string, unknown>> | undefined
  if (headers === undefined || headers['x-first-death-queue'] === undefined) return one
  const [front] = headers['x-death'] as readonly Readonly<Record<string, unknown>>[]
  const last = Object.fromEntries(
    ['reason', 'queue', 'exchange'].map((field) => [`x-last-death-${field}`, front?.[field]]),
  )
  return { ...one, headers: { ...headers, ...last } }
}
