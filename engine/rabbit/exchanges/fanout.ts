import type { ExchangeRule } from './index.ts'

/** Everything goes everywhere; the key does not matter (fanout-01). */
export const fanout: ExchangeRule = {
  readsHeaders: false,
  invalidBinding: () => undefined,
  matcher: (bindings) => (_routingKey, _headers, found) => {
    for (const binding of bindings) found(binding)
  },
}
