import { useEffect, useRef, useState } from 'react'
import type { Drawing } from './drawing.ts'
import { StillPicture } from './StillPicture.tsx'

/** A picture of a scenario, fetched when its card comes into sight, and no sooner. */
export function Still({ id }: { readonly id: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing>()
  useEffect(() => {
    const watched = box.current
    if (watched === null) return
    let isWanted = true
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        void fetchDrawing(id).then((drawn) => isWanted && setDrawing(drawn))
      },
      { rootMargin: '200px' },
    )
    observer.observe(watched)
    return () => {
      isWanted = false
      observer.disconnect()
    }
  }, [id])
  return <div ref={box}>{drawing !== undefined && <StillPicture drawing={drawing} />}</div>
}

/**
 * It was drawn from a run of the engine when the page was built: a gallery needs neither engine nor stage. A
 * card without its picture is still a card.
 */
async function fetchDrawing(id: string): Promise<Drawing | undefined> {
  try {
    const answer = await fetch(`stills/${id}.json`)
    return answer.ok ? ((await answer.json()) as Drawing) : undefined
  } catch {
    return undefined
  }
}
