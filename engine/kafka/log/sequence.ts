/** The largest sequence number; the next one is 0 again (LOG-I09). */
export const SEQUENCE_MAX = 2147483647

/** A batch or a producer without a sequence. */
export const NO_SEQUENCE = -1

/** `sequence` and `steps` more, past the wrap. */
export function laterSequence(sequence: number, steps: number): number {
  return sequence > SEQUENCE_MAX - steps ? steps - (SEQUENCE_MAX - sequence) - 1 : sequence + steps
}

/** `sequence` and `steps` fewer, past the wrap. */
export function earlierSequence(sequence: number, steps: number): number {
  return sequence < steps ? SEQUENCE_MAX - (steps - sequence) + 1 : sequence - steps
}

/** Whether `next` may follow `last` without a gap. */
export function isInSequence(last: number, next: number): boolean {
  return next === last + 1 || (next === 0 && last === SEQUENCE_MAX)
}
