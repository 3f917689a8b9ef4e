import { intBetween } from '../../kernel/rng.ts'
import type { FailureSetup } from '../setup.ts'
import type { KafkaTurn } from '../turn.ts'
import type { Consumer } from './consumer-state.ts'

/** A record in the handler's eyes. */
interface RecordAtWork {
  readonly partition: string
  readonly offset: number
  readonly key: string | null
  readonly value: string | null
}

/** Why the handler cannot digest a record, which has failed so often before; undefined: it can. */
export function failureOf(
  { setup }: Consumer,
  attempts: number,
  { partition, offset, key, value }: RecordAtWork,
): FailureSetup | undefined {
  return setup.failures?.find((failure) => {
    if (attempts >= (failure.times ?? Number.POSITIVE_INFINITY)) return false
    if (failure.partition !== undefined && failure.partition !== partition) return false
    if (failure.offset !== undefined && failure.offset !== offset) return false
    if (failure.key !== undefined && failure.key !== key) return false
    return failure.value === undefined || failure.value === value
  })
}

/** How long the handler is busy with the next record. */
export function workTicks({ setup }: Consumer, turn: KafkaTurn): number {
  const { work = 0 } = setup
  return typeof work === 'number' ? work : intBetween(turn.rng, work.least, work.most)
}
