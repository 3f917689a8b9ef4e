import { useState } from 'react'
import { useWords } from '../i18n/index.ts'
import { forgetProgress } from '../library/progress.ts'
import { openDialog, type PageState, useStore } from '../store.ts'
import type { ThemeChoice } from '../theme/theme.ts'
import { chooseLanguage } from './Choosers.tsx'
import styles from './SettingsDialog.module.css'
import { Button } from './ui/Button.tsx'
import controls from './ui/controls.module.css'
import { Modal } from './ui/Modal.tsx'
import { Segmented } from './ui/Segmented.tsx'

const THEMES = ['system', 'light', 'dark', 'projector'] as const
const MOTIONS = ['system', 'reduced', 'full'] as const
const VERBOSITIES = ['off', 'beats', 'trouble', 'all'] as const

/** Language, theme, motion, where play stops, and what is read out. */
export function SettingsDialog() {
  const { settings: words } = useWords().page
  return (
    <Modal title={words.title} onClose={() => openDialog(undefined)}>
      <div className={styles['settings']}>
        <Look />
        <Playback />
        <Narrated />
        <Progress />
      </div>
    </Modal>
  )
}

function Look() {
  const { settings: words, language: languages, theme: themes } = useWords().page
  const language = useStore((page) => page.language)
  const theme = useStore((page) => page.theme)
  const motion = useStore((page) => page.motion)
  return (
    <>
      <div className={styles['group']}>
        <h3>{languages.label}</h3>
        <Segmented
          label={languages.label}
          value={language}
          options={(['ru', 'en'] as const).map((value) => ({ value, label: languages.names[value] }))}
          onChange={(chosen) => void chooseLanguage(chosen)}
        />
      </div>
      <div className={styles['group']}>
        <h3>{themes.label}</h3>
        <Segmented<ThemeChoice>
          label={themes.label}
          value={theme}
          options={THEMES.map((value) => ({ value, label: themes.names[value] }))}
          onChange={(chosen) => useStore.setState({ theme: chosen })}
        />
        <p className={styles['hint']}>{words.projectorHint}</p>
      </div>
      <div className={styles['group']}>
        <h3>{words.motion}</h3>
        <Segmented<PageState['motion']>
          label={words.motion}
          value={motion}
          options={MOTIONS.map((value) => ({ value, label: words.motions[value] }))}
          onChange={(chosen) => useStore.setState({ motion: chosen })}
        />
      </div>
    </>
  )
}

function Playback() {
  const { settings: words } = useWords().page
  const stops = useStore((page) => page.stopsAtBeats)
  const letters = useStore((page) => page.letters)
  return (
    <div className={styles['group']}>
      <h3>{words.playback}</h3>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={stops}
          onChange={(event) => useStore.setState({ stopsAtBeats: event.target.checked })}
        />
        {words.stopAtBeats}
      </label>
      <p className={styles['hint']}>{words.stopAtBeatsHint}</p>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => useStore.setState({ letters: event.target.checked })}
        />
        {words.letters}
      </label>
      <p className={styles['hint']}>{words.lettersHint}</p>
    </div>
  )
}

function Narrated() {
  const { settings: words } = useWords().page
  const verbosity = useStore((page) => page.verbosity)
  return (
    <fieldset className={styles['group']}>
      <legend>
        <h3>{words.narration}</h3>
      </legend>
      <div className={styles['radios']}>
        {VERBOSITIES.map((value) => (
          <label key={value} className={styles['radio']}>
            <input
              type="radio"
              name="verbosity"
              checked={value === verbosity}
              onChange={() => useStore.setState({ verbosity: value })}
            />
            {words.verbosity[value]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Progress() {
  const { settings: words, gallery } = useWords().page
  const [isForgotten, setForgotten] = useState(false)
  return (
    <div className={styles['group']}>
      <h3>{gallery.progress}</h3>
      <p>
        <Button
          className={controls['button']}
          isOff={isForgotten}
          onPress={() => {
            forgetProgress()
            setForgotten(true)
          }}
        >
          {isForgotten ? words.forgotten : words.forget}
        </Button>
      </p>
    </div>
  )
}
