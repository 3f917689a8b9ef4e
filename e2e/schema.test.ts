import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scenarioFromDefinitions } from '../scenarios/definitions.ts'
import { readJson } from '../scenarios/schema/read.ts'
import { parseScenario } from '../scenarios/schema/validate.ts'
import { publishedSchema } from './published-schema.ts'

const MINIMAL = {
  id: 'minimal',
  model: 'rabbitmq',
  setup: {
    definitions: {
      exchanges: [{ name: 'orders', type: 'direct' }],
      queues: [{ name: 'work' }],
      bindings: [{ source: 'orders', destination: 'work', routing_key: 'new' }],
    },
    clients: [
      { name: 'shop', kind: 'publisher', exchange: 'orders', routing_key: 'new', publish: [{ count: 3 }] },
      { name: 'worker', kind: 'consumer', queue: 'work' },
    ],
  },
}

/** The minimal scenario with something else at one place. */
function broken(change: (scenario: typeof MINIMAL & Record<string, unknown>) => void): unknown {
  const copy = structuredClone(MINIMAL) as typeof MINIMAL & Record<string, unknown>
  change(copy)
  return copy
}

function firstProblem(json: unknown) {
  const parsed = parseScenario(json)
  if (parsed.ok) throw new Error('it was taken')
  return parsed.problems[0]
}

describe('the published schema', () => {
  it('is what the validator says now: `npm run schema` writes it', () => {
    const file = join(import.meta.dirname, '..', 'public', 'scenario.schema.json')
    expect(readFileSync(file, 'utf8')).toBe(publishedSchema())
  })
})

describe('a scenario file', () => {
  it('needs an id, a model and a setup; the rest has defaults', () => {
    const parsed = parseScenario(MINIMAL)
    expect(parsed.ok && [parsed.scenario.seed, parsed.scenario.until, parsed.scenario.beats]).toEqual([
      1,
      60_000,
      [],
    ])
  })

  const cases: readonly [what: string, json: unknown, path: string, says: RegExp][] = [
    [
      'an unknown exchange',
      broken((scenario) => {
        scenario.setup.definitions.bindings[0] = { source: 'ordrs', destination: 'work', routing_key: 'new' }
      }),
      '/setup/definitions/bindings/0/source',
      /no exchange "ordrs".*did you mean "orders"/,
    ],
    [
      'an unknown queue',
      broken((scenario) => {
        ;(scenario.setup.clients[1] as { queue: string }).queue = 'wrok'
      }),
      '/setup/clients/1/queue',
      /no queue "wrok".*did you mean "work"/,
    ],
    [
      'a negative TTL',
      broken((scenario) => {
        Object.assign(scenario.setup.definitions.queues[0] as object, { arguments: { 'x-message-ttl': -1 } })
      }),
      '/setup/definitions/queues/0/arguments/x-message-ttl',
      /must not be negative/,
    ],
    [
      'a negative expiration',
      broken((scenario) => {
        Object.assign((scenario.setup.clients[0] as { publish: object[] }).publish[0] as object, {
          properties: { expiration: '-5' },
        })
      }),
      '/setup/clients/0/publish/0/properties/expiration',
      /digits/,
    ],
    [
      'a misspelt field',
      broken((scenario) => {
        Object.assign(scenario.setup.clients[1] as object, { prefech_count: 1 })
      }),
      '/setup/clients/1/prefech_count',
      /did you mean "prefetch_count"/,
    ],
    [
      'a type of exchange that there is not',
      broken((scenario) => {
        Object.assign(scenario.setup.definitions.exchanges[0] as object, { type: 'x-delayed-message' })
      }),
      '/setup/definitions/exchanges/0/type',
      /direct, fanout, topic or headers/,
    ],
    ['no model', broken((scenario) => Reflect.deleteProperty(scenario, 'model')), '/model', /rabbitmq/],
    ['another model', broken((scenario) => Object.assign(scenario, { model: 'nats' })), '/model', /rabbitmq/],
    ['a list', [], '/', /an object/],
    ['a fractional seed', broken((scenario) => Object.assign(scenario, { seed: 1.5 })), '/seed', /whole/],
    [
      'a knob that turns nothing',
      broken((scenario) =>
        Object.assign(scenario, { knobs: [{ id: 'k', paths: ['/clients/nobody/work'], values: [1] }] }),
      ),
      '/knobs/0/paths/0',
      /leads nowhere/,
    ],
    [
      'two processes of one name',
      broken((scenario) => {
        ;(scenario.setup.clients[1] as { name: string }).name = 'shop'
      }),
      '/setup/clients/1/name',
      /is taken/,
    ],
  ]

  for (const [what, json, path, says] of cases) {
    it(`with ${what} is refused, with the place and the fix`, () => {
      const problem = firstProblem(json)
      expect(problem?.path).toBe(path)
      expect(`${problem?.message} ${problem?.fix}`).toMatch(says)
      expect(problem?.fix).not.toBe('')
    })
  }
})

