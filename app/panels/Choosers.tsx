import { Moon, Projector, Sun } from 'lucide-react'
import { loadWords, useWords } from '../i18n/index.ts'
import { type Language, useStore } from '../store.ts'
import type { ThemeName } from '../theme/colours.ts'
import { themeNow } from '../theme/theme.ts'
import controls from './ui/controls.module.css'
import { Segmented } from './ui/Segmented.tsx'

/** Shows the page in another language, when its words are here. Place and state stay. */
export async function chooseLanguage(language: Language): Promise<void> {
  await loadWords(language)
  useStore.setState({ language })
}

/** RU or EN. */
export function LanguageChooser() {
  const { language: words } = useWords().page
  const language = useStore((page) => page.language)
  return (
    <Segmented<Language>
      label={words.label}
      value={language}
      options={(['ru', 'en'] as const).map((value) => ({
        value,
        label: words.short[value],
        title: words.names[value],
      }))}
      onChange={(chosen) => void chooseLanguage(chosen)}
    />
  )
}

const NEXT: Readonly<Record<ThemeName, ThemeName>> = { light: 'dark', dark: 'light', projector: 'dark' }
const SIGNS = { light: Sun, dark: Moon, projector: Projector } as const

/** Light or dark by one press; the settings have the others. */
export function ThemeToggle() {
  const { theme: words } = useWords().page
  const chosen = useStore((page) => page.theme)
  const shown = chosen === 'system' ? themeNow() : chosen
  const Sign = SIGNS[shown]
  const said = `${words.label}: ${words.names[shown]}`
  return (
    <button
      type="button"
      className={controls['icon']}
      aria-label={said}
      title={said}
      onClick={() => useStore.setState({ theme: NEXT[shown] })}
    >
      <Sign size={18} aria-hidden="true" />
    </button>
  )
}
