import { type ComponentType, Suspense } from 'react'
import { useWords } from '../i18n/index.ts'
import controls from '../panels/ui/controls.module.css'
import { later, Unfetched } from '../panels/ui/later.tsx'
import { openDialog, useStore } from '../store.ts'

/** What lies over the player and is opened seldom: each comes when it is. */
const tool = (fetch: () => Promise<ComponentType>) => later(fetch, Missing)
const Export = tool(async () => (await import('./export/Export.tsx')).Export)
const Storyboard = tool(async () => (await import('./export/Storyboard.tsx')).Storyboard)
const Glossary = tool(async () => (await import('./glossary/Glossary.tsx')).Glossary)
const Palette = tool(async () => (await import('./palette/Palette.tsx')).Palette)
const Keys = tool(async () => (await import('../panels/KeysDialog.tsx')).KeysDialog)
const Share = tool(async () => (await import('../panels/ShareDialog.tsx')).ShareDialog)
const Settings = tool(async () => (await import('../panels/SettingsDialog.tsx')).SettingsDialog)

/** The tool that is open, if one is. */
export function Tools() {
  const dialog = useStore((page) => page.dialog)
  return (
    <Suspense>
      {dialog === 'export' && <Export />}
      {dialog === 'storyboard' && <Storyboard />}
      {dialog === 'palette' && <Palette />}
      {dialog === 'glossary' && <Glossary />}
      {dialog === 'share' && <Share />}
      {dialog === 'keys' && <Keys />}
      {dialog === 'settings' && <Settings />}
    </Suspense>
  )
}

/** A tool that could not be fetched: over the page, as the tool would be, and as easily put away. */
function Missing({ again }: { again(): void }) {
  const { page } = useWords()
  return (
    <div className={controls['over']}>
      <Unfetched again={again}>
        <button type="button" className={controls['button']} onClick={() => openDialog(undefined)}>
          {page.close}
        </button>
      </Unfetched>
    </div>
  )
}
