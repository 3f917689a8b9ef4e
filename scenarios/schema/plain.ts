import * as v from 'valibot'

/** A whole number of ms, from 0. */
export const ticks = v.pipe(
  v.number('must be a number of milliseconds'),
  v.integer('must be whole milliseconds'),
  v.minValue(0, 'must not be negative'),
  v.maxValue(1_000_000_000, 'must be at most 1000000000 ms (11 days)'),
)

/** A whole number from 0. */
export const count = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(0, 'must not be negative'),
  v.maxValue(1_000_000_000, 'must be at most 1000000000'),
)

/** A word that names something. */
export const name = v.pipe(
  v.string('must be a text'),
  v.minLength(1, 'must not be empty'),
  v.maxLength(255, 'must be at most 255 characters'),
)

/** A value of a field or of a knob. */
export const plain = v.union(
  [v.string(), v.number(), v.boolean(), v.null()],
  'must be a text, a number, true, false or null',
)

/** A regular expression, as a policy has it. */
export const regex = v.pipe(
  v.string('must be a text'),
  v.check((text) => {
    try {
      return new RegExp(text) instanceof RegExp
    } catch {
      return false
    }
  }, 'must be a regular expression, as "^orders\\."'),
)

/** What an event must look like. */
export const pattern = v.pipe(
  v.objectWithRest({ type: name }, v.union([plain, v.array(plain)])),
  v.description('An event: its type, and fields that are equal to a value or to one of several.'),
)

/** A place in a trace. */
export const anchor = v.union(
  [
    v.strictObject({
      event: pattern,
      nth: v.optional(v.pipe(count, v.minValue(1, 'counts from 1'))),
      after: v.optional(name),
    }),
    v.strictObject({ tick: ticks }),
  ],
  'must be {"event": {"type": ...}, "nth"?: 1} or {"tick": 1000}',
)

const nth = v.optional(v.pipe(v.number(), v.integer('must be a whole number')))

/** What can be read off a trace. */
export const measure = v.variant(
  'take',
  [
    v.strictObject({ take: v.literal('count'), of: pattern }),
    v.strictObject({ take: v.literal('tick'), of: pattern, nth }),
    v.strictObject({ take: v.literal('ticks'), of: pattern }),
    v.strictObject({ take: v.literal('span'), from: pattern, to: pattern }),
    v.strictObject({ take: v.literal('split'), of: pattern, by: name, among: v.array(plain) }),
    v.strictObject({ take: v.literal('value'), of: pattern, field: name, nth }),
    v.strictObject({ take: v.literal('table'), of: pattern, by: name, among: v.array(plain), field: name }),
  ],
  'must be one of count, tick, ticks, span, split, value, table',
)

const measured = v.union([v.string(), v.number(), v.boolean()], 'must be a text, a number, true or false')

/** What must be so at a beat. */
export const condition = v.union(
  [
    v.strictObject({ measure, equals: v.union([measured, v.array(measured)]) }),
    v.strictObject({ measure, least: v.optional(v.number()), most: v.optional(v.number()) }),
    v.strictObject({ happened: pattern }),
    v.strictObject({ absent: pattern }),
  ],
  'must be {"measure": {...}, "equals": 2}, {"measure": {...}, "least": 1, "most": 3}, ' +
    '{"happened": {"type": ...}} or {"absent": {"type": ...}}',
)

/** An order from outside. The engine knows which signals a place takes. */
export const command = v.strictObject({
  at: ticks,
  to: name,
  signal: v.objectWithRest({ type: name }, v.unknown()),
})

/** How long packets take: a number, or at least and at most. */
export const latency = v.union(
  [ticks, v.strictObject({ least: ticks, most: ticks })],
  'must be whole milliseconds from 0, or {"least": 1, "most": 5}',
)

/** The network of a set-up. */
export const network = v.strictObject({
  latency: v.optional(latency),
  links: v.optional(v.array(v.strictObject({ between: v.tuple([name, name]), latency }))),
})
