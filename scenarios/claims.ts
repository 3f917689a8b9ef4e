import register from './claims.json' with { type: 'json' }

/** A beat that shows a claim, and the knob that changes its outcome. */
export interface Proof {
  readonly scenario: string
  readonly beat: string
  readonly knob?: string
}

/** A sentence of the notes that the curriculum starts from. */
export interface Claim {
  /** `C001` to `C138`, in the order of the notes. */
  readonly id: string
  /** Lines of the notes. */
  readonly lines: string
  readonly says: string
  /** Whether the notes are right, right on a condition, or wrong. */
  readonly status: string
  /** What is true, for the latter two. */
  readonly errata?: readonly string[]
  /** Numbers of the scenarios that are to show it. */
  readonly planned: readonly string[]
  /** Where a reader sees it now, changes it and breaks it. Empty as long as no such scenario is there. */
  readonly shown: readonly Proof[]
}

/** Every claim of the notes, and where it is shown. A test holds the register to the scenarios. */
export const CLAIMS: readonly Claim[] = register
