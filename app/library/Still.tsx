import { type ComponentType, useEffect, useRef, useState } from 'react'
import type { Still as StillData } from '../../scenarios/still.ts'

interface Drawn {
  readonly still: StillData
  readonly Picture: ComponentType<{ readonly still: StillData }>
}

/** A picture of a scenario, drawn from its data when its card comes into sight, and no sooner. */
export function Still({ id }: { readonly id: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Drawn>()
  useEffect(() => {
    const watched = box.current
    if (watched === null) return
    let isWanted = true
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        void draw(id).then((still) => isWanted && setDrawn(still))
      },
      { rootMargin: '200px' },
    )
    observer.observe(watched)
    return () => {
      isWanted = false
      observer.disconnect()
    }
  }, [id])
  return <div ref={box}>{drawn !== undefined && <drawn.Picture still={drawn.still} />}</div>
}

/**
 * The moment was taken from a run of the engine when the page was built: a gallery needs no engine. A card
 * without its picture is still a card.
 */
async function draw(id: string): Promise<Drawn | undefined> {
  try {
    const [answer, { StillPicture }] = await Promise.all([
      fetch(`stills/${id}.json`),
      import('./StillPicture.tsx'),
    ])
    return answer.ok ? { still: (await answer.json()) as StillData, Picture: StillPicture } : undefined
  } catch {
    return undefined
  }
}
