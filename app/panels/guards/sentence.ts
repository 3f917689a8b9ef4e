import type { GuardView } from '../../../engine/index.ts'

/** What stands in a sentence. */
export type Facts = GuardView['with']

/** A condition in words. */
export interface Sentence {
  say(facts: Facts): string
  /** What would end it. */
  waits?(facts: Facts): string
}

/** A condition of the engine in the reader's words; one without words is said by its name, never hidden. */
export function sayGuard(sentences: Readonly<Record<string, Sentence>>, guard: GuardView): string {
  const sentence = sentences[guard.id]
  if (sentence !== undefined) return sentence.say(guard.with)
  const facts = Object.entries(guard.with).map(([name, value]) => `${name} ${value}`)
  return `${guard.id}: ${facts.join(', ')}`
}

/** What those that stop wait for, each once. */
export function waitsOf(
  sentences: Readonly<Record<string, Sentence>>,
  guards: readonly GuardView[],
): readonly string[] {
  const waits = guards
    .filter(({ stops }) => stops)
    .flatMap((guard) => sentences[guard.id]?.waits?.(guard.with) ?? [])
  return [...new Set(waits)]
}

/** Whether a knob turns one of these settings: paths name the same thing, or one lies within the other. */
export function turnsSetting(
  knob: { readonly paths: readonly string[] },
  settings: ReadonlySet<string>,
): boolean {
  return knob.paths.some((path) =>
    [...settings].some(
      (setting) => path === setting || path.startsWith(`${setting}/`) || setting.startsWith(`${path}/`),
    ),
  )
}

/** Whether a knob is about one of these names: it has a step of its path to itself. */
export function turnsNamed(knob: { readonly paths: readonly string[] }, names: ReadonlySet<string>): boolean {
  return knob.paths.some((path) => path.split('/').some((step) => names.has(step)))
}
