import { useMemo } from 'react'
import { drawLanes, LanePicture } from '../panels/timeline/LanePicture.tsx'
import { type Scale, xOf } from '../panels/timeline/scale.ts'
import { useWidth } from '../panels/timeline/use-width.ts'
import styles from './Compare.module.css'
import { type CompareSession, useCompare } from './compare-session.ts'
import { type Side, sharedAt } from './pair.ts'

/** Room for the names of places, for the rows, and how many of these, in px. */
const NAMES = 118
const HEIGHT = 84
const ROWS = 6

interface Props {
  readonly side: Side
  readonly session: CompareSession
}

/** What one world does in time, on the clock of both: what is at one moment in both stands at one place. */
export function PaneTime({ side, session }: Props) {
  const [ref, width] = useWidth()
  const { pair } = session.player
  const scale = useMemo(() => ({ left: NAMES, width, end: pair.end }), [width, pair])
  return (
    <div ref={ref} className={styles['time']} aria-hidden="true" data-testid={`time:${side}`}>
      {width > NAMES && (
        <>
          <Lanes side={side} session={session} scale={scale} />
          <Playhead scale={scale} />
        </>
      )}
    </div>
  )
}

function Lanes({ side, session, scale }: Props & { readonly scale: Scale }) {
  const { scenario, telling } = session.worlds[side]
  const { pair } = session.player
  const drawn = useMemo(() => {
    const { survey, motions } = telling
    const run = { places: survey.places, moves: motions.all, layout: scenario.layout, keys: survey.keys }
    const xIn = (reading: number) => xOf(scale, sharedAt(pair, side, reading))
    return drawLanes(run, { left: NAMES, width: scale.width, height: HEIGHT, most: ROWS, xOf: xIn })
  }, [scenario, telling, pair, side, scale])
  return <LanePicture drawn={drawn} />
}

function Playhead({ scale }: { readonly scale: Scale }) {
  const shared = useCompare((page) => page.shared)
  return <div className={styles['playhead']} style={{ transform: `translateX(${xOf(scale, shared)}px)` }} />
}
