import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { momentOf } from '../../i18n/index.ts'
import controls from '../../panels/ui/controls.module.css'
import { Rich } from '../../panels/ui/Rich.tsx'
import { currentSession } from '../../playback/current.ts'
import type { Session } from '../../playback/session.ts'
import { openDialog, useStore } from '../../store.ts'
import { useToolWords } from '../words/index.ts'
import styles from './Storyboard.module.css'
import { snapshotOfStage } from './snapshot.ts'

/** A beat on paper: what the stage shows when it is reached. */
interface Frame {
  readonly beat: number
  readonly tick: number
  readonly picture: SVGSVGElement | undefined
}

/** The story on paper: a frame a beat, with its words and its question; it prints on A4, four to a page. */
export function Storyboard() {
  const { storyboard: words } = useToolWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(onPaper, [])
  const frames = useFrames()
  const title = useStore((page) => page.narration?.title ?? page.scenarioId ?? '')
  useEffect(() => dialog.current?.showModal(), [])
  const close = () => openDialog(undefined)
  return createPortal(
    <dialog
      ref={dialog}
      className={styles['board']}
      aria-labelledby="storyboard-title"
      data-storyboard=""
      data-testid="storyboard"
      onClose={close}
    >
      <header className={styles['head']}>
        <h2 id="storyboard-title">{title}</h2>
        <span className={styles['tools']}>
          <span role="status">{frames.isDone ? '' : words.drawing(frames.list.length)}</span>
          <button
            type="button"
            className={controls['primary']}
            disabled={!frames.isDone}
            onClick={() => print()}
          >
            {words.print}
          </button>
          <button type="button" className={controls['button']} onClick={close}>
            {words.close}
          </button>
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard too. */}
      <ol className={styles['frames']} tabIndex={0} aria-label={title}>
        {frames.list.map((frame) => (
          <FrameView key={frame.beat} frame={frame} />
        ))}
      </ol>
    </dialog>,
    document.body,
  )
}

function FrameView({ frame }: { readonly frame: Frame }) {
  const { storyboard: words } = useToolWords()
  const { beat, tick, picture } = frame
  const language = useStore((page) => page.language)
  const narration = useStore((page) => page.narration)
  const authored = currentSession()?.scenario.beats[beat]
  const told = narration?.beats[authored?.id ?? '']
  const bet = authored?.bet === undefined ? undefined : narration?.bets[authored.bet]
  return (
    <li className={styles['frame']}>
      <Picture picture={picture} title={told?.title ?? ''} />
      <h3>
        {beat + 1}. <Rich text={told?.title ?? ''} />{' '}
        <span className={styles['moment']}>{momentOf(tick, language)}</span>
      </h3>
      <p>{told?.say !== undefined && <Rich text={told.say} />}</p>
      {told?.notice !== undefined && (
        <p className={styles['notice']}>
          <Rich text={told.notice} />
        </p>
      )}
      {bet !== undefined && (
        <p className={styles['bet']}>
          <b>{words.question}</b> <Rich text={bet.question} />
        </p>
      )}
    </li>
  )
}

function Picture({
  picture,
  title,
}: {
  readonly picture: SVGSVGElement | undefined
  readonly title: string
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (picture !== undefined) box.current?.replaceChildren(picture)
  }, [picture])
  return <div ref={box} className={styles['picture']} role="img" aria-label={title} />
}

/** Goes from beat to beat and takes a picture of each, on whichever branch it is told; then back to the reader. */
function useFrames(): { readonly list: readonly Frame[]; readonly isDone: boolean } {
  const [list, setList] = useState<readonly Frame[]>([])
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    const session = currentSession()
    if (session === undefined) return
    let isWanted = true
    const { reading, branchId, bets } = useStore.getState()
    const draw = async () => {
      for (const { index } of session.beats()) {
        const frame = isWanted ? await frameOf(session, index) : undefined
        if (isWanted && frame !== undefined) setList((before) => [...before, frame])
      }
      await session.switchBranch(branchId)
      await session.seek({ reading })
      // What goes by for a picture was not told to anybody: no bet is answered by it.
      useStore.setState({ bets })
      if (isWanted) setDone(true)
    }
    void draw()
    return () => {
      isWanted = false
    }
  }, [])
  return { list, isDone }
}

/** Paper is white: as long as the story is on it, it is day, whatever the page is in. Gives back how to end that. */
function onPaper(): () => void {
  const { dataset } = document.documentElement
  const { theme } = dataset
  dataset['theme'] = 'light'
  return () => {
    if (theme === undefined) delete dataset['theme']
    else dataset['theme'] = theme
  }
}

/** The camera comes to rest within this time. */
const REST_MS = 420

/** Undefined for a beat that does not come. */
async function frameOf(session: Session, beat: number): Promise<Frame | undefined> {
  await session.seek({ beat })
  if (session.beats()[beat]?.reading === undefined) return undefined
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  await session.drawn()
  return { beat, tick: useStore.getState().tick, picture: snapshotOfStage() }
}
