import type { Guarantee } from '../kernel/guarantee.ts'
import type { KafkaEvent } from './events.ts'
import { oneOwner } from './guarantees/one-owner.ts'
import { allObserved, atLeastOnce, noDuplicates } from './guarantees/processing.ts'
import { monotonicPoll, noSkips } from './guarantees/reading.ts'
import { ackedStays } from './guarantees/writing.ts'

/** What a set-up may promise. A new one is its file and a line here. */
// biome-ignore lint/suspicious/noExplicitAny: each promise remembers something else, and only it looks inside.
export const kafkaGuarantees: readonly Guarantee<KafkaEvent, any>[] = [
  oneOwner,
  allObserved,
  atLeastOnce,
  noDuplicates,
  noSkips,
  monotonicPoll,
  ackedStays,
]
