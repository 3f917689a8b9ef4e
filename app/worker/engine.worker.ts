import { serve } from './host.ts'
import type { AnyModel, Port } from './protocol.ts'

/** The page's worker: the engine with nothing around it. */
serve(self as unknown as Port, {
  rabbitmq: async () => (await import('../../engine/rabbit/model.ts')).rabbit as AnyModel,
  kafka: async () => (await import('../../engine/kafka/model.ts')).kafka as AnyModel,
})
