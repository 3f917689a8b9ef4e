import { FACT_GAP, factWidth } from '../forms/form.ts'
import styles from '../Stage.module.css'
import { wordOf } from '../spoken.ts'
import { textWidth } from '../text.ts'
import { isSquare, type PictureProps } from './look.ts'
import { Health } from './parts.tsx'

/** A box round others, with its name on top: a broker, a topic, a group. */
export function Container({ place, placed }: PictureProps) {
  const { width, height } = placed.box
  const name = 16 + textWidth(place.name, 15) + 12
  const status = wordOf(place) === 'running' ? '' : place.status
  let x = name + (status === '' ? 0 : textWidth(status, 13) + 14)
  return (
    <>
      <rect className={styles.container} width={width} height={height} rx={isSquare(place.kind) ? 4 : 18} />
      <text className={styles.name} x={16} y={22}>
        {place.name}
      </text>
      <text className={styles.status} x={name} y={22}>
        {status}
      </text>
      {place.facts.map((fact) => {
        const start = x
        x += factWidth(fact) + FACT_GAP
        if (x > width) return null
        return (
          <text key={fact.label} x={start} y={22}>
            {fact.label}{' '}
            <tspan className={styles.value} data-testid={`count:${place.id}:${wordOf(fact)}`}>
              {fact.value}
            </tspan>
          </text>
        )
      })}
      <Health place={place} x={width - 20} y={17} />
    </>
  )
}
