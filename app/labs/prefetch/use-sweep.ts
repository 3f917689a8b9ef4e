import { useEffect, useRef, useState } from 'react'
import type { PrefetchRun, PrefetchWorld } from './sweep.ts'
import type { SweepReply, SweepRequest } from './sweep.worker.ts'

/** All runs of a world; undefined while they are under way. */
export interface Sweep {
  readonly runs: readonly PrefetchRun[] | undefined
  readonly hasFailed: boolean
}

/** Runs a world with every prefetch, beside the page. Only the newest world's answer is taken. */
export function useSweep(world: PrefetchWorld): Sweep {
  const worker = useRef<Worker>(undefined)
  const asked = useRef(0)
  const [sweep, setSweep] = useState<Sweep>({ runs: undefined, hasFailed: false })
  useEffect(() => {
    const own = new Worker(new URL('./sweep.worker.ts', import.meta.url), { type: 'module' })
    own.onmessage = ({ data }: MessageEvent<SweepReply>) => {
      if (data.id === asked.current) setSweep({ runs: data.runs, hasFailed: false })
    }
    own.onerror = (event) => {
      event.preventDefault()
      setSweep({ runs: undefined, hasFailed: true })
    }
    worker.current = own
    return () => own.terminate()
  }, [])
  useEffect(() => {
    asked.current += 1
    const request: SweepRequest = { id: asked.current, world }
    worker.current?.postMessage(request)
  }, [world])
  return sweep
}
