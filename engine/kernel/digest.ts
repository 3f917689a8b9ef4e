import { addToHash, createHash, hashDigits } from '../base/hash.ts'
import type { Typed } from './model.ts'
import type { Trace } from './trace.ts'

/**
 * The hash of a run: of its events, when and why they happened, and what was on its way. Equal journals give
 * equal hashes, in Node and in every browser.
 */
export function digestOf(trace: Trace<Typed, unknown>): string {
  const hash = createHash()
  for (let seq = 0; seq < trace.events.length; seq++) {
    addToHash(hash, trace.ticks.get(seq))
    addToHash(hash, trace.causes.get(seq))
    addToHash(hash, trace.events[seq])
  }
  for (const { departs, arrives, from, to } of trace.transits) {
    addToHash(hash, departs)
    addToHash(hash, arrives)
    addToHash(hash, from)
    addToHash(hash, to)
  }
  return hashDigits(hash)
}
