import { useEffect, useRef } from 'react'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { type Scale, xOf } from './scale.ts'
import styles from './Timeline.module.css'

/** Where the reader is. It moves with each frame, and React hears nothing of it. */
export function Playhead({ scale }: { readonly scale: Scale }) {
  const { left, width, end } = scale
  const revision = useStore((page) => page.revision)
  const line = useRef<HTMLDivElement>(null)
  const told = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session has another feed.
  useEffect(() => {
    const feed = currentSession()?.feed
    if (feed === undefined) return
    const place = () => {
      const x = xOf({ left, width, end }, feed.now().reading)
      if (line.current !== null) line.current.style.transform = `translateX(${x}px)`
      if (told.current !== null) told.current.style.width = `${x - left}px`
    }
    place()
    return feed.onFrame(place)
  }, [left, width, end, revision])
  return (
    <>
      <div ref={told} className={styles['told']} style={{ left: `${left}px` }} />
      <div ref={line} className={styles['playhead']} />
    </>
  )
}
