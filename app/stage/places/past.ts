import { createContext, useContext, useEffect, useState } from 'react'
import type { Tick } from '../../../engine/index.ts'

/** What the stage is told of earlier moments. */
export interface PastView {
  /** The last whole second before what is shown. */
  readonly second: number
  /** The sign of the unit, in the page's language. */
  readonly seconds: string
  /** How many messages each place held at the end of a tick. */
  depthsAt(tick: Tick): ReadonlyMap<string, number>
}

/** Given by the stage. */
export const PastContext = createContext<PastView | undefined>(undefined)

const SECOND_MS = 1_000
/** The page stays quick: earlier moments are looked at in pieces of so many ms. */
const SLICE_MS = 6

/** How much a place held at the end of each of the last `seconds`, the oldest first; undefined until that is known. */
export function useDepths(id: string, seconds: number): readonly number[] | undefined {
  const past = useContext(PastContext)
  const [depths, setDepths] = useState<readonly number[]>()
  useEffect(() => {
    if (past === undefined) return
    const first = Math.max(0, past.second - seconds + 1)
    const found: number[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const started = performance.now()
      while (first + found.length <= past.second) {
        found.push(past.depthsAt((first + found.length) * SECOND_MS).get(id) ?? 0)
        if (performance.now() - started > SLICE_MS) break
      }
      if (first + found.length > past.second) setDepths(found)
      else timer = setTimeout(look, 0)
    }
    timer = setTimeout(look, 0)
    return () => clearTimeout(timer)
  }, [past, id, seconds])
  return depths
}
