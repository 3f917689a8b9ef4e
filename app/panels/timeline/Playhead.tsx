import { useEffect, useRef } from 'react'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { type Scale, xOf } from './scale.ts'
import styles from './Timeline.module.css'

/** While it plays, how often the playhead is moved; seldom amid a crowd, which then has the frame for itself. */
const MOVE_MS = { few: 32, crowd: 64 } as const
const CROWD = 200

/**
 * Where the reader is. It moves while it plays, and React hears nothing of it. Both parts have a layer of their
 * own and are only moved, from pixel to pixel: so a frame neither lays the page out nor paints any of it.
 */
export function Playhead({ scale }: { readonly scale: Scale }) {
  const { left, width, end } = scale
  const revision = useStore((page) => page.revision)
  const line = useRef<HTMLDivElement>(null)
  const told = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session has another feed.
  useEffect(() => {
    const feed = currentSession()?.feed
    if (feed === undefined) return
    let shown: number | undefined
    let moved = Number.NEGATIVE_INFINITY
    const place = () => {
      const now = performance.now()
      const { moving } = feed.now()
      const wait = MOVE_MS[moving.length < CROWD ? 'few' : 'crowd']
      if (useStore.getState().mode === 'playing' && now - moved < wait) return
      moved = now
      const ratio = window.devicePixelRatio
      const x = Math.round(xOf({ left, width, end }, feed.now().reading) * ratio) / ratio
      if (x === shown || line.current === null || told.current === null) return
      shown = x
      line.current.style.transform = `translateX(${x}px)`
      told.current.style.transform = `scaleX(${(x - left) / width})`
    }
    place()
    return feed.onFrame(place)
  }, [left, width, end, revision])
  return (
    <>
      <div ref={told} className={styles['told']} style={{ left: `${left}px`, width: `${width}px` }} />
      <div ref={line} className={styles['playhead']} />
    </>
  )
}
