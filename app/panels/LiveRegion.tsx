import { useEffect, useRef, useState } from 'react'
import { durationOf, wordsOf } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import type { Session } from '../playback/session.ts'
import { type PageState, useStore } from '../store.ts'
import { type Announcement, announcementsOf, type Heard } from './announce.ts'
import { branchName } from './branch-name.ts'
import { linesOf } from './log-cache.ts'

/** Announcements of so many ms are said together: a screen reader must be able to finish. */
const TOGETHER_MS = 1500
const EVENTS_MAX = 8

/** What happens, in words, for those who do not see it. */
export function LiveRegion() {
  const [text, setText] = useState('')
  const waiting = useRef<string[]>([])
  useEffect(() => {
    let before = heardOf(useStore.getState())
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      setText(waiting.current.splice(0).join(' '))
    }
    const stop = useStore.subscribe((page, last) => {
      if (!isNews(page, last)) return
      const now = heardOf(page)
      const session = currentSession()
      if (session !== undefined) {
        const said = announcementsOf(before, now, page).flatMap((each) => sayOf(each, page, session))
        waiting.current.push(...said)
      }
      before = now
      if (waiting.current.length > 0) timer ??= setTimeout(flush, TOGETHER_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="live">
      {text}
    </div>
  )
}

function isNews(page: PageState, last: PageState): boolean {
  return (
    page.seq !== last.seq ||
    page.beat !== last.beat ||
    page.asked !== last.asked ||
    page.branchId !== last.branchId ||
    page.revision !== last.revision
  )
}

function heardOf({ seq, beat, asked, branchId }: PageState): Heard {
  const promises = currentSession()?.promises() ?? []
  const broken = promises.filter(({ verdict }) => verdict.holds === false).map(({ id }) => id)
  return { seq, beat, asked, branch: branchId, broken }
}

function sayOf(news: Announcement, page: PageState, session: Session): readonly string[] {
  const { live } = wordsOf(page.language).player
  const { narration, language } = page
  switch (news.say) {
    case 'beat': {
      const id = session.scenario.beats[news.beat]?.id ?? ''
      const words = narration?.beats[id]
      const count = session.scenario.beats.length
      if (session.beats()[news.beat]?.holds === false) {
        const { story } = wordsOf(language).player
        return [words?.differs ?? story.wentOtherwise]
      }
      return [live.beat(news.beat + 1, count, words?.title ?? id), words?.say ?? '', words?.notice ?? '']
    }
    case 'asks':
      return [narration?.bets[news.bet]?.question ?? '', live.asks]
    case 'broken':
      return [
        live.broken(narration?.guarantees[news.promise] ?? news.promise, durationOf(page.tick, language)),
      ]
    case 'branch': {
      const card = page.branches.find(({ id }) => id === news.branch)
      if (card === undefined) return []
      const words = wordsOf(language)
      return [live.branch(branchName(card, { narration, language, words }, session.scenario.knobs))]
    }
    case 'events':
    case 'faults':
      return linesSaid(news, page, session)
  }
}

function linesSaid(
  { say, from, to }: Extract<Announcement, { say: 'events' | 'faults' }>,
  { language }: PageState,
  session: Session,
): readonly string[] {
  const { live } = wordsOf(language).player
  const lines = linesOf(session, to)
  const ticks = session.trace().ticks
  const said: string[] = []
  for (let seq = from; seq < to && said.length < EVENTS_MAX; seq++) {
    const { actor, text, kind } = lines.at(seq)
    const line = `${actor} ${text}`
    if (kind === 'fault') said.push(live.fault(line, durationOf(ticks.get(seq) ?? 0, language)))
    else if (say === 'events') said.push(`${line}.`)
  }
  return said
}
