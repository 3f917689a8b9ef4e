import { memo } from 'react'
import type { WireView } from '../../engine/index.ts'
import type { Placed } from './layout/arrangement.ts'
import { classes } from './places/parts.tsx'
import { isWireMeant } from './pointed.ts'
import type { Pointed } from './props.ts'
import styles from './Stage.module.css'
import { ribbonNames } from './wires/ribbon-names.ts'
import { type DrawnWire, wireId } from './wires/wiring.ts'

interface WiresProps {
  readonly wires: readonly DrawnWire[]
  readonly views: readonly WireView[]
  readonly names: ReadonlyMap<string, string>
  /** Wires of what is chosen are drawn stronger. */
  readonly selection: string | undefined
  readonly pointed: Pointed | undefined
}

/** All lines, under the places. */
export const Wires = memo(function Wires({ wires, views, selection, pointed }: Omit<WiresProps, 'names'>) {
  const status = new Map(views.map((view) => [wireId(view), view.status ?? 'up']))
  return wires.map((wire) => {
    const isPointed = isWireMeant(pointed, wire)
    if (wire.isRibbon) return <Ribbon key={wire.id} wire={wire} />
    const isFar = selection !== undefined && (wire.from === selection || wire.to === selection)
    return <Line key={wire.id} wire={wire} status={status.get(wire.id) ?? 'up'} isFar={isFar || isPointed} />
  })
})

interface LineProps {
  readonly wire: DrawnWire
  readonly status: NonNullable<WireView['status']>
  readonly isFar: boolean
}

function Line({ wire, status, isFar }: LineProps) {
  const { head, style } = wire
  return (
    <g data-wire={wire.id} data-lit={isFar || undefined}>
      <path className={styles.wireHit} d={wire.path} />
      <path
        className={classes(
          styles.wire,
          style !== 'data' && styles[style],
          status === 'cut' && styles.wireCut,
          isFar && styles.wireFar,
        )}
        d={wire.path}
      />
      <path
        className={classes(styles.head, isFar && styles.headFar)}
        d="M1 0L-8-4.5V4.5Z"
        transform={`translate(${head.at.x} ${head.at.y}) rotate(${head.angle})`}
      />
      {status !== 'up' && <Trouble at={wire.middle} status={status} />}
    </g>
  )
}

/** Cut: a cross through it. Held: two bars. */
function Trouble({ at, status }: { at: { x: number; y: number }; status: 'cut' | 'held' }) {
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <circle className={styles.badge} r={11} />
      {status === 'cut' ? (
        <path className={styles.stoneCross} d="M-4.5-4.5L4.5 4.5M4.5-4.5L-4.5 4.5" />
      ) : (
        <path className={styles.halt} d="M-3-5V5M3-5V5" />
      )}
    </g>
  )
}

/** Which member a log belongs to: a band with a texture of its own. */
function Ribbon({ wire }: { wire: DrawnWire }) {
  return (
    <g data-wire={wire.id}>
      <path className={styles.ribbonEdge} d={wire.path} />
      <path className={styles.ribbon} d={wire.path} />
      <path className={styles.ribbonTexture} d={wire.path} stroke={`url(#stage-texture-${wire.texture})`} />
    </g>
  )
}

/** The names of members on their bands: over all bands, as these cross. */
export const RibbonNames = memo(function RibbonNames(props: Pick<WiresProps, 'wires' | 'names'>) {
  const { wires, names } = props
  return ribbonNames(wires, names).map(({ id, name, x, y }) => (
    <text key={`${id} ${x}`} className={styles.ribbonName} x={x} y={y}>
      {name}
    </text>
  ))
})

/** What is written on wires: over the wires, under the places. */
export const Stickers = memo(function Stickers({ wires }: { wires: readonly DrawnWire[] }) {
  return wires.map(({ id, sticker }) => {
    if (sticker === undefined) return null
    const { x, y, width, height } = sticker.rect
    return (
      <g key={id} data-wire={id}>
        <rect className={styles.sticker} x={x} y={y} width={width} height={height} rx={5} />
        {sticker.lines.map((line, at) => (
          <text key={line} className={styles.stickerText} x={x + width / 2} y={y + 13 + at * 16}>
            {line}
          </text>
        ))}
      </g>
    )
  })
})

/** A log that nobody owns while there is a group: an end that leads nowhere. */
export function Orphan({ placed }: { placed: Placed }) {
  const { x, width } = placed.body
  const y = placed.at.y
  return (
    <g>
      <path className={styles.stub} d={`M${x + width + 2} ${y - 5}h22m0 10h-22M${x + width + 2} ${y}h26`} />
      <text className={styles.name} x={x + width + 36} y={y + 5}>
        ?
      </text>
    </g>
  )
}
