import { languageOf, loadWords } from './i18n/index.ts'
import { type PageState, useStore } from './store.ts'
import { showTheme } from './theme/theme.ts'

/** What a reader chose for good. Kept in the browser; without storage it lasts as long as the page. */
export type Settings = Pick<
  PageState,
  'language' | 'theme' | 'motion' | 'stopsAtBeats' | 'verbosity' | 'letters'
>

const KEY = 'brokerscope.settings'
const NAMES = ['language', 'theme', 'motion', 'stopsAtBeats', 'verbosity', 'letters'] as const
const KNOWN: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  language: ['en', 'ru'],
  theme: ['system', 'light', 'dark', 'projector'],
  motion: ['system', 'reduced', 'full'],
  stopsAtBeats: [true, false],
  letters: [true, false],
  verbosity: ['off', 'beats', 'trouble', 'all'],
}

let unfollow: (() => void) | undefined

/** Shows the page as it was left, and keeps what is chosen from now on. Resolves when its words are there. */
export async function restoreSettings(): Promise<void> {
  const kept = read()
  const language = languageOf(kept.language ?? null, navigator.languages)
  await loadWords(language)
  useStore.setState({ ...kept, language })
  show(useStore.getState())
  useStore.subscribe((page, before) => {
    if (page.frame === before.frame && NAMES.every((name) => page[name] === before[name])) return
    show(page)
    // How another page shows us is its wish and not the reader's.
    if (page.frame !== 'embed') write(page)
  })
}

function show({ language, theme, motion, frame }: Settings & Pick<PageState, 'frame'>): void {
  document.documentElement.lang = language
  if (motion === 'system') delete document.documentElement.dataset['motion']
  else document.documentElement.dataset['motion'] = motion
  unfollow?.()
  unfollow = showTheme(frame === 'audience' ? 'projector' : theme)
}

function read(): Partial<Settings> {
  const kept = parsed()
  const known = NAMES.filter((name) => (KNOWN[name] as readonly unknown[]).includes(kept[name]))
  return Object.fromEntries(known.map((name) => [name, kept[name]]))
}

function parsed(): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

function write(page: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, page[name]]))))
  } catch {
    // Storage is full or forbidden: the page works without it.
  }
}
