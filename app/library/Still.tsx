import { type ComponentType, useEffect, useRef, useState } from 'react'
import type { Still as StillData } from './still-maker.ts'

interface Drawn {
  readonly still: StillData
  readonly Picture: ComponentType<{ readonly still: StillData }>
}

const made = new Map<string, Promise<Drawn | undefined>>()
let last: Promise<unknown> = Promise.resolve()

/** A picture of a scenario, drawn from its data when its card comes into sight: no sooner, and one at a time. */
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
        void stillOf(id).then((still) => isWanted && setDrawn(still))
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

function stillOf(id: string): Promise<Drawn | undefined> {
  const known = made.get(id)
  if (known !== undefined) return known
  const next = last.then(() => draw(id))
  last = next
  made.set(id, next)
  return next
}

/** A card without its picture is still a card. */
async function draw(id: string): Promise<Drawn | undefined> {
  try {
    const [{ makeStill }, { StillPicture }] = await Promise.all([
      import('./still-maker.ts'),
      import('./StillPicture.tsx'),
    ])
    const still = await makeStill(id)
    return still === undefined ? undefined : { still, Picture: StillPicture }
  } catch {
    return undefined
  }
}
