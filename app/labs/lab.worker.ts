import { ANSWERS, type Question } from './answers.ts'

/** A question; `id` comes back with the answer. */
export interface LabRequest {
  readonly id: number
  readonly question: Question
  readonly asked: unknown
}

/** Its answer. */
export interface LabReply {
  readonly id: number
  readonly answer: unknown
}

addEventListener('message', ({ data }: MessageEvent<LabRequest>) => {
  const { id, question, asked } = data
  const answer = (ANSWERS[question] as (asked: unknown) => unknown)(asked)
  const reply: LabReply = { id, answer }
  postMessage(reply)
})
