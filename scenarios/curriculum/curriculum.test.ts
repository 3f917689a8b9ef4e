import { describe, expect, it } from 'vitest'
import { CLAIMS } from '../claims.ts'
import { scenarios } from '../index.ts'
import { CATALOGUE } from './catalogue.ts'
import { adviceOn, CASES, REQUIREMENTS, type RequirementId } from './choice/requirements.ts'
import { TERMS } from './glossary/terms.ts'
import { ROWS } from './matrix/rows.ts'
import { PATHS, PAUSE } from './paths.ts'
import { addressOf, cardOf, type Place } from './places.ts'

describe('the catalogue', () => {
  it('knows every scenario that is there', () => {
    const unknown = scenarios.map(({ card }) => card.number).filter((number) => !(number in CATALOGUE))
    expect(unknown).toEqual([])
  })
})

describe('a place', () => {
  it('has an address as soon as its scenario is there', () => {
    expect(addressOf({ at: 'S13', beat: 'deal' })).toBe('#/s/round-robin-3x6?beat=deal')
    expect(addressOf({ at: 'S13', claim: 'C062' })).toMatch(/^#\/s\/round-robin-3x6\?beat=./)
    expect(addressOf({ at: 'S13' })).toBe('#/s/round-robin-3x6')
    expect(addressOf({ at: 'S99' })).toBeUndefined()
  })
})

/** What is wrong with places: every one is there, or is known to be coming. */
async function faultsOf(places: readonly Place[]): Promise<string[]> {
  const faults: string[] = []
  for (const { at, beat, claim } of places) {
    const entry = scenarios.find(({ card }) => card.number === at)
    const beats = entry === undefined ? [] : (await entry.scenario()).default.beats.map(({ id }) => id)
    if (entry === undefined && !(at in CATALOGUE)) faults.push(`${at}: neither there nor coming`)
    if (entry !== undefined && beat !== undefined && !beats.includes(beat))
      faults.push(`${at}: no beat ${beat}`)
    if (claim !== undefined && !CLAIMS.some(({ id, planned }) => id === claim && planned.includes(at))) {
      faults.push(`${at}: is not to show ${claim}`)
    }
  }
  return faults
}

describe('the comparison', () => {
  it('proves its cells where there is something to see', async () => {
    const places = ROWS.flatMap(({ kafka, rabbitmq, twin }) => [...kafka, ...rabbitmq, twin])
    expect(await faultsOf(places)).toEqual([])
  })

  it('leads from every cell to a beat, or to a page of its own: none only waits', () => {
    const cells = ROWS.flatMap(({ id, kafka, rabbitmq, twin }) => [
      { cell: `${id} kafka`, places: kafka },
      { cell: `${id} rabbitmq`, places: rabbitmq },
      { cell: `${id} twin`, places: [twin] },
    ])
    const leading = /^#\/(s\/[^?]+\?beat=.+|choose)$/
    const waiting = cells.filter(
      ({ places }) => !places.some((place) => leading.test(addressOf(place) ?? '')),
    )
    expect(waiting.map(({ cell }) => cell)).toEqual([])
  })
})

describe('the glossary', () => {
  it('shows its terms where there is something to see', async () => {
    expect(await faultsOf(TERMS.flatMap(({ seen }) => seen))).toEqual([])
  })

  it('has every term once, seen somewhere, and not taken for itself', () => {
    expect(new Set(TERMS.map(({ id }) => id)).size).toBe(TERMS.length)
    expect(TERMS.filter(({ seen }) => seen.length === 0)).toEqual([])
    expect(TERMS.filter(({ id, confused = [] }) => confused.includes(id))).toEqual([])
  })
})

describe('the choice', () => {
  it('proves its reasons where there is something to see', async () => {
    expect(await faultsOf(REQUIREMENTS.flatMap(({ proof, unless }) => [proof, unless]))).toEqual([])
  })

  it('never says a bare name: at least two reasons and one “unless”, whatever is needed', () => {
    const ids = REQUIREMENTS.map(({ id }) => id)
    for (let bits = 0; bits < 2 ** ids.length; bits++) {
      const needs = new Set<RequirementId>(ids.filter((_, row) => (bits >> row) % 2 === 1))
      const { lean, reasons, unless } = adviceOn(needs)
      if (lean === 'open') expect(needs.size).toBeLessThan(2)
      else
        expect({ reasons: reasons.length >= 2, unless }).toEqual({ reasons: true, unless: expect.anything() })
    }
  })

  it('leans as the cases are known to', () => {
    const leans = CASES.map(({ id, needs }) => [id, adviceOn(new Set(needs)).lean])
    expect(Object.fromEntries(leans)).toEqual({
      clicks: 'kafka',
      mail: 'rabbitmq',
      webhooks: 'rabbitmq',
      quote: 'rabbitmq',
      audit: 'kafka',
      users: 'kafka',
      etl: 'kafka',
      pdf: 'rabbitmq',
    })
  })

  it('tips when one requirement is flipped', () => {
    expect(adviceOn(new Set(['rpc', 'push', 'replay'])).unless?.id).toBe('replay')
    expect(adviceOn(new Set(['tasks', 'forget', 'order', 'replay'])).lean).toBe('both')
  })
})

describe('the paths', () => {
  it.each(PATHS.map((path) => [path.id, path] as const))('%s leads through known scenarios', (_, path) => {
    const steps = path.steps.filter((step) => step !== PAUSE)
    expect(new Set(steps).size).toBe(steps.length)
    expect(steps.filter((step) => cardOf(step) === undefined && !(step in CATALOGUE))).toEqual([])
    expect(steps.some((step) => cardOf(step) !== undefined)).toBe(true)
  })

  it('begin with that of a newcomer', () => {
    expect(PATHS[0]?.id).toBe('first-hour')
  })
})
