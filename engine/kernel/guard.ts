import type { GuardView } from './scene.ts'

type Facts = GuardView['with']

/** What stops something. */
export function stop(id: string, facts: Facts, rest: Partial<GuardView> = {}): GuardView {
  return { id, stops: true, with: facts, settings: [], ...rest }
}

/** What lets it through. */
export function pass(id: string, facts: Facts, rest: Partial<GuardView> = {}): GuardView {
  return { id, stops: false, with: facts, settings: [], ...rest }
}

/** What stops first, each once, and otherwise in their order. */
export function inWeight(guards: readonly GuardView[]): GuardView[] {
  const seen = new Set<string>()
  const fresh = guards.filter((guard) => {
    const name = JSON.stringify([guard.id, guard.with])
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
  return [...fresh.filter(({ stops }) => stops), ...fresh.filter(({ stops }) => !stops)]
}
