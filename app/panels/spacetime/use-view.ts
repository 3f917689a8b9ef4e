import { type RefObject, useEffect, useRef, useState } from 'react'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import type { Ruler } from './ruler.ts'

/** What of a long picture is in sight, along time, in px. */
export interface Sight {
  readonly at: number
  readonly length: number
}

/** The picture is drawn anew after so much of a window has gone by. */
const STEP = 0.5

/** Follows what of a scroller is in sight, in steps of half a window: so scrolling draws seldom. */
export function useSight(isDown: boolean): [ref: RefObject<HTMLDivElement | null>, sight: Sight] {
  const ref = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState<Sight>({ at: 0, length: 0 })
  useEffect(() => {
    const scroller = ref.current
    if (scroller === null) return
    const look = () => {
      const length = isDown ? scroller.clientHeight : scroller.clientWidth
      const scrolled = isDown ? scroller.scrollTop : scroller.scrollLeft
      const step = Math.max(1, length * STEP)
      const at = Math.floor(scrolled / step) * step
      setSight((known) => (known.at === at && known.length === length ? known : { at, length }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [isDown])
  return [ref, sight]
}

/** What the heads of the lanes take of the window, and where the playhead is kept while it plays. */
const KEEP_FROM = 0.12
const KEEP_TO = 0.8

/** Moves the playhead with the run, from pixel to pixel, and keeps it in sight; React hears nothing of it. */
export function usePlayhead(
  scroller: RefObject<HTMLDivElement | null>,
  ruler: Ruler,
  isDown: boolean,
  heads: number,
): RefObject<HTMLDivElement | null> {
  const line = useRef<HTMLDivElement>(null)
  const revision = useStore((page) => page.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session has another feed.
  useEffect(() => {
    const feed = currentSession()?.feed
    if (feed === undefined) return
    let shown: number | undefined
    const place = () => {
      const x = Math.round(ruler.xOf(feed.now().reading))
      if (x === shown || line.current === null || scroller.current === null) return
      shown = x
      line.current.style.transform = isDown ? `translateY(${x}px)` : `translateX(${x}px)`
      if (useStore.getState().mode !== 'scrubbing') keepInSight(scroller.current, x, isDown, heads)
    }
    place()
    return feed.onFrame(place)
  }, [ruler, isDown, heads, revision])
  return line
}

function keepInSight(scroller: HTMLDivElement, x: number, isDown: boolean, heads: number): void {
  const length = (isDown ? scroller.clientHeight : scroller.clientWidth) - heads
  const at = isDown ? scroller.scrollTop : scroller.scrollLeft
  if (x >= at + length * 0.02 && x <= at + length * KEEP_TO) return
  const goal = Math.max(0, x - length * KEEP_FROM * 2)
  if (isDown) scroller.scrollTop = goal
  else scroller.scrollLeft = goal
}
