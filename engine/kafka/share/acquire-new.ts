import type { Acquisition } from './acquire.ts'
import type { Delivery } from './delivery.ts'
import type { InFlightBatch } from './share-partition.ts'

/** Acquires records that the window has not seen, from an offset on. */
export function acquireNew(acquisition: Acquisition, firstOffset: number): void {
  const { partition, request, left } = acquisition
  const isFirst = partition.batches.length === 0 && partition.endOffset > firstOffset
  const first = isFirst ? partition.endOffset : firstOffset
  const last = lastNewOf(acquisition, first)
  if (request.mode === 'record_limit' && last - first + 1 > left) addPart(acquisition, first, last)
  else for (const [from, to] of stretchesOf(acquisition, first, last)) addWhole(acquisition, from, to)
  if (partition.batches[0]?.first === first) partition.startOffset = first
  partition.endOffset = Math.max(partition.endOffset, last)
}

/** The end of the stretch: a batch of the log is not cut, so a limit of records is soft (SHR-15). */
function lastNewOf({ request, lastOffset, left }: Acquisition, first: number): number {
  if (left >= lastOffset - first + 1) return lastOffset
  const wanted = first + left - 1
  const batch = request.batches.findLast(({ baseOffset }) => baseOffset <= wanted)
  return batch !== undefined && wanted <= batch.lastOffset ? batch.lastOffset : wanted
}

/** A long stretch is kept as several, so that an acknowledgement of one does not take the others apart. */
function stretchesOf({ request }: Acquisition, first: number, last: number): [number, number][] {
  const stretches: [number, number][] = []
  let from = first
  const isLong = request.mode === 'batch_optimized' && last - first + 1 > request.batchSize
  for (const { baseOffset } of isLong ? request.batches : []) {
    if (baseOffset > last) break
    if (baseOffset - from < request.batchSize) continue
    stretches.push([from, baseOffset - 1])
    from = baseOffset
  }
  return [...stretches, [from, last]]
}

function addWhole(acquisition: Acquisition, first: number, last: number): void {
  insert(acquisition, { first, last, whole: held(acquisition), single: undefined })
  acquisition.acquired.push({ first, last, deliveryCount: 1 })
}

/** With a hard limit the rest of the batch is in the window too, but available (SHR-16). */
function addPart(acquisition: Acquisition, first: number, last: number): void {
  const end = first + acquisition.left - 1
  const single: Delivery[] = []
  for (let offset = first; offset <= last; offset++) {
    single.push(offset <= end ? held(acquisition) : untouched())
  }
  insert(acquisition, { first, last, whole: undefined, single })
  acquisition.acquired.push({ first, last: end, deliveryCount: 1 })
}

function held({ request, lockedUntil }: Acquisition): Delivery {
  return { state: 'ACQUIRED', deliveryCount: 1, member: request.member, lockedUntil }
}

function untouched(): Delivery {
  return { state: 'AVAILABLE', deliveryCount: 0, member: undefined, lockedUntil: undefined }
}

function insert({ partition }: Acquisition, batch: InFlightBatch): void {
  const place = partition.batches.findIndex(({ first }) => first > batch.first)
  if (place === -1) partition.batches.push(batch)
  else partition.batches.splice(place, 0, batch)
}
