import { useWords } from '../i18n/index.ts'
import { useStore } from '../store.ts'
import { Axis, Lenses } from './timeline/Axis.tsx'
import { Lanes } from './timeline/Lanes.tsx'
import { Marks } from './timeline/Marks.tsx'
import { Playhead } from './timeline/Playhead.tsx'
import styles from './timeline/Timeline.module.css'
import { useScrub } from './timeline/use-scrub.ts'
import { useWidth } from './timeline/use-width.ts'

/** How much of time is shown: one line, a strip with the busiest places, or all of them. */
export type TimelineSize = 'line' | 'strip' | 'full'

const LANES_MOST: Readonly<Record<TimelineSize, number>> = { line: 0, strip: 6, full: 40 }

/** The time strip: the whole run as it is read, and the playhead on it. It is the scrub bar, too. */
export function Timeline({ size = 'strip' }: { readonly size?: TimelineSize }) {
  const { time } = useWords()
  const [ref, width] = useWidth()
  const end = useStore((page) => page.readingEnd)
  const scale = { width, end }
  const slider = useScrub(scale, size)
  return (
    <section className={`${styles['timeline']} ${styles[size]}`} aria-label={time.strip.label}>
      <div ref={ref} className={styles['strip']} {...slider}>
        {width > 0 && (
          <div className={styles['picture']} aria-hidden="true">
            <Lenses scale={scale} />
            {size !== 'line' && (
              <Lanes scale={scale} most={LANES_MOST[size]} rowHeight={size === 'full' ? 28 : 12} />
            )}
            {size !== 'line' && <Axis scale={scale} />}
            <Marks scale={scale} />
            <Playhead scale={scale} />
          </div>
        )}
      </div>
    </section>
  )
}
