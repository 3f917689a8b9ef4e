import { type ModelName, scenarioOf } from '../../../scenarios/index.ts'
import { type AnyEngine, examine, type Question } from '../../../scenarios/quiz/examine.ts'

/** A question that is wanted; `id` comes back with it. */
export interface QuizRequest {
  readonly id: number
  readonly scenario: string
  readonly seed: number
}

/** The question with what the run answered; absent where the scenario has none for that seed, or the run failed. */
export interface QuizReply {
  readonly id: number
  readonly question?: Question | undefined
}

/** Whole engines: here a question's world is run as well as read. */
const ENGINES: Readonly<Record<ModelName, () => Promise<unknown>>> = {
  rabbitmq: async () => (await import('../../../engine/rabbit/index.ts')).rabbitEngine,
  kafka: async () => (await import('../../../engine/kafka/index.ts')).kafkaEngine,
}

addEventListener('message', ({ data }: MessageEvent<QuizRequest>) => {
  void answer(data).then((reply) => postMessage(reply))
})

async function answer({ id, scenario, seed }: QuizRequest): Promise<QuizReply> {
  const entry = scenarioOf(scenario)
  if (entry === undefined) return { id }
  try {
    const data = (await entry.scenario()).default
    const engine = (await ENGINES[data.model]()) as AnyEngine
    return { id, question: examine(data, engine, seed) }
  } catch {
    return { id }
  }
}
