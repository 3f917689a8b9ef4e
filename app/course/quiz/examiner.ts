import type { Question } from '../../../scenarios/quiz/examine.ts'
import type { QuizReply, QuizRequest } from './quiz.worker.ts'

/** Whoever makes questions, beside the page: a run may take a moment. */
export interface Examiner {
  ask(scenario: string, seed: number): Promise<Question | undefined>
  stop(): void
}

/** Starts a worker. If it cannot be started, nobody waits for it for ever. */
export function startExaminer(): Examiner {
  const worker = new Worker(new URL('./quiz.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (question: Question | undefined) => void>()
  let last = 0
  worker.onmessage = ({ data }: MessageEvent<QuizReply>) => {
    waiting.get(data.id)?.(data.question)
    waiting.delete(data.id)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    for (const give of waiting.values()) give(undefined)
    waiting.clear()
  }
  return {
    ask(scenario, seed) {
      const request: QuizRequest = { id: ++last, scenario, seed }
      worker.postMessage(request)
      return new Promise((resolve) => waiting.set(request.id, resolve))
    },
    stop: () => worker.terminate(),
  }
}
