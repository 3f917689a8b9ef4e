import { CLAIMS } from '../claims.ts'
import { type Card, scenarios } from '../index.ts'

/**
 * A place in the curriculum: a scenario by its number, and where in it something is shown. A beat is named when it
 * is known; a claim of the register finds its own, so that what is not written yet can be spoken of.
 */
export interface Place {
  readonly at: string
  readonly beat?: string
  readonly claim?: string
}

/** What is a page of its own and no scenario: the decision helper. */
const OWN_PAGES: Readonly<Record<string, string>> = { S37: '#/choose' }

/** The card of a number, as soon as the scenario is there. */
export function cardOf(number: string): Card | undefined {
  return scenarios.find(({ card }) => card.number === number)?.card
}

/** The address that shows a place; undefined while its scenario is not there: no link leads nowhere. */
export function addressOf({ at, beat, claim }: Place): string | undefined {
  const card = cardOf(at)
  if (card === undefined) return OWN_PAGES[at]
  const shown = beat ?? proofOf(claim, card.id)
  return `#/s/${card.id}${shown === undefined ? '' : `?beat=${shown}`}`
}

/** The beat that shows a claim in a scenario. */
function proofOf(claim: string | undefined, scenario: string): string | undefined {
  const proofs = CLAIMS.find(({ id }) => id === claim)?.shown ?? []
  return proofs.find((proof) => proof.scenario === scenario)?.beat
}
