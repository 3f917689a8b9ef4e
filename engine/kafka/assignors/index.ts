import type { Assignor, GroupProtocol } from './assignor.ts'
import { cooperativeSticky } from './cooperative-sticky.ts'
import { range } from './range.ts'
import { roundrobin } from './roundrobin.ts'
import { sticky } from './sticky.ts'
import { uniform } from './uniform.ts'

/** Every assignor by its name. A new one is its file and a line here. */
export const assignors: ReadonlyMap<string, Assignor> = new Map(
  [range, roundrobin, sticky, cooperativeSticky, uniform].map((assignor) => [assignor.name, assignor]),
)

/**
 * The assignor that a configuration means: by its name, or by the class name that
 * `partition.assignment.strategy` holds (with or without the package). Undefined: there is no such assignor
 * in that protocol.
 */
export function assignorOf(name: string, protocol: GroupProtocol): Assignor | undefined {
  const isMeant = ({ name: own, className }: Assignor) =>
    own === name || className === name || className?.endsWith(`.${name}`) === true
  return [...assignors.values()].find(
    (assignor) => assignor.protocols.includes(protocol) && isMeant(assignor),
  )
}

export type { AssignmentRequest, Assignor, GroupAssignment, GroupMember, GroupProtocol } from './assignor.ts'
export { needsRejoin, revokedFrom } from './assignor.ts'
