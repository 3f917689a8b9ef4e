import { KAFKA_TERMS } from './kafka-terms.ts'
import { RABBIT_TERMS } from './rabbit-terms.ts'
import type { Term } from './term.ts'

export type { Term, TermId } from './term.ts'

/** All terms, in the order in which the curriculum meets them. */
export const TERMS: readonly Term[] = [...RABBIT_TERMS, ...KAFKA_TERMS]
