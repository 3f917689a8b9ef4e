import { useSyncExternalStore } from 'react'

/** Whether the window is like this now: `(min-width: 1024px)`. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = matchMedia(query)
      media.addEventListener('change', tell)
      return () => media.removeEventListener('change', tell)
    },
    () => matchMedia(query).matches,
  )
}

/** Wide enough for panels beside the stage; below, they are tabs under it. */
export function useIsWide(): boolean {
  return useMedia('(min-width: 1024px)')
}
