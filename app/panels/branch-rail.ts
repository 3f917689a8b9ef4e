import type { BranchCard } from '../store.ts'

/** A row of the rail: a branch, how deep it hangs, and the lines of its elders that pass it by. */
export interface RailRow {
  readonly card: BranchCard
  readonly depth: number
  readonly hasChildren: boolean
  /** The line of each elder that is drawn in this row; `isLast` when it ends here, in this branch's bend. */
  readonly lines: readonly { readonly depth: number; readonly isLast: boolean }[]
}

/** Branches in the order of their tree: each right under the one it left, elder siblings first. */
export function railOf(cards: readonly BranchCard[]): RailRow[] {
  const rows: RailRow[] = []
  const children = new Map<string | undefined, BranchCard[]>()
  for (const card of cards) children.set(card.parent, [...(children.get(card.parent) ?? []), card])
  const walk = (card: BranchCard, open: readonly number[], isLast: boolean) => {
    const depth = rows.length === 0 || card.parent === undefined ? 0 : depthOf(rows, card.parent) + 1
    const own = children.get(card.id) ?? []
    const lines = open.map((line) => ({ depth: line, isLast: line === depth - 1 && isLast }))
    rows.push({ card, depth, hasChildren: own.length > 0, lines })
    const still = isLast ? open.filter((line) => line !== depth - 1) : open
    for (const [row, child] of own.entries()) walk(child, [...still, depth], row === own.length - 1)
  }
  for (const root of children.get(undefined) ?? []) walk(root, [], true)
  return rows
}

function depthOf(rows: readonly RailRow[], id: string): number {
  return rows.find(({ card }) => card.id === id)?.depth ?? 0
}
