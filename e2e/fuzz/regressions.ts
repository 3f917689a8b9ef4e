import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Journal, Tick, Typed } from '../../engine/index.ts'
import type { ModelName } from '../../scenarios/index.ts'

/** A run that once broke a law: kept for ever, as the shrunk journal that the random test printed. */
export interface Regression {
  readonly name: string
  readonly journal: Journal<Typed, unknown>
  readonly until: Tick
}

/** The kept journals of a model: `e2e/regressions/<model>/<what was wrong>.json`. */
export function regressions(model: ModelName): readonly Regression[] {
  const folder = join(import.meta.dirname, '..', 'regressions', model)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort((one, other) => (one < other ? -1 : 1))
    .map((file) => {
      const { journal, until } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<
        Regression,
        'name'
      >
      return { name: file.replace('.json', ''), journal, until }
    })
}
