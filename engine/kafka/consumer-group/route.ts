import type { Address } from '../../kernel/agenda.ts'
import type { GroupRequest } from '../protocol/group-requests.ts'
import type { BrokerDesk } from '../turn.ts'
import type { ConsumerGroup } from './group-state.ts'
import { findConsumerGroup } from './lookup.ts'
import { leaveEmptyGroup } from './migration.ts'

type Handle<Request> = (desk: BrokerDesk, request: Request, client: Address) => void
type HandleIn<Request> = (desk: BrokerDesk, group: ConsumerGroup, request: Request, client: Address) => void

/** A request of the classic protocol, or about offsets, goes to the protocol that the group lives in. */
export function byProtocol<Request extends GroupRequest>(
  inClassic: Handle<Request>,
  inConsumer: HandleIn<Request>,
): Handle<Request> {
  return (desk, request, client) => {
    if (request.type === 'JoinGroup') leaveEmptyGroup(desk, request.groupId)
    const group = findConsumerGroup(desk.kafka, request.groupId)
    if (group === undefined) inClassic(desk, request, client)
    else inConsumer(desk, group, request, client)
  }
}
