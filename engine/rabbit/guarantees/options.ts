import type { GuaranteeOptions } from '../../kernel/guarantee.ts'

/** Whether a promise is about this message: `messages` names some, else it is about all. */
export function concernsMessage({ messages }: GuaranteeOptions, name: string): boolean {
  return !Array.isArray(messages) || messages.includes(name)
}

/** A whole number that a scenario says, or what holds when it says nothing. */
export function numberIn(options: GuaranteeOptions, name: string, otherwise: number): number {
  const value = options[name]
  return typeof value === 'number' ? value : otherwise
}

/** A word that a scenario says; undefined when it says nothing: then all are meant. */
export function wordIn(options: GuaranteeOptions, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** Names that a scenario lists; none when it says nothing. */
export function namesIn(options: GuaranteeOptions, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? value : []
}
