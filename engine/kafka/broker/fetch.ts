import type { Fetch } from '../protocol/client-requests.ts'
import type { BrokerDesk } from '../turn.ts'
import { isEnough, readAll, respond } from './fetch-read.ts'
import { noteFollower } from './replication.ts'

/** Fetch: a long poll. It is answered when there is enough, or when its time is over (FACTS S23). */
export function onFetch(desk: BrokerDesk, request: Fetch, client: string): void {
  if (request.replicaId >= 0) noteFollower(desk, request)
  const read = readAll(desk, request)
  if (isEnough(read, request) || request.maxWaitMs <= 0) {
    respond(desk, request, client, read)
    return
  }
  const { broker, turn } = desk
  const { nextDelayed: id, incarnation } = broker
  turn.emit({ type: 'fetch.delayed', broker: broker.address, client, id, request })
  turn.pass(broker.address, broker.address, request.maxWaitMs, {
    type: 'fetch.expired',
    incarnation,
    fetch: id,
  })
}
