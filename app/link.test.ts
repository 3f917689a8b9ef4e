import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LinkState, writeLink } from './link.ts'
import { readLink } from './read-link.ts'
import { hashOfRoute, type Route, routeOf } from './router.ts'

const word = fc.string({ maxLength: 12 })
const tick = fc.nat({ max: 10_000_000 })
const plain = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null))
const deed = fc.oneof(
  fc.record({ do: fc.constant('set' as const), knob: word, value: plain }),
  fc.record({ do: fc.constant('turn' as const), at: tick, knob: word, value: plain }),
  fc.record({
    do: fc.constant('order' as const),
    at: tick,
    name: word,
    place: word,
    to: word,
    signal: fc.record({ type: word, ticks: fc.nat() }),
  }),
)
const state: fc.Arbitrary<LinkState> = fc.record(
  {
    whatIfs: fc.array(fc.record({ parent: word, deed }), { maxLength: 6 }),
    branch: word,
    seq: tick,
    tick,
    language: fc.constantFrom('en' as const, 'ru' as const),
    tab: fc.constantFrom('story' as const, 'why' as const, 'log' as const),
    seed: fc.integer(),
  },
  { requiredKeys: ['whatIfs', 'branch', 'seq', 'tick'] },
)

const example: LinkState = {
  whatIfs: [
    { parent: 'main', deed: { do: 'set', knob: 'prefetch', value: 1 } },
    {
      parent: 'w1',
      deed: { do: 'order', at: 900, name: 'crash', place: 'W3', to: 'W3', signal: { type: 'crash' } },
    },
  ],
  branch: 'w2',
  seq: 17,
  tick: 901,
  language: 'ru',
}

describe('a link', () => {
  test('gives back what was written', () => {
    fc.assert(
      fc.property(state, (shown) => {
        expect(readLink(writeLink(shown))).toEqual({ ok: true, state: JSON.parse(JSON.stringify(shown)) })
      }),
    )
  })

  test('has letters that an address keeps as they are, and few of them', () => {
    const link = writeLink(example)
    expect(link).toMatch(/^v1\.[\w-]+\.[0-9a-f]{6}$/)
    expect(link.length).toBeLessThan(400)
  })

  test('carries a whole scenario', () => {
    const scenario = { id: 'mine', title: 'Своё', numbers: Array.from({ length: 500 }, (_, at) => at) }
    expect(readLink(writeLink({ ...example, scenario }))).toEqual({
      ok: true,
      state: { ...example, scenario },
    })
  })

  test('that was cut or changed anywhere is told as damaged', () => {
    const link = writeLink(example)
    for (let at = 3; at < link.length; at += 7) {
      const letter = link[at] === 'x' ? 'y' : 'x'
      const changed = link.slice(0, at) + letter + link.slice(at + 1)
      expect(readLink(changed)).toMatchObject({ ok: false, fault: 'cut' })
      expect(readLink(link.slice(0, at))).toMatchObject({ ok: false, fault: 'cut' })
    }
  })

  test.each(['', '?', 'v1', 'v1.', 'v1..', 'hello', 'v1.%%%.000000', '.', 'v1.e30.5a1c2b'])(
    'that is none (%s) is told so and throws nothing',
    (written) => {
      expect(readLink(written)).toMatchObject({ ok: false, fault: 'cut' })
    },
  )

  test('of a later version names the version', () => {
    expect(readLink('v2.abc.def')).toEqual({ ok: false, fault: 'version', detail: 'v2' })
  })

  test('with a field that nobody wrote names the field', () => {
    const wrong = { ...example, tick: -1 } as LinkState
    expect(readLink(writeLink(wrong))).toMatchObject({ ok: false, fault: 'content' })
    expect(readLink(writeLink(wrong))).toHaveProperty('detail', expect.stringContaining('tick'))
  })

  test('that inflates to more than a scenario may have is refused', () => {
    const scenario = 'a'.repeat(3_000_000)
    expect(readLink(writeLink({ ...example, scenario }))).toMatchObject({ ok: false })
  })
})

describe('a route', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.option(fc.constant('v1.ab.cd'), { nil: undefined }),
        (id, link) => {
          const route: Route = { screen: 'player', id, link }
          expect(routeOf(hashOfRoute(route))).toEqual(route)
        },
      ),
    )
  })

  test.each([
    ['#/path', 'path', undefined, undefined],
    ['#/path/first-hour', 'path', 'first-hour', undefined],
    ['#/quiz/kafka?mode=exam', 'quiz', 'kafka', 'mode=exam'],
    ['#/glossary/dead%20letter', 'glossary', 'dead letter', undefined],
  ])('%s is a page of the curriculum', (hash, page, id, link) => {
    const route = { screen: 'course', page, id, link }
    expect(routeOf(hash)).toEqual(route)
    expect(hashOfRoute(route as Route)).toBe(hash)
  })

  test.each(['', '#', '#/', '#/s/', '#/nowhere', '#section'])('%s shows the gallery', (hash) => {
    expect(routeOf(hash)).toEqual({ screen: 'gallery' })
  })

  test('with a broken percent sign is still a route', () => {
    expect(routeOf('#/s/100%')).toEqual({ screen: 'player', id: '100%', link: undefined })
  })
})
