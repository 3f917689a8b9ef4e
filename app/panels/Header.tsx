import {
  BookOpenText,
  ChevronLeft,
  CircleHelp,
  Download,
  Ellipsis,
  Presentation,
  Settings,
} from 'lucide-react'
import { scenarioOf } from '../../scenarios/index.ts'
import { useWords } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import { openDialog, showAudience, useStore } from '../store.ts'
import { LanguageChooser, ThemeToggle } from './Choosers.tsx'
import { Fidelity } from './Fidelity.tsx'
import styles from './Header.module.css'
import { profileOf } from './profile.ts'
import { ShareButton } from './Share.tsx'
import { Stars } from './Stars.tsx'
import controls from './ui/controls.module.css'
import { Dropdown } from './ui/Dropdown.tsx'
import { useIsWide } from './ui/use-media.ts'

/** Which scenario this is, how true it is, and what concerns the whole page. */
export function Header() {
  const isWide = useIsWide()
  const { header } = useWords().page
  return (
    <header className={`${styles['header']} ${isWide ? '' : styles['phone']}`}>
      <a
        className={`${controls['icon']} ${styles['back']}`}
        href="#/"
        aria-label={header.back}
        title={header.back}
      >
        <ChevronLeft size={20} aria-hidden="true" />
      </a>
      <Title />
      {isWide && <Badges />}
      {isWide ? <Tools /> : <Menu />}
    </header>
  )
}

function Title() {
  const id = useStore((page) => page.scenarioId ?? '')
  const title = useStore((page) => page.narration?.title ?? id)
  const number = scenarioOf(id)?.card.number
  return (
    <div className={styles['name']}>
      {number !== undefined && <span className={styles['number']}>{number}</span>}
      <h1 className={styles['title']} title={title} tabIndex={-1}>
        {title}
      </h1>
    </div>
  )
}

function Badges({ isInline = false }: { readonly isInline?: boolean }) {
  const { header } = useWords().page
  const id = useStore((page) => page.scenarioId ?? '')
  useStore((page) => page.revision)
  const card = scenarioOf(id)?.card
  const scenario = currentSession()?.scenario
  return (
    <div className={styles['badges']}>
      {card !== undefined && <Fidelity fidelity={card.fidelity} isInline={isInline} />}
      {scenario !== undefined && (
        <span className={styles['badge']} title={header.profile}>
          {profileOf(scenario)}
        </span>
      )}
      {card !== undefined && <Stars level={card.level} />}
    </div>
  )
}

function Tools() {
  const { header } = useWords().page
  return (
    <div className={styles['tools']}>
      <PresentButton />
      <ShareButton isShort />
      <ExportButton isShort />
      <LanguageChooser />
      <ThemeToggle />
      <GlossaryButton />
      <button
        type="button"
        className={controls['icon']}
        aria-label={header.help}
        title={`${header.help} (?)`}
        onClick={() => openDialog('keys')}
      >
        <CircleHelp size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={controls['icon']}
        aria-label={header.settings}
        title={header.settings}
        onClick={() => openDialog('settings')}
      >
        <Settings size={18} aria-hidden="true" />
      </button>
    </div>
  )
}

function GlossaryButton() {
  const { header } = useWords().page
  return (
    <button
      type="button"
      className={controls['icon']}
      aria-label={header.glossary}
      title={header.glossary}
      onClick={() => openDialog('glossary')}
    >
      <BookOpenText size={18} aria-hidden="true" />
    </button>
  )
}

function PresentButton() {
  const { header } = useWords().page
  return (
    <button
      type="button"
      className={controls['icon']}
      aria-label={header.present}
      title={header.present}
      data-testid="present"
      onClick={() => showAudience(true)}
    >
      <Presentation size={18} aria-hidden="true" />
    </button>
  )
}

function ExportButton({ isShort = false }: { readonly isShort?: boolean }) {
  const { header } = useWords().page
  return (
    <button
      type="button"
      className={controls['button']}
      title={header.exportHint}
      data-testid="export"
      onClick={() => openDialog('export')}
    >
      <Download size={16} aria-hidden="true" />
      <span className={isShort ? styles['word'] : undefined}>{header.export}</span>
    </button>
  )
}

/** On a phone all but the title is behind one button. */
function Menu() {
  const { header } = useWords().page
  return (
    <div className={styles['tools']}>
      <Dropdown
        side="end"
        className={controls['icon']}
        label={header.more}
        summary={<Ellipsis size={20} aria-hidden="true" />}
      >
        <div className={styles['menu']}>
          <Badges isInline />
          <ShareButton />
          <ExportButton />
          <div className={controls['row']}>
            <LanguageChooser />
            <ThemeToggle />
          </div>
          <button type="button" className={controls['button']} onClick={() => openDialog('glossary')}>
            <BookOpenText size={16} aria-hidden="true" />
            {header.glossary}
          </button>
          <button type="button" className={controls['button']} onClick={() => openDialog('settings')}>
            <Settings size={16} aria-hidden="true" />
            {header.settings}
          </button>
        </div>
      </Dropdown>
    </div>
  )
}
