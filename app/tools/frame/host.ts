import { goalFault } from '../../goal.ts'
import { currentSession } from '../../playback/current.ts'
import type { Session } from '../../playback/session.ts'
import { type PageState, useStore } from '../../store.ts'
import { type HostCommand, readMessage } from './messages.ts'
import { type EmbedOptions, originOf } from './options.ts'

/**
 * Talks with the page around: hears commands and tells of beats, broken promises and bets. Only the window that
 * embeds us is heard, only from the origin that we know it by, and only that origin is told anything.
 */
export function talkToHost({ origin: named, beats }: EmbedOptions): () => void {
  const origin = named ?? originOf(document.referrer)
  if (window.parent === window || origin === undefined) return () => {}
  const tell = (type: string, fields: object) =>
    window.parent.postMessage({ type: `brokerscope.${type}`, ...fields }, origin)
  const hear = (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || event.origin !== origin) return
    const heard = readMessage(event.data)
    if (heard === undefined) return
    if ('fault' in heard) tell('error', { message: heard.fault })
    else obey(heard.command, tell)
  }
  addEventListener('message', hear)
  const stop = useStore.subscribe((page, before) => report(page, before, tell))
  const { scenarioId } = useStore.getState()
  tell('ready', {
    scenario: scenarioId,
    beats: currentSession()?.scenario.beats.map(({ id }) => id),
    shown: beats,
  })
  return () => {
    removeEventListener('message', hear)
    stop()
  }
}

type Tell = (type: string, fields: object) => void

function obey(command: HostCommand, tell: Tell): void {
  const session = currentSession()
  if (session === undefined) return tell('error', { message: 'no scenario is open yet' })
  switch (command.do) {
    case 'play':
      return session.play()
    case 'pause':
      return session.pause()
    case 'next':
      return session.stepBeat(1)
    case 'prev':
      return session.stepBeat(-1)
    case 'state':
      return tell('state', momentOf(useStore.getState(), session))
    case 'goto': {
      const ids = session.scenario.beats.map(({ id }) => id)
      const fault = goalFault(command.goal, ids)
      if (fault !== undefined) return tell('error', { message: fault })
      void session.seek(command.goal).then(() => tell('state', momentOf(useStore.getState(), session)))
    }
  }
}

function momentOf(page: PageState, session: Session): object {
  const { seq, tick, beat, branchId, mode, scenarioId, asked } = page
  const id = session.scenario.beats[beat]?.id
  const broken = session
    .promises()
    .flatMap(({ id: promise, verdict }) => (verdict.holds === false ? promise : []))
  const isPlaying = mode === 'playing'
  return { scenario: scenarioId, seq, tick, beat: beat + 1, id, branch: branchId, isPlaying, asked, broken }
}

let broken: readonly string[] = []

function report(page: PageState, before: PageState, tell: Tell): void {
  const session = currentSession()
  if (
    session === undefined ||
    (page.seq === before.seq && page.beat === before.beat && page.bets === before.bets)
  )
    return
  if (page.beat !== before.beat) {
    const id = session.scenario.beats[page.beat]?.id
    const title = id === undefined ? undefined : page.narration?.beats[id]?.title
    tell('beat', { beat: page.beat + 1, id, title, tick: page.tick })
  }
  for (const [bet, placed] of Object.entries(page.bets)) {
    if (before.bets[bet] !== placed)
      tell('bet', { bet, answer: placed.answer, isRevealed: placed.isRevealed })
  }
  const now = session.promises().flatMap(({ id, verdict }) => (verdict.holds === false ? id : []))
  for (const promise of now) if (!broken.includes(promise)) tell('violation', { promise, tick: page.tick })
  broken = now
}
