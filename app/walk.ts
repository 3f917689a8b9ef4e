import { PATHS, type Path, pathOf } from '../scenarios/curriculum/paths.ts'
import { type Card, scenarios } from '../scenarios/index.ts'
import type { Route } from './router.ts'

const KEY = 'brokerscope.path'

/** Where a scenario's reader goes on. */
export interface WayOn {
  readonly next: Card | undefined
  /** The path that leads there, if one is walked that the scenario is on. */
  readonly path: Path | undefined
}

/** Whoever comes from a path's page walks that path, until the tab is closed or the gallery is looked at. */
export function noteWalk(route: Route): void {
  if (route.screen === 'course' && route.page === 'path') keep(route.id ?? PATHS[0]?.id ?? '')
  else if (route.screen === 'gallery') keep('')
}

/** What comes after a scenario: the next step of the path that is walked, if it is on it; else as in the gallery. */
export function wayOnFrom(id: string, walked = kept()): WayOn {
  const here = scenarios.findIndex(({ card }) => card.id === id)
  const path = pathOf(walked)
  const at = path?.steps.indexOf(scenarios[here]?.card.number ?? '') ?? -1
  if (path === undefined || at < 0) {
    return { next: here < 0 ? undefined : scenarios[here + 1]?.card, path: undefined }
  }
  const cards = path.steps.slice(at + 1).map((number) => scenarios.find(({ card }) => card.number === number))
  // A path has breaks, and steps whose scenario is not there yet.
  return { next: cards.find((entry) => entry !== undefined)?.card, path }
}

function keep(path: string): void {
  try {
    sessionStorage.setItem(KEY, path)
  } catch {
    // A browser may forbid it: then one goes on as in the gallery.
  }
}

function kept(): string {
  try {
    return sessionStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}
