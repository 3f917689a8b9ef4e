import { expect, it } from 'vitest'
import { SceneMemory } from './memory.ts'
import { place, slots, wire } from './stage.fixture.ts'

const before = { places: [place('queue:q', { facts: [{ label: 'Ready', value: 3 }] })], wires: [] }

it('the same scene asks for the same room: the same object', () => {
  const memory = new SceneMemory()
  expect(memory.learn(before)).toBe(memory.learn(structuredClone(before)))
})

it('what a place holds asks for no room', () => {
  const memory = new SceneMemory()
  const first = memory.learn({ places: [place('queue:q', { slots: [] })], wires: [] })
  expect(memory.learn({ places: [place('queue:q', { slots: slots(9) })], wires: [] })).toBe(first)
})

it('a number asks for room when it gets another digit, and keeps it', () => {
  const memory = new SceneMemory()
  const of = (value: number) =>
    memory.learn({ places: [place('queue:q', { facts: [{ label: 'Ready', value }] })], wires: [] })
  const first = of(3)
  expect(of(9)).toBe(first)
  const second = of(10)
  expect(second).not.toBe(first)
  expect(of(2)).toBe(second)
})

it('a clock, a fact or a place that goes keeps its room', () => {
  const memory = new SceneMemory()
  const timers = [{ label: 'poll', from: 0, until: 9 }]
  memory.learn({
    places: [place('member:C1', { timers, facts: [{ label: 'gen', value: 1 }] }), place('member:C2')],
    wires: [wire('member:C1', 'member:C2', 'control')],
  })
  const [member, other] = memory.learn({ places: [place('member:C1')], wires: [] }).places
  expect(member?.timers).toHaveLength(1)
  expect(member?.facts).toEqual([{ label: 'gen', value: 9 }])
  expect(other?.id).toBe('member:C2')
})

it('the cast of a run is enough for its scenes, and not for another place', () => {
  const memory = new SceneMemory()
  const cast = new SceneMemory().learn(before)
  const known = memory.prepare(cast, before)
  expect(memory.prepare(cast, structuredClone(before))).toBe(known)
  const more = { places: [...before.places, place('queue:late')], wires: [] }
  expect(memory.prepare(cast, more).places.map(({ id }) => id)).toEqual(['queue:q', 'queue:late'])
})
