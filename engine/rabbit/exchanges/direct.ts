import type { Binding } from '../state.ts'
import type { ExchangeRule } from './index.ts'

/** The binding key equals the routing key, byte for byte; `*` and `#` mean nothing (direct-01, direct-03). */
export const direct: ExchangeRule = {
  readsHeaders: false,
  invalidBinding: () => undefined,
  matcher(bindings) {
    const byKey = new Map<string, Binding[]>()
    for (const binding of bindings) {
      const same = byKey.get(binding.routingKey)
      if (same === undefined) byKey.set(binding.routingKey, [binding])
      else same.push(binding)
    }
    return (routingKey, _headers, found) => {
      for (const binding of byKey.get(routingKey) ?? []) found(binding)
    }
  },
}
