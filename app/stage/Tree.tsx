import { type KeyboardEvent, memo, useMemo, useRef } from 'react'
import type { Scene } from '../../engine/index.ts'
import styles from './Panel.module.css'
import type { StageWords } from './props.ts'
import { fullNameOf, inReadingOrder, neighbourOf } from './tree.ts'

interface TreeProps {
  readonly scene: Scene
  readonly words: StageWords
  readonly current: string | undefined
  readonly open: string | undefined
  onFocus(id: string | undefined): void
  onOpen(id: string): void
  onWhy?: ((id: string) => void) | undefined
}

/**
 * The same places as buttons, for the keyboard and for screen readers: one tab stop, arrows lead along wires and
 * to neighbours, Enter opens what can be done. The focus is drawn on the twin in the picture.
 */
export const Tree = memo(function Tree(props: TreeProps) {
  const { scene, words, current, open, onFocus, onOpen, onWhy } = props
  const order = useMemo(() => inReadingOrder(scene.places), [scene])
  const list = useRef<HTMLUListElement>(null)
  const stop = order.some(({ id }) => id === current) ? current : order[0]?.id
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.code === 'KeyW' && onWhy !== undefined && !hasModifier(event)) {
      event.preventDefault()
      onWhy(id)
      return
    }
    const next = hasModifier(event) ? undefined : neighbourOf(id, event.key, scene, order)
    if (next === undefined && !event.key.startsWith('Arrow')) return
    // Also an arrow that leads nowhere is the tree's, as long as the tree has the focus.
    event.preventDefault()
    event.stopPropagation()
    if (next !== undefined) buttonOf(list.current, next)?.focus()
  }
  return (
    <ul ref={list} className={styles.tree} aria-label={words.places}>
      {order.map((place) => (
        <li key={place.id}>
          <button
            type="button"
            data-tree={place.id}
            tabIndex={place.id === stop ? 0 : -1}
            aria-haspopup="dialog"
            aria-expanded={open === place.id}
            onFocus={() => onFocus(place.id)}
            onBlur={() => onFocus(undefined)}
            onKeyDown={(event) => onKeyDown(event, place.id)}
            onClick={() => onOpen(place.id)}
          >
            {fullNameOf(place, scene, words)}
          </button>
        </li>
      ))}
    </ul>
  )
})

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
}

/** The button of a place. */
export function buttonOf(root: ParentNode | null, id: string): HTMLButtonElement | null {
  return root?.querySelector<HTMLButtonElement>(`[data-tree="${CSS.escape(id)}"]`) ?? null
}
