import { useEffect, useState } from 'react'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { knownPast, NOTHING, type Past, readPast } from './past.ts'

/** What lasts in the current branch's run: nothing at first, as it is read beside everything else. */
export function usePast(): Past {
  const revision = useStore((page) => page.revision)
  const [read, setRead] = useState<Past>(NOTHING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session has another run when its revision goes up.
  useEffect(() => {
    const session = currentSession()
    if (session === undefined) return
    let isWanted = true
    const known = knownPast(session)
    setRead(known ?? NOTHING)
    if (known === undefined) {
      void readPast(session, () => isWanted).then((past) => {
        if (isWanted && past !== undefined) setRead(past)
      })
    }
    return () => {
      isWanted = false
    }
  }, [revision])
  return read
}
