import { valueAt } from '../../../engine/index.ts'
import type { Scenario } from '../../../scenarios/index.ts'
import type { Question } from '../../../scenarios/quiz/examine.ts'
import { type LinkState, writeLink } from '../../link.ts'
import { hashOfRoute } from '../../router.ts'

/** The reader's own instance in the player: the same settings, at the moment that decided it. */
export function linkOfQuestion({ branch, settings, moment }: Question, scenario: Scenario): string {
  const changed = settings.filter(({ set, value }) => value !== valueOn(scenario, branch, set))
  const whatIfs: LinkState['whatIfs'] = changed.map(({ set, value }, row) => ({
    parent: row === 0 ? branch : `w${row}`,
    deed: { do: 'set', knob: set, value },
  }))
  const shown = whatIfs.length === 0 ? branch : `w${whatIfs.length}`
  const link = writeLink({ whatIfs, branch: shown, ...moment })
  return hashOfRoute({ screen: 'player', id: scenario.id, link })
}

/** What a setting is on a branch before anyone turns it. */
function valueOn(scenario: Scenario, branch: string, set: string): unknown {
  const authored = scenario.branches.find(({ id }) => id === branch)?.set?.[set]
  if (authored !== undefined) return authored
  const path = scenario.knobs.find(({ id }) => id === set)?.paths[0] ?? set
  return valueAt(scenario.setup, path)
}
