import { useId } from 'react'
import styles from './Segmented.module.css'

/** One of a few, side by side. Radio buttons: arrows move, and each is read with its place in the group. */
export function Segmented<Value extends string>(props: {
  readonly label: string
  /** The label is seen, not only read out. */
  readonly isLabelShown?: boolean
  readonly options: readonly { readonly value: Value; readonly label: string; readonly title?: string }[]
  readonly value: Value | undefined
  readonly isDisabled?: boolean
  onChange(value: Value): void
}) {
  const name = useId()
  return (
    <fieldset className={styles['group']} disabled={props.isDisabled}>
      <legend className={props.isLabelShown === true ? styles['legend'] : 'visually-hidden'}>
        {props.label}
      </legend>
      <span className={styles['options']}>
        {props.options.map(({ value, label, title }) => (
          <label key={value} className={styles['option']} title={title}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {label}
          </label>
        ))}
      </span>
    </fieldset>
  )
}
