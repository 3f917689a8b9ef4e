import type { ModelName } from '../scenarios/index.ts'
import { type Parsed, parseScenario } from '../scenarios/schema/validate.ts'
import { wordProblems } from '../scenarios/schema/words.ts'
import type { AnyEngine } from './playback/session.ts'

/** Brokers are loaded when a scenario first needs them. */
const ENGINES: Readonly<Record<ModelName, () => Promise<unknown>>> = {
  rabbitmq: async () => (await import('../engine/rabbit/index.ts')).rabbitEngine,
  kafka: async () => (await import('../engine/kafka/index.ts')).kafkaEngine,
}

/** The engine of a kind of scenario. */
export async function engineOf(model: ModelName): Promise<AnyEngine> {
  return (await ENGINES[model]()) as AnyEngine
}

/** Reads a scenario that came from outside: by the format, and by the words of the engine that is to run it. */
export async function vetScenario(json: unknown): Promise<Parsed> {
  const parsed = parseScenario(json)
  if (!parsed.ok) return parsed
  const problems = wordProblems(parsed.scenario, await engineOf(parsed.scenario.model))
  return problems.length > 0 ? { ok: false, problems } : parsed
}
