import type { Guarantee } from '../../kernel/guarantee.ts'
import type { RabbitEvent } from '../events.ts'
import { atLeastOnce, noLoss } from './loss.ts'
import { order } from './order.ts'
import { failedToDlq, onePlace } from './place.ts'
import { atMostOnce, boundedRedelivery, effectivelyOnce } from './repeats.ts'
import { evenSplit } from './split.ts'

/** What a RabbitMQ set-up can promise. A new promise is one line here. */
// biome-ignore lint/suspicious/noExplicitAny: each promise remembers something else; only it looks inside.
export const rabbitGuarantees: readonly Guarantee<RabbitEvent, any>[] = [
  noLoss,
  atLeastOnce,
  atMostOnce,
  effectivelyOnce,
  order,
  boundedRedelivery,
  onePlace,
  evenSplit,
  failedToDlq,
]
