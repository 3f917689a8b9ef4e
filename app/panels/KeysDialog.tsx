import { Printer } from 'lucide-react'
import { useWords, type Words } from '../i18n/index.ts'
import { openDialog } from '../store.ts'
import styles from './SettingsDialog.module.css'
import controls from './ui/controls.module.css'
import { Modal } from './ui/Modal.tsx'

type KeyAction = keyof Words['page']['keys']['actions']
type KeyGroup = keyof Words['page']['keys']['groups']

/** What the keys do, by group. Keys are meant by their place on the keyboard, so any layout will do. */
const KEYS: Readonly<Record<KeyGroup, readonly (readonly [keys: readonly string[], action: KeyAction])[]>> = {
  play: [
    [['Space'], 'play'],
    [['[', ']'], 'speed'],
    [['Home', 'End'], 'ends'],
  ],
  steps: [
    [['→', '←'], 'event'],
    [['Shift →', 'Shift ←'], 'tick'],
    [['.', ','], 'lane'],
    [['PgDn', 'PgUp', 'N', 'P'], 'beat'],
  ],
  act: [
    [['Q'], 'toBet'],
    [['1', '…', '9'], 'bet'],
    [['Enter'], 'confirm'],
    [['K'], 'breakIt'],
    [['L'], 'link'],
  ],
  look: [
    [['W'], 'why'],
    [['S'], 'tables'],
    [['T'], 'time'],
    [['C'], 'compare'],
    [['+', '−', '0'], 'zoom'],
    [['Esc'], 'release'],
    [['Ctrl K'], 'palette'],
    [['PgDn', 'B', 'Esc'], 'present'],
    [['?'], 'help'],
  ],
}

/** All keys, to be read or printed. */
export function KeysDialog() {
  const { keys: words } = useWords().page
  return (
    <Modal title={words.title} onClose={() => openDialog(undefined)}>
      <div className={styles['keys']}>
        <p className={styles['hint']}>{words.hint}</p>
        {(Object.keys(KEYS) as KeyGroup[]).map((group) => (
          <table key={group}>
            <caption>{words.groups[group]}</caption>
            <tbody>
              {KEYS[group].map(([keys, action]) => (
                <tr key={action}>
                  <th scope="row">{keys.map((key) => (key === '…' ? '… ' : <kbd key={key}>{key}</kbd>))}</th>
                  <td>{words.actions[action]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
        <p>
          <button type="button" className={controls['button']} onClick={() => print()}>
            <Printer size={16} aria-hidden="true" />
            {words.print}
          </button>
        </p>
      </div>
    </Modal>
  )
}