describe('a text that is no JSON', () => {
  it('is refused with line and column', () => {
    const read = readJson('{\n  "id": "x",\n  "model" "kafka"\n}')
    expect(read.ok ? '' : read.problem.message).toMatch(/line 3, column \d+/)
  })

  it('names a name that stands twice in one object, where all but the last would be lost', () => {
    const read = readJson(
      '{\n  "id": "x",\n  "setup": { "queues": [{ "id": 1 }, { "id": 2 }], "queues": [] }\n}',
    )
    expect(read).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/line 3, column 52 .*"queues"/) },
    })
    expect(readJson('{"a": {"b": ":", "c": "b"}, "b": [{"a": 1}, {"a": "a"}]}').ok).toBe(true)
    expect(readJson('{"a": 1, "\\u0061": 2}').ok).toBe(false)
  })

  it('is known to be cut off', () => {
    const read = readJson(JSON.stringify(MINIMAL, undefined, 2).slice(0, 200))
    expect(read.ok ? '' : `${read.problem.message} ${read.problem.fix}`).toMatch(/ends too early.*cut off/)
  })

  it('is refused unread when it is too large', () => {
    const read = readJson('x'.repeat(10_000_000))
    expect(read.ok ? '' : read.problem.message).toMatch(/10000000 characters/)
  })

  it.each([
    ['{"a": 1,}', 1, 9],
    ['{"a": NaN}', 1, 7],
    ["{'a': 1}", 1, 2],
    ['{"a": [1 2]}', 1, 10],
    ['{"a": 1}\n}', 2, 1],
    ['[01]', 1, 2],
    ['{"a": "tab\there"}', 1, 7],
  ])('%s is shown where it stops being JSON', (text, line, column) => {
    const read = readJson(text)
    expect(read.ok ? '' : read.problem.message).toContain(`line ${line}, column ${column} `)
  })

  it.each(['{"a": tr', '{"a": "b', '{"a": -', '{"a":', '[[1, 2], [3', '"a\\'])(
    '%s is only cut off',
    (text) => {
      const read = readJson(text)
      expect(read.ok ? '' : read.problem.message).toContain('ends too early')
    },
  )

  it('is known to be cut off in the middle of a long text, without thinking for years', () => {
    const read = readJson(`{"a": "${'the queue is empty, '.repeat(50_000)}`)
    expect(read.ok ? '' : read.problem.message).toContain('ends too early')
  })

  it('is told what it is: a comment, another encoding, nothing at all', () => {
    const fixOf = (text: string) => {
      const read = readJson(text)
      return read.ok ? '' : `${read.problem.message}. ${read.problem.fix}`
    }
    expect(fixOf('// mine\n{}')).toMatch(/no comments/)
    expect(fixOf('\uFFFD\uFFFD{\0"\0')).toMatch(/UTF-8/)
    expect(fixOf(' \n')).toMatch(/empty/)
  })

  it('is not taken with letters that were lost: a Latin-1 file is valid JSON with holes', () => {
    const bytes = Uint8Array.from([...'{"id": "caf\u00E9"}'].map((letter) => letter.charCodeAt(0)))
    const read = readJson(new TextDecoder().decode(bytes))
    expect(read.ok ? '' : read.problem.message).toBe('line 1, column 12 has a letter that is no UTF-8')
  })

  it('may have a byte order mark', () => {
    expect(readJson(`\uFEFF${JSON.stringify(MINIMAL)}`)).toEqual({ ok: true, json: MINIMAL })
  })

  it('is shown where it is garbage', () => {
    const read = readJson('\u0000\u0001garbage')
    expect(read.ok ? '' : read.problem.message).toMatch(/not JSON/)
  })
})

describe('an exported topology', () => {
  const exported = {
    rabbitmq_version: '4.1.0',
    queues: [{ name: 'work', vhost: '/', durable: true, auto_delete: false, arguments: {} }],
    exchanges: [
      {
        name: 'orders',
        vhost: '/',
        type: 'topic',
        durable: true,
        auto_delete: false,
        internal: false,
        arguments: {},
      },
    ],
    bindings: [
      {
        source: 'orders',
        vhost: '/',
        destination: 'work',
        destination_type: 'queue',
        routing_key: 'order.*',
        arguments: {},
      },
    ],
  }

  it('is a scenario with a message through each binding', () => {
    const parsed = scenarioFromDefinitions(exported)
    expect(parsed?.ok && parsed.scenario.model === 'rabbitmq' && parsed.scenario.setup.clients).toMatchObject(
      [{ publish: [{ exchange: 'orders', routing_key: 'order.word' }] }],
    )
  })

  it('is refused with the path in the export itself', () => {
    const [binding] = exported.bindings
    const parsed = scenarioFromDefinitions({ ...exported, bindings: [{ ...binding, destination: 'wrok' }] })
    expect(parsed?.ok === false && parsed.problems[0]).toMatchObject({
      path: '/bindings/0/destination',
      fix: expect.stringContaining('did you mean "work"'),
    })
  })
})
