import { crashMatrix } from './crash/matrix.ts'
import { sweep } from './prefetch/sweep.ts'

/** What can only be answered by running the engine, by name. A new one is a line here. */
export const ANSWERS = { prefetch: sweep, crash: crashMatrix } as const

/** The name of a question. */
export type Question = keyof typeof ANSWERS

/** What has to be said with it. */
export type Asked<Name extends Question> = Parameters<(typeof ANSWERS)[Name]>[0]

/** What comes back. */
export type Answered<Name extends Question> = ReturnType<(typeof ANSWERS)[Name]>
