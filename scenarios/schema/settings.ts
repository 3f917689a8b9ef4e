import type { Scenario } from '../format.ts'
import { journalOf, type PlayOptions } from '../play.ts'
import type { Problem } from './problems.ts'

/** More than so many values are not tried: the rest of a long row is like its beginning. */
const TRIED_MAX = 200

/**
 * What a reader may turn, and what branches set, must leave a set-up that is right: each is tried. `check` says
 * what is wrong with a set-up.
 */
export function settingProblems(
  scenario: Scenario,
  check: (setup: unknown) => readonly Problem[],
): readonly Problem[] {
  const turned = scenario.knobs.flatMap(({ id, values }, row) =>
    values.map((value, at) => ({ path: `/knobs/${row}/values/${at}`, options: { knobs: { [id]: value } } })),
  )
  const branches = scenario.branches.flatMap(({ id, turns = [] }, row) => [
    { path: `/branches/${row}/set`, options: { branch: id } },
    ...turns.map(({ knob, value }, at) => ({
      path: `/branches/${row}/turns/${at}/value`,
      options: { knobs: { [knob]: value } },
    })),
  ])
  const { headline } = scenario
  const broken =
    headline === undefined
      ? []
      : [{ path: '/headline/value', options: { knobs: { [headline.knob]: headline.value } } }]
  const changes = scenario.commands.flatMap(({ signal }, row) => {
    const { type, path, value } = signal as { type: string; path?: string; value?: string }
    if (type !== 'setup.changed' || path === undefined || value === undefined) return []
    return [{ path: `/commands/${row}/signal/value`, options: { knobs: { [path]: value } } }]
  })
  const tried: readonly { path: string; options: PlayOptions }[] = [
    ...turned,
    ...branches,
    ...broken,
    ...changes,
  ]
  return tried.slice(0, TRIED_MAX).flatMap(({ path, options }) =>
    check(journalOf(scenario, options).setup)
      .slice(0, 1)
      .map((problem) => ({
        path,
        message: `with this, ${problem.path}: ${problem.message}`,
        fix: problem.fix,
      })),
  )
}
