/** A broken assumption of ours: the run stops, and the message says what should have been true. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/** Stops the run when `condition` is false; `truth` is a sentence that should have been true. */
export function assert(condition: boolean, truth: string): asserts condition {
  if (!condition) throw new AssertionError(truth)
}

/** The value, which must be there; `what` names it in the message when it is not. */
export function present<Value>(value: Value | undefined | null, what: string): Value {
  if (value === undefined || value === null) throw new AssertionError(`${what} is present`)
  return value
}
