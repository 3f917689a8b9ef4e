import type { MotionView, WireView } from '../../engine/index.ts'
import type { Pointed } from './props.ts'

/** Whether something on its way belongs to what is pointed at: a connection is the same in both directions. */
export function isMeant(pointed: Pointed, { from, to, label }: MotionView): boolean {
  switch (pointed.on) {
    case 'wire':
      return (from === pointed.from && to === pointed.to) || (from === pointed.to && to === pointed.from)
    case 'message':
      return label === pointed.id
    case 'place':
      return from === pointed.id || to === pointed.id
  }
}

/** Whether a line of the picture is drawn stronger. */
export function isWireMeant(
  pointed: Pointed | undefined,
  { from, to }: Pick<WireView, 'from' | 'to'>,
): boolean {
  if (pointed?.on === 'wire') return from === pointed.from && to === pointed.to
  return pointed?.on === 'place' && (from === pointed.id || to === pointed.id)
}

/** Whether both are the same, so that nothing has to be drawn again. */
export function isSamePointed(one: Pointed | undefined, other: Pointed | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  if (one.on === 'wire') return other.on === 'wire' && one.from === other.from && one.to === other.to
  return other.on === one.on && one.id === other.id
}
