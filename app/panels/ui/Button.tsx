import type { ComponentProps } from 'react'

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'disabled' | 'onClick'> {
  /** There is nothing to press it for now. */
  readonly isOff: boolean
  onPress(): void
}

/** A button that may be off. Not `disabled`: whoever pressed it last would lose the focus with it. */
export function Button({ isOff, onPress, ...rest }: Props) {
  return (
    <button
      {...rest}
      type="button"
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onPress()
      }}
    />
  )
}
