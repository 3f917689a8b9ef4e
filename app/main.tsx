import './theme/page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { offerAutomation } from './automation.ts'
import { foreseeOpening } from './foresight.ts'
import { followAddress } from './navigation.ts'
import { restoreSettings } from './settings.ts'

/** The page: what was chosen, then what the address says, then the picture of it. */
async function start(): Promise<void> {
  await restoreSettings()
  followAddress()
  foreseeOpening()
  offerAutomation()
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

void start()
