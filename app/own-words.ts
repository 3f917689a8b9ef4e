import type { Narration, Scenario } from '../scenarios/index.ts'
import type { Language } from './store.ts'

/** The words of a scenario that came as one file: what it lacks in a language is said in the other, or by ids. */
export function ownWords(scenario: Scenario, language: Language): Narration {
  const other = language === 'en' ? 'ru' : 'en'
  const given = scenario.words?.[language] ?? scenario.words?.[other]
  const { beats, knobs, branches, bets, guarantees } = scenario
  return {
    title: scenario.id,
    claim: '',
    ...given,
    beats: named(beats, (title) => ({ title, say: '', notice: '' }), given?.beats),
    knobs: named(knobs, (label) => ({ label }), given?.knobs),
    branches: named(branches, (name) => name, given?.branches),
    bets: named(bets, (question) => ({ question, why: {} }), given?.bets),
    guarantees: named(guarantees, (name) => name, given?.guarantees),
  }
}

function named<Words>(
  things: readonly { readonly id: string }[],
  byId: (id: string) => Words,
  given: Readonly<Record<string, Words>> | undefined,
): Record<string, Words> {
  return Object.fromEntries(things.map(({ id }) => [id, given?.[id] ?? byId(id)]))
}
