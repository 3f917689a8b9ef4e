import { type CSSProperties, type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import type { ActionView, PlaceView } from '../../engine/index.ts'
import { byHarm, isHarsh } from './harm.ts'
import styles from './Panel.module.css'
import type { Answer, StageWords } from './props.ts'

/** A point of the window, and whether the menu hangs from it or stands on it. */
export interface MenuSpot {
  readonly left: number
  readonly top: number
  readonly below: boolean
}

interface MenuProps {
  readonly place: PlaceView
  readonly words: StageWords
  /** Where it opens, in px of the window, and to which side. */
  readonly at: MenuSpot
  onAct(action: ActionView, answer?: Answer): void
  onWhy?: ((id: string) => void) | undefined
  onClose(): void
}

/** What can be done to a place. Each entry is an order at the playhead: the past stays. */
export function Menu({ place, words, at, onAct, onWhy, onClose }: MenuProps) {
  const root = useRef<HTMLDivElement>(null)
  const { mild, harsh } = byHarm(place.actions)
  useEffect(() => {
    // In the top layer nothing cuts it off, however low the stage is.
    root.current?.showPopover()
    root.current?.querySelector<HTMLElement>('button, input')?.focus()
    const onPointerDown = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target) === true) return
      onClose()
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [onClose])
  return (
    <div
      ref={root}
      popover="manual"
      className={styles.menu}
      data-below={at.below}
      style={{ '--menu-left': `${at.left}px`, '--menu-top': `${at.top}px` } as CSSProperties}
      role="dialog"
      aria-label={place.name}
      onKeyDown={(event) => onMenuKey(event, root.current, onClose)}
    >
      <p className={styles.menuTitle}>
        <span>{words.kinds[place.kind] ?? place.kind}</span> {place.name}
      </p>
      {onWhy !== undefined && (
        <button type="button" className={styles.menuItem} onClick={() => onWhy(place.id)}>
          {words.why} <kbd>W</kbd>
        </button>
      )}
      {place.actions.length === 0 && <p className={styles.menuEmpty}>{words.noActions}</p>}
      {mild.map((action) => (
        <Action key={keyOf(action)} action={action} words={words} onAct={onAct} />
      ))}
      {mild.length > 0 && harsh.length > 0 && <hr className={styles.menuRule} />}
      {harsh.map((action) => (
        <Action key={keyOf(action)} action={action} words={words} onAct={onAct} />
      ))}
    </div>
  )
}

/** Two actions may have the same name and differ in the order. */
function keyOf({ id, to, signal }: ActionView): string {
  return `${id} ${to} ${JSON.stringify(signal)}`
}

/** A key is a short string of AMQP and no word of a language. */
const WORD = {
  type: 'text',
  maxLength: 255,
  autoComplete: 'off',
  autoCapitalize: 'off',
  spellCheck: false,
} as const
const NUMBER = { type: 'number', min: 0, step: 1, required: true } as const

interface ActionProps {
  readonly action: ActionView
  readonly words: StageWords
  onAct(action: ActionView, answer?: Answer): void
}

function Action({ action, words, onAct }: ActionProps) {
  const name = [words.actions[action.id] ?? action.id, action.about].filter(Boolean).join(': ')
  const { asks } = action
  if (asks === undefined) {
    return (
      <button
        type="button"
        className={styles.menuItem}
        data-action={action.id}
        data-harsh={isHarsh(action) || undefined}
        onClick={() => onAct(action)}
      >
        {name}
      </button>
    )
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const written = String(new FormData(event.currentTarget).get('value') ?? '')
    if (asks.unit === 'key') return onAct(action, written)
    const value = Number(written)
    if (Number.isSafeInteger(value) && value >= 0) onAct(action, value)
  }
  return (
    <form className={styles.menuForm} onSubmit={onSubmit} data-action={action.id}>
      <label>
        <span>{name}</span>
        <input name="value" {...(asks.unit === 'key' ? WORD : NUMBER)} defaultValue={asks.value} />
        <span>{words.units[asks.unit]}</span>
      </label>
      <button type="submit">{words.apply}</button>
    </form>
  )
}

/** Up and down among the entries, Escape to leave. A number keeps its own arrows. */
function onMenuKey(event: KeyboardEvent, root: HTMLElement | null, onClose: () => void): void {
  // Letters and arrows mean the menu while it is open, not the transport.
  event.stopPropagation()
  if (event.key === 'Escape') {
    event.preventDefault()
    onClose()
    return
  }
  const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
  if (!isArrow || event.target instanceof HTMLInputElement) return
  event.preventDefault()
  const entries = [...(root?.querySelectorAll<HTMLElement>('button, input') ?? [])]
  const at = entries.indexOf(document.activeElement as HTMLElement)
  const next = (at + (event.key === 'ArrowDown' ? 1 : entries.length - 1)) % entries.length
  entries[next]?.focus()
}
