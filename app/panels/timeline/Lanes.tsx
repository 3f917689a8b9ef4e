import { useMemo } from 'react'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { drawLanes, LanePicture } from './LanePicture.tsx'
import { type Scale, xOf } from './scale.ts'

/** The run that is open as a picture: the busiest of its places, and what moves between them. */
export function Lanes(props: { readonly scale: Scale; readonly most: number; readonly height?: number }) {
  const { scale, most, height } = props
  const { left, width, end } = scale
  const revision = useStore((page) => page.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session has another run when its revision goes up.
  const drawn = useMemo(() => {
    const session = currentSession()
    if (session === undefined) return undefined
    const { layout } = session.scenario
    const run = { places: session.places(), moves: session.motions(), layout, keys: session.keys() }
    const xIn = (reading: number) => xOf({ left, width, end }, reading)
    return drawLanes(run, { left, width, height, most, xOf: xIn })
  }, [left, width, end, most, height, revision])
  return drawn === undefined ? null : <LanePicture drawn={drawn} />
}
