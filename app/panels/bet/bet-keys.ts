import { useEffect, useRef } from 'react'

/** Calls back with the row that a digit names, when nothing else has a use for the digit. */
export function useDigits(onDigit: (row: number) => void): void {
  useKeys((event) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    if (digit !== undefined) onDigit(Number(digit) - 1)
  })
}

/** Calls back at Enter, when nothing is focused that Enter presses by itself. */
export function useEnter(onEnter: () => void): void {
  useKeys((event) => {
    if (event.key !== 'Enter' || isPressable(event.target)) return
    event.preventDefault()
    onEnter()
  })
}

function useKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isTaken(event)) latest.current(event)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Whoever types, holds a key down, or has a dialog open means something else. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return true
  if (document.querySelector('dialog[open]') !== null) return true
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'range'].includes(target.type)
  return target.isContentEditable || ['SELECT', 'TEXTAREA'].includes(target.tagName)
}

/** A radio button leaves Enter to its form, which is ours. */
function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, a, summary, input, [role="treeitem"]') !== null
  )
}
