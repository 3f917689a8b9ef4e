import type { ThemeName } from './colours.ts'

/** What a reader may choose. */
export type ThemeChoice = 'system' | ThemeName

/** What the reader's system says. */
export interface SystemWishes {
  readonly dark: boolean
  readonly moreContrast: boolean
}

/** The theme that is shown: more contrast is what the projector has. */
export function themeOf(choice: ThemeChoice, { dark, moreContrast }: SystemWishes): ThemeName {
  if (choice !== 'system') return choice
  if (moreContrast) return 'projector'
  return dark ? 'dark' : 'light'
}

const DARK = '(prefers-color-scheme: dark)'
const MORE_CONTRAST = '(prefers-contrast: more)'
const FORCED = '(forced-colors: active)'
const REDUCED_MOTION = '(prefers-reduced-motion: reduce)'

/** Shows a theme and follows the system while that is what was chosen; returns how to stop following. */
export function showTheme(choice: ThemeChoice): () => void {
  const queries = [matchMedia(DARK), matchMedia(MORE_CONTRAST)] as const
  const show = () => {
    const [dark, moreContrast] = queries
    document.documentElement.dataset['theme'] = themeOf(choice, {
      dark: dark.matches,
      moreContrast: moreContrast.matches,
    })
  }
  show()
  for (const query of queries) query.addEventListener('change', show)
  return () => {
    for (const query of queries) query.removeEventListener('change', show)
  }
}

/** The theme that the page shows now. */
export function themeNow(): ThemeName {
  const shown = document.documentElement.dataset['theme']
  if (shown === 'light' || shown === 'dark' || shown === 'projector') return shown
  return matchMedia(DARK).matches ? 'dark' : 'light'
}

/** Whether the system's own few colours are to be used. */
export function isForced(): boolean {
  return matchMedia(FORCED).matches
}

/** Whether things must not travel: the reader's setting, else the system's. */
export function isMotionReduced(): boolean {
  const set = document.documentElement.dataset['motion']
  return set === undefined ? matchMedia(REDUCED_MOTION).matches : set === 'reduced'
}

/** Calls back when theme, forced colours or reduced motion change; returns how to stop. */
export function onLookChange(listener: () => void): () => void {
  const queries = [DARK, MORE_CONTRAST, FORCED, REDUCED_MOTION].map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-motion'] })
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
    observer.disconnect()
  }
}
