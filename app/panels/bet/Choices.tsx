import { useId } from 'react'
import styles from './Bet.module.css'

/** One of several, each with the digit that chooses it, if digits do. */
export function Choices(props: {
  readonly label: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly value: string | undefined
  readonly hasDigits?: boolean | undefined
  onChange(id: string): void
}) {
  const name = useId()
  const { hasDigits = true } = props
  return (
    <fieldset className={styles['options']}>
      <legend className="visually-hidden">{props.label}</legend>
      {props.options.map(({ id, label }, at) => (
        <label key={id} className={styles['option']}>
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === props.value}
            onChange={() => props.onChange(id)}
          />
          <span className={styles[hasDigits ? 'digit' : 'dot']} aria-hidden="true">
            {hasDigits && at + 1}
          </span>
          {label}
        </label>
      ))}
    </fieldset>
  )
}
