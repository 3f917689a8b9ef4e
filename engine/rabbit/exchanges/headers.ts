import type { FieldValue, Table } from '../methods.ts'
import type { Profile } from '../profiles.ts'
import type { Binding } from '../state.ts'
import { isSameValue } from '../table.ts'
import type { ExchangeRule } from './index.ts'

const KINDS = ['all', 'any', 'all-with-x', 'any-with-x']

/**
 * The message's headers against the binding's arguments, by `x-match`; the key does not matter (headers-01 to
 * headers-11). A void value asks for the header alone.
 */
export const headers: ExchangeRule = {
  readsHeaders: true,
  invalidBinding(_routingKey, { 'x-match': kind }) {
    if (kind === undefined || (typeof kind === 'string' && KINDS.includes(kind))) return undefined
    if (typeof kind !== 'string')
      return `Invalid x-match field type (value ${String(kind)}); expected longstr`
    return `Invalid x-match field value "${kind}"; expected all, any, all-with-x, or any-with-x`
  },
  matcher(bindings, profile) {
    const wanted = bindings.map((binding) => wantedBy(binding))
    return (_routingKey, table, found) => {
      for (const one of wanted) if (isWanted(one, table, profile)) found(one.binding)
    }
  },
}

interface Wanted {
  readonly binding: Binding
  readonly any: boolean
  readonly pairs: readonly (readonly [name: string, value: FieldValue])[]
}

/** With `all` and `any`, names that begin with `x-` do not count (headers-06). */
function wantedBy(binding: Binding): Wanted {
  const kind = String(binding.arguments['x-match'] ?? 'all')
  const isCounted = (name: string) =>
    name !== 'x-match' && (kind.endsWith('-with-x') || !name.startsWith('x-'))
  const pairs = Object.entries(binding.arguments).filter(([name]) => isCounted(name))
  return { binding, any: kind.startsWith('any'), pairs }
}

function isWanted({ any, pairs }: Wanted, table: Table, profile: Profile): boolean {
  const has = ([name, value]: readonly [string, FieldValue]) => {
    const given = Object.hasOwn(table, name) ? table[name] : undefined
    return (
      given !== undefined && (value === null || isSameValue(value, given, profile.headersIntegerEqualsDouble))
    )
  }
  return any ? pairs.some(has) : pairs.every(has)
}
