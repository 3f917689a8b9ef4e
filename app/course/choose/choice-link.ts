import {
  CASES,
  type Case,
  REQUIREMENTS,
  type RequirementId,
} from '../../../scenarios/curriculum/choice/requirements.ts'

/** What somebody has said: a case, or none, and what is needed, which need not be what the case begins with. */
export interface Choice {
  readonly chosen: Case | undefined
  readonly needs: ReadonlySet<RequirementId>
}

/** What the address says; without one, or for words that mean nothing, the first case. */
export function choiceOf(link: string | undefined): Choice {
  const said = new URLSearchParams(link)
  const chosen = CASES.find(({ id }) => id === said.get('case'))
  const needed = said.get('needs')
  if (needed !== null) {
    const words = needed.split('+')
    return { chosen, needs: needsOf(REQUIREMENTS.map(({ id }) => id).filter((id) => words.includes(id))) }
  }
  const first = chosen ?? CASES[0]
  return { chosen: first, needs: needsOf(first?.needs ?? []) }
}

/** The part of the address after the question mark. A case as it begins needs no more than its name. */
export function linkOfChoice({ chosen, needs }: Choice): string {
  const inOrder = REQUIREMENTS.map(({ id }) => id).filter((id) => needs.has(id))
  const isAsItBegins =
    chosen !== undefined && chosen.needs.length === needs.size && chosen.needs.every((id) => needs.has(id))
  const named = chosen === undefined ? [] : [`case=${chosen.id}`]
  return [...named, ...(isAsItBegins ? [] : [`needs=${inOrder.join('%2B')}`])].join('&')
}

/** Whether the address is somebody's own choice: then it is advised on at once, without a bet. */
export function isOwnChoice(link: string | undefined): boolean {
  return new URLSearchParams(link).has('needs')
}

function needsOf(ids: readonly RequirementId[]): ReadonlySet<RequirementId> {
  return new Set(ids)
}
