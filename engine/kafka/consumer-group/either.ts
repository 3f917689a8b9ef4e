import type { Group } from '../state.ts'

/** What the tools show of a group in one word, whichever protocol it lives in. */
export interface GroupSummary {
  readonly state: string
  /** The generation, or the group epoch. */
  readonly generation: number
  /** Who assigns: what the members agreed on, or what the coordinator took; null before there is any. */
  readonly assignor: string | null
}

/** A group in a few words. */
export function summaryOf(group: Group): GroupSummary {
  const { state } = group
  return group.protocol === 'classic'
    ? { state, generation: group.generation, assignor: group.protocolName }
    : { state, generation: group.groupEpoch, assignor: group.assignor }
}
