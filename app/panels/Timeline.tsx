import { Maximize2, Minimize2 } from 'lucide-react'
import { memo, Suspense, useMemo } from 'react'
import { useWords } from '../i18n/index.ts'
import { toggleTime, useStore } from '../store.ts'
import { Axis, Lenses } from './timeline/Axis.tsx'
import { Lanes } from './timeline/Lanes.tsx'
import { Marks } from './timeline/Marks.tsx'
import { Playhead } from './timeline/Playhead.tsx'
import { EDGE, type Scale } from './timeline/scale.ts'
import styles from './timeline/Timeline.module.css'
import { useScrub } from './timeline/use-scrub.ts'
import { useWidth } from './timeline/use-width.ts'
import controls from './ui/controls.module.css'
import { later } from './ui/later.tsx'

/** How much of time is shown: one line, or a strip with the busiest places. */
export type TimelineSize = 'line' | 'strip'

/** All places, each with room: comes when it is asked for. */
const SpaceTime = later(async () => (await import('./spacetime/SpaceTime.tsx')).SpaceTime)

/** What the lanes of a strip share, in px: with axis and marks it is 132 high. */
const LANES_PX = 88

/** What the names of places take at the left, in px: on a phone, as little as will do. */
const NAMES_PX = { narrow: 86, wide: 126 } as const

/** The time strip: the whole run as it is read, and the playhead on it. It is the scrub bar, too. */
export function Timeline({ size = 'strip' }: { readonly size?: TimelineSize }) {
  const { time } = useWords()
  const [ref, width] = useWidth()
  const end = useStore((page) => page.readingEnd)
  const left = size === 'line' ? EDGE : NAMES_PX[width < 600 ? 'narrow' : 'wide']
  const scale = useMemo(() => ({ left, width, end }), [left, width, end])
  const slider = useScrub(scale, size)
  return (
    <section className={`${styles['timeline']} ${styles[size]}`} aria-label={time.strip.label}>
      {size !== 'line' && <Resize />}
      <div ref={ref} className={styles['strip']} {...slider}>
        {width > 0 && <Picture scale={scale} size={size} />}
      </div>
    </section>
  )
}

/** Drawn once a run: the slider's words change with each fact, the picture does not. */
const Picture = memo(({ scale, size }: { readonly scale: Scale; readonly size: TimelineSize }) => (
  <div className={styles['picture']} aria-hidden="true">
    <Lenses scale={scale} />
    {size === 'strip' && <Lanes scale={scale} most={7} height={LANES_PX} />}
    {size !== 'line' && <Axis scale={scale} />}
    <Marks scale={scale} />
    <Playhead scale={scale} />
  </div>
))

/** Space and time in full: time to the right, or down where the window is narrow. */
export function FullTime({ isDown }: { readonly isDown: boolean }) {
  const { time } = useWords()
  return (
    <section
      className={`${styles['timeline']} ${styles['fullTime']}`}
      aria-label={time.strip.label}
      data-testid="space-time"
    >
      {!isDown && <Resize />}
      <Suspense fallback={<div role="status" aria-busy="true" />}>
        <SpaceTime isDown={isDown} />
      </Suspense>
    </section>
  )
}

function Resize() {
  const { time } = useWords()
  const isBig = useStore((page) => page.isTimeBig)
  const label = isBig ? time.strip.smaller : time.strip.bigger
  const Sign = isBig ? Minimize2 : Maximize2
  return (
    <button
      type="button"
      className={`${controls['icon']} ${styles['resize']}`}
      aria-label={label}
      aria-keyshortcuts="T"
      title={`${label} (T)`}
      onClick={toggleTime}
    >
      <Sign size={14} aria-hidden="true" />
    </button>
  )
}
