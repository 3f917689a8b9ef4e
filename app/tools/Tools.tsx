import { lazy, Suspense } from 'react'
import { useStore } from '../store.ts'

/** What lies over the player and is opened seldom: each comes when it is. */
const Export = lazy(async () => ({ default: (await import('./export/Export.tsx')).Export }))
const Storyboard = lazy(async () => ({ default: (await import('./export/Storyboard.tsx')).Storyboard }))
const Glossary = lazy(async () => ({ default: (await import('./glossary/Glossary.tsx')).Glossary }))
const Palette = lazy(async () => ({ default: (await import('./palette/Palette.tsx')).Palette }))
const Keys = lazy(async () => ({ default: (await import('../panels/KeysDialog.tsx')).KeysDialog }))
const Share = lazy(async () => ({ default: (await import('../panels/ShareDialog.tsx')).ShareDialog }))
const Settings = lazy(async () => ({
  default: (await import('../panels/SettingsDialog.tsx')).SettingsDialog,
}))

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
