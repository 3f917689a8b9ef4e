import { valueAt } from '../../engine/index.ts'
import type { Knob, Scenario } from '../format.ts'
import type { Problem } from './problems.ts'

/**
 * A setting is of something that is there: of its parent, at least, since a default may be left out. While a
 * RabbitMQ world runs only applications and systems can be changed: what is declared is declared.
 */
export function pathProblems(
  scenario: Scenario,
  path: string,
  where: string,
  applies: Knob['applies'],
): readonly Problem[] {
  const holder = valueAt(scenario.setup, path.slice(0, path.lastIndexOf('/')))
  if (typeof holder !== 'object' || holder === null) {
    const fix = 'begin at the setup: /clients/<name>/<field>, /topics/<name>/config/<property>'
    return [{ path: where, message: `"${path}" leads nowhere in the setup`, fix }]
  }
  const isDeclared = scenario.model === 'rabbitmq' && !/^\/(clients|systems)\//.test(path)
  if (applies === 'start' || !isDeclared) return []
  const message = `"${path}" cannot change while the broker runs`
  return [
    { path: where, message, fix: 'let it apply at the "start", or turn a setting of /clients or /systems' },
  ]
}
