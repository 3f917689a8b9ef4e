import type { Group } from '../raft.ts'
/** A copy that shares nothing that changes. */
export function copyGroup(group: Group): Group {
  return { ...group }
}
