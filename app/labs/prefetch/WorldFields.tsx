import controls from '../../panels/ui/controls.module.css'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import styles from './Prefetch.module.css'
import type { PrefetchWorld } from './sweep.ts'
import { MESSAGES_MAX, ROUND_TRIP_MAX, WORK_MAX } from './worlds.ts'

interface FieldsProps {
  readonly world: PrefetchWorld
  onChange(world: PrefetchWorld): void
}

/** Everything that the world's author may set. */
export function WorldFields({ world, onChange }: FieldsProps) {
  const { prefetch: words } = useLabWords()
  const { messages, roundTrip, workers } = world
  return (
    <div className={page['settings']}>
      <NumberField
        label={words.messages}
        least={1}
        most={MESSAGES_MAX}
        value={messages}
        onChange={(value) => onChange({ ...world, messages: value })}
      />
      <NumberField
        label={words.roundTrip}
        least={0}
        most={ROUND_TRIP_MAX}
        value={roundTrip}
        onChange={(value) => onChange({ ...world, roundTrip: value })}
      />
      {workers.map((worker, at) => (
        <NumberField
          key={worker.name}
          label={words.work(worker.name)}
          least={0}
          most={WORK_MAX}
          value={worker.work}
          onChange={(work) => onChange({ ...world, workers: workers.with(at, { ...worker, work }) })}
        />
      ))}
    </div>
  )
}

interface NumberProps {
  readonly label: string
  readonly least: number
  readonly most: number
  readonly value: number
  onChange(value: number): void
}

/** A whole number within its bounds; what is not one changes nothing. */
function NumberField({ label, least, most, value, onChange }: NumberProps) {
  return (
    <label className={styles['field']}>
      {label}
      <input
        type="number"
        className={controls['field']}
        min={least}
        max={most}
        step={1}
        value={value}
        onChange={({ target }) => {
          const number = target.valueAsNumber
          if (Number.isInteger(number)) onChange(Math.min(most, Math.max(least, number)))
        }}
      />
    </label>
  )
}
