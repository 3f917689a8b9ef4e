import { upperBound } from '../base/search.ts'
import type { Seq } from './clock.ts'

/** After so many events at the least a run or a replay keeps a copy, to be able to come back. */
export const CHECKPOINT_EVERY = 4096

/**
 * In a long run copies are further apart: a thirty-second of what there is. So their number grows with the
 * logarithm of the length, and the way from one to any event stays a few thousand folds: under a millisecond.
 */
const SHARE = 32

/** Copies of something, oldest first, each with the number of events it holds. */
export interface Checkpoints<Copy> {
  readonly seqs: Seq[]
  readonly copies: Copy[]
}

/** The first copy: before any event. */
export function createCheckpoints<Copy>(first: Copy): Checkpoints<Copy> {
  return { seqs: [0], copies: [first] }
}

/** Whether so much has happened since the newest copy that another one is due. */
export function isDue(checkpoints: Checkpoints<unknown>, seq: Seq): boolean {
  const last = checkpoints.seqs[checkpoints.seqs.length - 1] as Seq
  return seq - last >= Math.max(CHECKPOINT_EVERY, last / SHARE)
}

/** Keeps a copy. */
export function save<Copy>(checkpoints: Checkpoints<Copy>, seq: Seq, copy: Copy): void {
  checkpoints.seqs.push(seq)
  checkpoints.copies.push(copy)
}

/** The row of the newest copy that holds at most `seq` events. */
export function newestBefore(checkpoints: Checkpoints<unknown>, seq: Seq): number {
  return upperBound(checkpoints.seqs, seq) - 1
}

/** Forgets the copies after a row. */
export function forgetAfter(checkpoints: Checkpoints<unknown>, row: number): void {
  checkpoints.seqs.length = row + 1
  checkpoints.copies.length = row + 1
}
