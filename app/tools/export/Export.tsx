import { FileSpreadsheet, FileText, Image, Printer, Shapes } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { momentOf } from '../../i18n/index.ts'
import { Modal } from '../../panels/ui/Modal.tsx'
import { currentSession } from '../../playback/current.ts'
import type { Session } from '../../playback/session.ts'
import { openDialog, useStore } from '../../store.ts'
import { useToolWords } from '../words/index.ts'
import styles from './Export.module.css'
import { csvOf, download, fileName, ndjsonOf, type Told } from './files.ts'
import { fontsInUse, framed, pngOf, snapshotOfStage } from './snapshot.ts'

/** All that can be taken along: pictures of this moment, the run as files, and the story on paper. */
export function Export() {
  const { exports: words } = useToolWords()
  const [isBusy, setBusy] = useState(false)
  const session = currentSession()
  const take = (work: (session: Session) => void | Promise<void>) => async () => {
    if (session === undefined || isBusy) return
    setBusy(true)
    try {
      await work(session)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal title={words.title} onClose={() => openDialog(undefined)}>
      <ul className={styles['list']} aria-busy={isBusy}>
        <Item id="svg" icon={<Shapes />} words={words.svg} onTake={take(saveSvg)} />
        <Item id="png" icon={<Image />} words={words.png} onTake={take(savePng)} />
        <Item id="csv" icon={<FileSpreadsheet />} words={words.csv} onTake={take(saveCsv)} />
        <Item id="ndjson" icon={<FileText />} words={words.ndjson} onTake={take(saveTrace)} />
        <Item
          id="storyboard"
          icon={<Printer />}
          words={words.storyboard}
          onTake={() => openDialog('storyboard')}
        />
      </ul>
    </Modal>
  )
}

function Item(props: {
  readonly id: string
  readonly icon: ReactNode
  readonly words: readonly [name: string, what: string]
  onTake(): void
}) {
  const [name, what] = props.words
  return (
    <li>
      <button
        type="button"
        className={styles['item']}
        data-testid={`export:${props.id}`}
        onClick={props.onTake}
      >
        <span className={styles['icon']} aria-hidden="true">
          {props.icon}
        </span>
        <span>
          <b>{name}</b>
          <span className={styles['what']}>{what}</span>
        </span>
      </button>
    </li>
  )
}

async function stageNow(session: Session): Promise<string> {
  const { narration, language, tick, beat } = useStore.getState()
  const picture = snapshotOfStage()
  if (picture === undefined) throw new Error('there is no stage')
  const id = session.scenario.beats[beat]?.id
  const told = id === undefined ? undefined : narration?.beats[id]?.title
  const caption = [told, momentOf(tick, language)].filter((part) => part !== undefined).join(' · ')
  return framed(picture, narration?.title ?? session.scenario.id, caption, await fontsInUse())
}

async function saveSvg(session: Session): Promise<void> {
  const name = fileName(session.scenario.id, momentName(), 'svg')
  download(name, await stageNow(session), 'image/svg+xml')
}

async function savePng(session: Session): Promise<void> {
  const name = fileName(session.scenario.id, momentName(), 'png')
  download(name, await pngOf(await stageNow(session)), 'image/png')
}

function saveCsv(session: Session): void {
  download(fileName(session.scenario.id, runName(), 'csv'), csvOf(toldOf(session)), 'text/csv')
}

function saveTrace(session: Session): void {
  const text = ndjsonOf(toldOf(session))
  download(fileName(session.scenario.id, runName(), 'ndjson'), text, 'application/x-ndjson')
}

function toldOf(session: Session): Told {
  return { ...session.trace(), lineOf: (seq) => session.lineOf(seq) }
}

function momentName(): string {
  return `${useStore.getState().branchId}-${useStore.getState().tick}ms`
}

function runName(): string {
  return `${useStore.getState().branchId}`
}
