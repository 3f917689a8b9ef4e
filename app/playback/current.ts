import { useRef } from 'react'
import { useStore } from '../store.ts'
import type { Session } from './session.ts'

let current: Session | undefined

/** The scenario on screen; undefined in the gallery. */
export function currentSession(): Session | undefined {
  return current
}

/** Puts another scenario on screen. Components hear of it through the store's `revision`. */
export function setCurrentSession(session: Session | undefined): void {
  current = session
  useStore.setState(({ revision }) => ({ revision: revision + 1 }))
}

/**
 * A part of what the session shows at the playhead. It is read again when a fact was told, when the playhead
 * was moved and when the branch changed; the component renders only if the part differs: give back primitives,
 * or small arrays and objects of them, which are compared one level deep.
 */
export function useSession<Part>(read: (session: Session) => Part): Part | undefined {
  const known = useRef<Part | undefined>(undefined)
  return useStore(() => {
    const part = current === undefined ? undefined : read(current)
    if (!isSame(part, known.current)) known.current = part
    return known.current
  })
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  return keys.every((key) =>
    Object.is((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  )
}
