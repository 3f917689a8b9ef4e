import type { Fold } from '../kernel/model.ts'
import { evolveMinds } from './client/evolve/index.ts'
import { copyMinds, createMinds } from './client/mind.ts'
import { copyBroker } from './copy.ts'
import { createBroker } from './create.ts'
import type { RabbitEvent } from './events.ts'
import { evolveBroker } from './evolve/index.ts'
import type { RabbitSetup } from './setup.ts'
import type { RabbitState } from './state.ts'

/** How facts make the state of RabbitMQ, its applications and the systems beside them. */
export const rabbitFold: Fold<RabbitState, RabbitEvent, RabbitSetup> = {
  create: (setup) => ({
    setup,
    broker: createBroker(setup),
    clients: createMinds(setup),
    graves: new Map(),
  }),
  copy: ({ setup, broker, clients, graves }) => ({
    setup,
    broker: copyBroker(broker),
    clients: copyMinds(clients),
    graves: new Map(graves),
  }),
  evolve(state, event, tick, seq) {
    if (!evolveBroker(state, event, tick, seq)) evolveMinds(state, event, tick, seq)
  },
}
