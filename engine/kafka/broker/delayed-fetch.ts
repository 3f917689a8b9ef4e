import type { PartitionName } from '../protocol/partition-name.ts'
import type { BrokerDesk } from '../turn.ts'
import { isEnough, type Read, readAll, respond } from './fetch-read.ts'
import { wakeShareFetches } from './share-fetch.ts'

/** fetch.max.wait.ms is over: the reader gets what there is, be it nothing. */
export function onFetchExpired(desk: BrokerDesk, id: number): void {
  const delayed = desk.broker.delayedFetches.get(id)
  if (delayed !== undefined) complete(desk, id, readAll(desk, delayed.request))
}

/** There is more to read in a partition: fetches that wait for it are looked at again. */
export function wakeFetches(desk: BrokerDesk, partition: PartitionName): void {
  if (desk.broker.delayedShareFetches.size > 0) wakeShareFetches(desk, partition)
  const waiting = desk.broker.watchers.get(partition)
  if (waiting === undefined || waiting.size === 0) return
  for (const id of [...waiting]) {
    const delayed = desk.broker.delayedFetches.get(id)
    if (delayed === undefined) continue
    const read = readAll(desk, delayed.request)
    if (isEnough(read, delayed.request)) complete(desk, id, read)
  }
}

/** Forgets what a client waits for: its connection is gone. */
export function forgetFetches({ broker, turn }: BrokerDesk, client: string): void {
  for (const { id, client: waiting } of [...broker.delayedFetches.values()]) {
    if (waiting === client) turn.emit({ type: 'fetch.completed', broker: broker.address, client, id })
  }
}

function complete(desk: BrokerDesk, id: number, read: Read): void {
  const delayed = desk.broker.delayedFetches.get(id)
  if (delayed === undefined) return
  const { client, request } = delayed
  desk.turn.emit({ type: 'fetch.completed', broker: desk.broker.address, client, id })
  respond(desk, request, client, read)
}
