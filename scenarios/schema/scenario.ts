import * as v from 'valibot'
import { anchor, command, condition, count, measure, name, plain, ticks } from './plain.ts'

const words = v.record(v.string(), v.string())

const beatWords = v.strictObject({
  title: v.string(),
  say: v.string(),
  notice: v.string(),
  otherwise: v.optional(v.string()),
  differs: v.optional(v.string()),
})

/** The words of a scenario in one language; all of them may be left out. */
export const narration = v.strictObject({
  title: v.string(),
  claim: v.optional(v.string(), ''),
  beats: v.optional(v.record(v.string(), beatWords), {}),
  knobs: v.optional(
    v.record(v.string(), v.strictObject({ label: v.string(), values: v.optional(words) })),
    {},
  ),
  breakIt: v.optional(v.string()),
  branches: v.optional(words, {}),
  bets: v.optional(
    v.record(
      v.string(),
      v.strictObject({ question: v.string(), options: v.optional(words), why: v.optional(words, {}) }),
    ),
    {},
  ),
  guarantees: v.optional(words, {}),
  measures: v.optional(words),
  errata: v.optional(v.record(v.string(), v.strictObject({ notes: v.string(), shown: v.string() }))),
  simplifies: v.optional(v.array(v.string())),
})

/** What a reader may turn. */
export const knob = v.strictObject({
  id: name,
  paths: v.pipe(
    v.array(v.pipe(v.string(), v.startsWith('/', 'must begin with /, as /clients/W1/work'))),
    v.minLength(1),
  ),
  values: v.array(plain),
  unit: v.optional(v.picklist(['ms', 'count', 'word'], 'must be ms, count or word')),
  applies: v.optional(v.picklist(['start', 'now'], 'must be start or now'), 'start'),
})

/** A run that differs from the main one. */
export const branch = v.strictObject({
  id: name,
  set: v.optional(v.record(v.string(), plain)),
  commands: v.optional(v.array(command)),
  turns: v.optional(v.array(v.strictObject({ at: ticks, knob: name, value: plain }))),
})

const beat = v.strictObject({
  id: name,
  branch: v.optional(name),
  when: anchor,
  holds: v.optional(v.array(condition)),
  focus: v.optional(v.array(name), []),
  bet: v.optional(name),
  erratum: v.optional(name),
})

const betCommon = { id: name, measure, branch: v.optional(name) }

/** A question before an answer. */
export const bet = v.variant(
  'kind',
  [
    v.strictObject({
      ...betCommon,
      kind: v.literal('choice'),
      options: v.array(v.strictObject({ id: name, value: plain })),
    }),
    v.strictObject({ ...betCommon, kind: v.literal('distribution'), of: v.array(name), total: count }),
    v.strictObject({ ...betCommon, kind: v.literal('order'), items: v.array(name) }),
    v.strictObject({
      ...betCommon,
      kind: v.literal('number'),
      unit: v.picklist(['ms', 's', 'count']),
      tolerance: v.number(),
    }),
    v.strictObject({ ...betCommon, kind: v.literal('pick'), places: v.array(name) }),
    v.strictObject({ ...betCommon, kind: v.literal('where'), tolerance: ticks }),
  ],
  'must be one of choice, distribution, order, number, pick, where',
)

const promised = v.strictObject({
  id: name,
  guarantee: name,
  options: v.optional(
    v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
    {},
  ),
  expect: v.optional(v.union([v.boolean(), v.literal('open')]), 'open'),
})

const golden = v.strictObject({
  measure: name,
  branch: v.optional(name),
  value: v.union([v.string(), v.number(), v.boolean()]),
})

/** Farther than this no stage reaches. */
const PIXELS_MAX = 100_000
const pixels = v.pipe(
  v.number('must be a number of pixels'),
  v.minValue(-PIXELS_MAX, `must be at least ${-PIXELS_MAX}`),
  v.maxValue(PIXELS_MAX, `must be at most ${PIXELS_MAX}`),
)

/** What scenarios of both brokers share. Only `id`, `model` and `setup` must be there. */
export const common = {
  $schema: v.optional(v.string()),
  format: v.optional(
    v.literal('brokerscope/1', 'must be "brokerscope/1", the format that this version reads'),
    'brokerscope/1',
  ),
  id: v.pipe(
    v.string('must be a text'),
    v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters and digits, joined by dashes: "my-scenario"'),
    v.maxLength(80, 'must be at most 80 characters'),
  ),
  seed: v.optional(
    v.pipe(
      v.number('must be a number'),
      v.integer('must be a whole number'),
      v.minValue(-2147483648, 'must fit in 32 bits'),
      v.maxValue(4294967295, 'must fit in 32 bits'),
    ),
    1,
  ),
  until: v.optional(ticks, 60_000),
  commands: v.optional(v.array(command), []),
  knobs: v.optional(v.array(knob), []),
  headline: v.optional(
    v.strictObject({
      knob: name,
      value: plain,
      does: v.optional(v.picklist(['breaks', 'mends'], 'must be breaks or mends')),
    }),
  ),
  branches: v.optional(v.array(branch), []),
  beats: v.optional(v.array(beat), []),
  bets: v.optional(v.array(bet), []),
  guarantees: v.optional(v.array(promised), []),
  measures: v.optional(v.record(v.string(), measure), {}),
  goldens: v.optional(v.array(golden), []),
  colourBy: v.optional(v.picklist(['key', 'consumer', 'producer', 'attempt']), 'key'),
  layout: v.optional(v.record(v.string(), v.tuple([pixels, pixels])), {}),
  words: v.optional(v.strictObject({ en: v.optional(narration), ru: v.optional(narration) })),
}
