import type { LineView } from '../../../kernel/scene.ts'
import type { RabbitEvent } from '../../events.ts'

/** How a fact is said: `actor` is whose lane it stands in, `about` the message that it is about. */
export interface Line {
  readonly actor: string
  readonly text: string
  readonly about?: string
  readonly kind?: LineView['kind']
}

/** The words of facts, by the protocol's names. */
export type Lines = {
  readonly [Type in RabbitEvent['type']]?: (event: Extract<RabbitEvent, { type: Type }>) => Line
}

/** `tag=3 (m7)`. */
export function tag(deliveryTag: number, name: string): string {
  return `tag=${deliveryTag} (${name})`
}

/** The default exchange has no name of its own. */
export function exchangeName(name: string): string {
  return name === '' ? '(default)' : name
}
