import { type ModelName, scenarioOf } from '../../../scenarios/index.ts'
import { foundTerms, TERM_WORDS } from '../../course/glossary/search.ts'
import type { Language } from '../../store.ts'

/** A term with its words, and the beat of the open scenario that shows it. */
export interface Told {
  readonly id: string
  readonly name: string
  readonly says: string
  readonly friend: string | undefined
  /** Shown in this scenario: its beat, when it is named. */
  readonly isHere: boolean
  readonly beat: string | undefined
}

/** The terms of a scenario's broker that have a query's words; those that the scenario shows come first. */
export function termsFor(
  scenario: string,
  model: ModelName,
  language: Language,
  query: string,
): readonly Told[] {
  const number = scenarioOf(scenario)?.card.number
  const told = foundTerms(query, model).map(({ id, seen }): Told => {
    const place = seen.find(({ at }) => at === number)
    const { name, says, friend } = TERM_WORDS[language][id]
    return { id, name, says, friend, isHere: place !== undefined, beat: place?.beat }
  })
  return [...told.filter(({ isHere }) => isHere), ...told.filter(({ isHere }) => !isHere)]
}
