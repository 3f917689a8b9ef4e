import type { ModelName } from '../scenarios/index.ts'
import type { Parsed } from '../scenarios/schema/validate.ts'
import type { AnyEngine } from './playback/session.ts'

/** Brokers are loaded when a scenario first needs them; how they decide only the worker has to know. */
const ENGINES: Readonly<Record<ModelName, () => Promise<unknown>>> = {
  rabbitmq: async () => (await import('../engine/rabbit/account.ts')).rabbitAccount,
  kafka: async () => (await import('../engine/kafka/account.ts')).kafkaAccount,
}

/** The engine of a kind of scenario, as far as a page needs it that plays traces. */
export async function engineOf(model: ModelName): Promise<AnyEngine> {
  return (await ENGINES[model]()) as AnyEngine
}

/**
 * Reads a scenario that came from outside: by the format, and by the words of the engine that is to run it. The
 * format comes when there is one to read: our own scenarios are checked before they are shipped.
 */
export async function vetScenario(json: unknown): Promise<Parsed> {
  const [{ parseScenario }, { wordProblems }] = await Promise.all([
    import('../scenarios/schema/validate.ts'),
    import('../scenarios/schema/words.ts'),
  ])
  const parsed = parseScenario(json)
  if (!parsed.ok) return parsed
  const problems = wordProblems(parsed.scenario, await engineOf(parsed.scenario.model))
  return problems.length > 0 ? { ok: false, problems } : parsed
}
