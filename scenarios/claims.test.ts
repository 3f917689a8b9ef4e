import { describe, expect, it } from 'vitest'
import { CLAIMS } from './claims.ts'
import { scenarios } from './index.ts'

const built = await Promise.all(
  scenarios.map(async ({ card, scenario }) => ({ card, scenario: (await scenario()).default })),
)
const byId = new Map(built.map((entry) => [entry.card.id, entry]))
const numbers = new Set<string>(built.map(({ card }) => card.number))

describe('the register of claims', () => {
  it('has every claim of the notes once, in their order', () => {
    const ids = Array.from({ length: 138 }, (_, at) => `C${String(at + 1).padStart(3, '0')}`)
    expect(CLAIMS.map(({ id }) => id)).toEqual(ids)
  })

  it('names beats and knobs that are there', () => {
    for (const { id, shown } of CLAIMS) {
      for (const { scenario, beat, knob } of shown) {
        const entry = byId.get(scenario)?.scenario
        expect(
          entry?.beats.map((each) => each.id),
          `${id} in ${scenario}`,
        ).toContain(beat)
        if (knob !== undefined)
          expect(
            entry?.knobs.map((each) => each.id),
            `${id} in ${scenario}`,
          ).toContain(knob)
      }
    }
  })

  it('shows a claim somewhere as soon as all scenarios are there that are to show it', () => {
    const overdue = CLAIMS.filter(
      ({ planned, shown }) => shown.length === 0 && planned.every((number) => numbers.has(number)),
    )
    expect(overdue.map(({ id }) => id)).toEqual([])
  })

  it('says of every claim that is not simply right what is true', () => {
    const known = new Set(Array.from({ length: 30 }, (_, at) => `E${String(at + 1).padStart(2, '0')}`))
    for (const { id, status, errata = [] } of CLAIMS) {
      expect(['right', 'conditional', 'wrong'], id).toContain(status)
      for (const erratum of errata) expect(known, id).toContain(erratum)
    }
    const named = new Set(CLAIMS.flatMap(({ errata = [] }) => errata))
    expect([...known].filter((erratum) => !named.has(erratum))).toEqual([])
  })

  it('knows a claim for every correction that a scenario makes', () => {
    for (const { card, scenario } of built) {
      for (const { erratum } of scenario.beats) {
        if (erratum === undefined) continue
        const claims = CLAIMS.filter(({ errata }) => errata?.includes(erratum) === true)
        const places = claims.flatMap(({ shown }) => shown.map((proof) => proof.scenario))
        expect(places, `${erratum} of ${card.id}`).toContain(card.id)
      }
    }
  })
})
