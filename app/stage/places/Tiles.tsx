import type { SlotView } from '../../../engine/index.ts'
import type { Rect } from '../geometry.ts'
import type { KeyLook } from '../keys.ts'
import styles from '../Stage.module.css'
import type { PlacedSlot } from '../slots.ts'
import { useLookOf } from './look.ts'
import { classes, hueClass } from './parts.tsx'

/** Many: one path for each hue and state, so that a hundred cost as little as six. */
export function Tiles({ shown }: { shown: readonly PlacedSlot[] }) {
  const lookOf = useLookOf()
  const paths = new Map<string, { look: KeyLook; state: SlotView['state']; path: string }>()
  const lost = shown.filter(({ slot }) => slot.state === 'gone')
  for (const { slot, rect } of shown) {
    if (slot.state === 'gone') continue
    const look = lookOf(slot)
    const id = `${look.hue} ${slot.state}`
    const known = paths.get(id) ?? { look, state: slot.state, path: '' }
    known.path += `M${rect.x} ${rect.y}h${rect.width}v${rect.height}h${-rect.width}Z`
    paths.set(id, known)
  }
  return (
    <>
      {[...paths].map(([id, { look, state, path }]) => (
        <path
          key={id}
          className={classes(state === 'ready' ? styles.tile : styles.tileOpen, hueClass(look))}
          style={state === 'claimed' ? { fill: `url(#stage-hatch-${look.hue})` } : undefined}
          d={path}
        />
      ))}
      {lost.length > 0 && <Stones rects={lost.map(({ rect }) => rect)} />}
    </>
  )
}

/** Tombstones among many: lost is lost, whatever its hue was. */
function Stones({ rects }: { rects: readonly Rect[] }) {
  const stones = rects.map(({ x, y, width, height }) => {
    const round = width / 2
    return `M${x} ${y + height}v${round - height}a${round} ${round} 0 0 1 ${width} 0v${height - round}Z`
  })
  const crosses = rects.map(({ x, y, width, height }) => {
    const arm = width * 0.26
    const start = { x: x + width / 2 - arm, y: y + height / 2 - arm }
    return `M${start.x} ${start.y}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`
  })
  return (
    <>
      <path className={classes(styles.stone, styles.small)} d={stones.join('')} />
      <path className={classes(styles.stoneCross, styles.small)} d={crosses.join('')} />
    </>
  )
}

/** Very many: a bar, and its digits are in the facts. What is claimed is hatched, at the head; lost comes last. */
export function Bar({ slots, room }: { slots: readonly SlotView[]; room: Rect }) {
  const lookOf = useLookOf()
  const parts = new Map<string, { look: KeyLook; state: SlotView['state']; count: number }>()
  for (const slot of slots) {
    const look = lookOf(slot)
    const state = slot.state === 'ready' || slot.state === 'gone' ? slot.state : 'claimed'
    const id = state === 'gone' ? '2' : `${state === 'claimed' ? 0 : 1}${look.hue}`
    const known = parts.get(id) ?? { look, state, count: 0 }
    known.count++
    parts.set(id, known)
  }
  const whole = BAR_STEPS.find((step) => step >= slots.length) ?? slots.length
  let right = room.x + room.width
  return [...parts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, { look, state, count }]) => {
      const width = (count / whole) * room.width
      right -= width
      return (
        <rect
          key={id}
          className={state === 'gone' ? styles.stone : classes(styles.tile, hueClass(look))}
          style={state === 'claimed' ? { fill: `url(#stage-hatch-${look.hue})` } : undefined}
          x={right}
          y={room.y}
          width={width}
          height={room.height}
        />
      )
    })
}

const BAR_STEPS: readonly number[] = [200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000]
