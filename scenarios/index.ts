import type { Entry } from './format.ts'
import * as registry from './registry.ts'

export type * from './format.ts'
export { FORMAT } from './format.ts'

/** All scenarios, in the order of the curriculum. */
export const scenarios: readonly Entry[] = Object.values(registry as Readonly<Record<string, Entry>>).sort(
  ({ card: one }, { card: other }) => (one.number < other.number ? -1 : 1),
)

/** The scenario with that id, if there is one. */
export function scenarioOf(id: string): Entry | undefined {
  return scenarios.find(({ card }) => card.id === id)
}
