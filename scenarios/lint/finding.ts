import type { Problem } from '../schema/problems.ts'

/** Something to mend in a scenario's folder: where, what, why it matters, and what to do. */
export interface Finding extends Problem {
  readonly file: 'card.ts' | 'scenario.ts' | 'en.ts' | 'ru.ts'
  readonly why: string
}

/** A finding, written in one line. */
export function finding(
  file: Finding['file'],
  path: string,
  message: string,
  why: string,
  fix: string,
): Finding {
  return { file, path, message, why, fix }
}
