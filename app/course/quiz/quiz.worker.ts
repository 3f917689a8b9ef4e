import { scenarioOf } from '../../../scenarios/index.ts'
import { examine, type Question } from '../../../scenarios/quiz/examine.ts'
import { engineOf } from '../../engines.ts'

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

addEventListener('message', ({ data }: MessageEvent<QuizRequest>) => {
  void answer(data).then((reply) => postMessage(reply))
})

async function answer({ id, scenario, seed }: QuizRequest): Promise<QuizReply> {
  const entry = scenarioOf(scenario)
  if (entry === undefined) return { id }
  try {
    const data = (await entry.scenario()).default
    return { id, question: examine(data, await engineOf(data.model), seed) }
  } catch {
    return { id }
  }
}
