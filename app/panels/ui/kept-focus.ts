/**
 * For `ref`, on an element that can be focused by a script: when what has the focus in it goes (a button with the
 * question that it answered), the element takes the focus over, and the keyboard goes on from there.
 */
export function keptFocus(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined
  let last: EventTarget | null = null
  const note = ({ target }: FocusEvent) => {
    last = target
  }
  const removals = new MutationObserver(() => {
    if (!(last instanceof Node) || last.isConnected) return
    last = null
    if (document.activeElement === document.body) element.focus({ preventScroll: true })
  })
  element.addEventListener('focusin', note)
  removals.observe(element, { childList: true, subtree: true })
  return () => {
    element.removeEventListener('focusin', note)
    removals.disconnect()
  }
}
