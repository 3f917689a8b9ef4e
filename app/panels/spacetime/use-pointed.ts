import { create } from 'zustand'
import type { Picked } from './pick.ts'

/** What the pointer is over. */
const usePointedStore = create<{ readonly picked: Picked | undefined }>()(() => ({ picked: undefined }))

/** What the pointer is over in the picture; undefined while it is over nothing. */
export function usePointed(): Picked | undefined {
  return usePointedStore((page) => page.picked)
}

/** Says what the pointer is over. */
export function setPointed(picked: Picked | undefined): void {
  const known = usePointedStore.getState().picked
  if (idOf(known) !== idOf(picked)) usePointedStore.setState({ picked })
}

function idOf(picked: Picked | undefined): string | undefined {
  if (picked === undefined) return undefined
  return 'dot' in picked ? `e${picked.dot.seq}` : picked.arrow.id
}
