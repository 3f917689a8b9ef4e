import { type PointerEvent, useCallback, useEffect, useMemo, useState } from 'react'
import type { Point } from './geometry.ts'
import { isMeant, isSamePointed } from './pointed.ts'
import type { Pointed, StageProps } from './props.ts'
import type { CameraHandle, ShowHandle } from './use-show.ts'
import type { Wiring } from './wires/wiring.ts'

/** What the pointer or the focus is on, and where that moves now. */
export interface PointedNow {
  readonly pointed: Pointed | undefined
  readonly spots: readonly Point[]
  onPointerMove(event: PointerEvent<SVGSVGElement>): void
  onPointerLeave(): void
}

/** Follows the pointer over the picture; without it, the place that has the focus counts. */
export function usePointed(
  { onPoint, feed, marks }: StageProps,
  { wiring, show, camera }: { wiring: Wiring | undefined; show: ShowHandle; camera: CameraHandle },
  focused: string | undefined,
): PointedNow {
  const [under, setUnder] = useState<Pointed>()
  const byFocus = useMemo<Pointed | undefined>(
    () => (focused === undefined ? undefined : { on: 'place', id: focused }),
    [focused],
  )
  const pointed = under ?? byFocus
  useEffect(() => {
    onPoint?.(pointed)
    return () => onPoint?.(undefined)
  }, [onPoint, pointed])
  const onPointerMove = useCallback(
    (event: PointerEvent<SVGSVGElement>) => {
      // While it plays, what is under the pointer would change with each frame.
      const token = feed.now().rate === 0 ? show.tokenAt(camera.pointOf(event))?.motion.label : undefined
      const next = pointedAt(event.target, token, wiring)
      setUnder((known) => (isSamePointed(known, next) ? known : next))
    },
    [feed, show, camera, wiring],
  )
  const onPointerLeave = useCallback(() => setUnder(undefined), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: at another moment they are elsewhere.
  const spots = useMemo(
    () => (pointed === undefined ? NOWHERE : show.spotsOf((motion) => isMeant(pointed, motion))),
    [pointed, show, marks.seq, marks.tick],
  )
  return { pointed, spots, onPointerMove, onPointerLeave }
}

const NOWHERE: readonly Point[] = []

function pointedAt(
  target: EventTarget,
  token: string | undefined,
  wiring: Wiring | undefined,
): Pointed | undefined {
  if (token !== undefined) return { on: 'message', id: token }
  if (!(target instanceof Element)) return undefined
  const slot = target.closest<SVGElement>('[data-slot]')?.dataset['slot']
  if (slot !== undefined) return { on: 'message', id: slot }
  const id = target.closest<SVGElement>('[data-wire]')?.dataset['wire']
  const wire = id === undefined ? undefined : wiring?.wires.find((one) => one.id === id)
  return wire === undefined ? undefined : { on: 'wire', from: wire.from, to: wire.to }
}
