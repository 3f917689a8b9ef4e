import { describe, expect, it } from 'vitest'
import type { PlaceView, Scene } from '../../engine/index.ts'
import { Column } from '../../engine/index.ts'
import { scenarioOf } from '../../scenarios/index.ts'
import { paceOf } from '../playback/pacing.ts'
import type { Score } from '../playback/score.ts'
import { sumsOf } from '../playback/sums.ts'
import { readPair, writePair } from './address.ts'
import { counterpartOf, differencesOf } from './differences.ts'
import { pairOf, rateOf, readingOf, SIDES, sharedAt, sharedAtTick, tickOf } from './pair.ts'
import { allTwins, twinPairOf, twinsOf } from './twins.ts'
import { twinWords } from './words/twins.ts'

/** A run with one loud event at each of these ticks. */
function run(ticks: readonly number[], until: number) {
  const score: Score = {
    until,
    ticks: Column.of(ticks),
    causes: Column.of(ticks.map(() => -1)),
    triggers: Column.of(ticks.map(() => -1)),
    kinds: ticks.map(() => 'hop' as const),
    news: ticks.map(() => true),
    ways: [],
    instant: new Set(),
    told: [],
  }
  return paceOf(score)
}

function place(id: string, kind: string, facts: PlaceView['facts'], status = 'running'): PlaceView {
  return { id, kind, name: id, address: id, status, health: 'well', facts, actions: [] }
}

const sceneOf = (...places: PlaceView[]): Scene => ({ places, wires: [] })

describe('two runs on one clock', () => {
  const left = run([10, 10, 10, 400], 1_000)
  const right = run([10, 300, 900], 1_500)
  const pair = pairOf(left, right)

  it('only ever go forward, and come to the end of both', () => {
    for (const row of [pair.shared, pair.ticks, pair.left, pair.right]) {
      expect(row.every((value, at) => at === 0 || value >= (row[at - 1] as number))).toBe(true)
    }
    expect(readingOf(pair, 'left', pair.end)).toBeCloseTo(left.end)
    expect(readingOf(pair, 'right', pair.end)).toBeCloseTo(right.end)
    expect(tickOf(pair, pair.end)).toBe(1_500)
  })

  it('stand at the same tick, and neither is hurried: each has the time of the slower', () => {
    for (const side of SIDES) {
      for (let at = 0; at < pair.end; at += 37) expect(rateOf(pair, side, at)).toBeLessThanOrEqual(1 + 1e-9)
    }
    expect(pair.end).toBeGreaterThanOrEqual(Math.max(left.end, right.end))
  })

  it('are found again by the reading of one, and by the tick of both', () => {
    for (const reading of left.events) {
      expect(readingOf(pair, 'left', sharedAt(pair, 'left', reading))).toBeCloseTo(reading)
    }
    for (const tick of [0, 10, 299, 400, 1_200, 1_500]) {
      expect(tickOf(pair, sharedAtTick(pair, tick))).toBeCloseTo(tick)
    }
  })
})

describe('what differs', () => {
  const fact = (label: string, value: number) => ({ label, value })

  it('is told place by place where both worlds have it', () => {
    const one = sceneOf(place('q', 'queue', [fact('Ready', 2), fact('Unacked', 1)]), place('x', 'queue', []))
    const other = sceneOf(place('q', 'queue', [fact('Ready', 0), fact('Unacked', 1)], 'down'))
    expect(differencesOf(one, other)).toEqual([
      { place: 'q', label: '', left: 'running', right: 'down' },
      { place: 'q', label: 'Ready', left: '2', right: '0' },
    ])
    expect(differencesOf(one, one)).toEqual([])
  })

  it('is counted over all places where the worlds are not alike', () => {
    const scene = sceneOf(place('a', 'queue', [fact('Ready', 2)]), place('b', 'queue', [fact('Ready', 3)]))
    expect(sumsOf(scene)).toEqual([{ label: 'Ready', value: 5 }])
  })

  it('has the same role in the other world', () => {
    const rabbit = sceneOf(place('consumer:W1', 'consumer', []), place('consumer:W2', 'consumer', []))
    const kafka = sceneOf(place('member:C1', 'member', []), place('member:C2', 'member', []))
    const [, second] = rabbit.places as [PlaceView, PlaceView]
    expect(counterpartOf(second, rabbit, kafka)?.id).toBe('member:C2')
    expect(counterpartOf(place('system:s', 'system', []), rabbit, kafka)).toBeUndefined()
  })
})

describe('the address of two worlds', () => {
  it('is read as it was written', () => {
    const [left, right] = [
      { scenario: 'a', branch: 'main' },
      { scenario: 'a', branch: 'w1' },
    ] as const
    expect(writePair(left, right)).toBe('a~a:w1')
    expect(readPair('a~a:w1')).toEqual({ left, right })
    for (const wrong of ['a', 'a~b~c', '~b', 'a:~b', 'a b~c']) expect(readPair(wrong)).toBeUndefined()
  })

  it.each(allTwins())('$rabbitmq and $kafka are twins both ways, with words', ({ rabbitmq, kafka }) => {
    expect([scenarioOf(rabbitmq)?.card.model, scenarioOf(kafka)?.card.model]).toEqual(['rabbitmq', 'kafka'])
    expect(twinsOf(kafka).map(({ id }) => id)).toContain(rabbitmq)
    expect(twinPairOf(kafka, rabbitmq)).toEqual({ rabbitmq, kafka })
    expect(twinWords[`${rabbitmq}~${kafka}`]).toBeDefined()
  })

  it('has words for no others', () => {
    const known = allTwins().map(({ rabbitmq, kafka }) => `${rabbitmq}~${kafka}`)
    expect(Object.keys(twinWords).sort()).toEqual(known.sort())
  })

  it('says nothing of two that are no twins', () => {
    expect(twinPairOf('retry-ttl-60s', 'shop-tape')).toBeUndefined()
    expect(twinPairOf('nobody', 'retry-ttl-60s')).toBeUndefined()
    expect(twinsOf('push-vs-pull')).toEqual([])
  })
})
