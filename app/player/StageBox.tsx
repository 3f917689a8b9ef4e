import { useCallback, useMemo } from 'react'
import type { ActionView } from '../../engine/index.ts'
import { useWords } from '../i18n/index.ts'
import { conePlacesOf } from '../panels/cone-places.ts'
import { setPointed } from '../panels/pointed.ts'
import type { Session } from '../playback/session.ts'
import type { Answer, Pointed } from '../stage/props.ts'
import { Stage } from '../stage/Stage.tsx'
import { openTab, type Selection, select, useStore } from '../store.ts'
import { useCalmMoment } from './use-calm-moment.ts'

/** The stage with the scene at the playhead. */
export function StageBox({ session }: { readonly session: Session }) {
  const { stage } = useWords()
  const { seq, tick } = useCalmMoment()
  const beat = useStore((page) => page.beat)
  useStore((page) => page.revision)
  const branch = useStore((page) => page.branches.find(({ id }) => id === page.branchId))
  const selection = useStore((page) => page.selection)
  const { scenario } = session
  const cone = useCone(session, seq)
  const isPlaying = useStore((page) => page.mode === 'playing')
  // A run without beats has no chapters: wherever it is stopped, one begins.
  const told = scenario.beats.length > 0 || isPlaying ? '' : ` ${seq}`
  const onSelect = useCallback((id: string | undefined) => select(selectionOf(session, id)), [session])
  const onAct = useCallback(
    (action: ActionView, answer?: Answer) => void session.act(action, answer),
    [session],
  )
  const onWhy = useCallback(
    (id: string) => {
      select(selectionOf(session, id))
      openTab('why')
    },
    [session],
  )
  const packetOf = useCallback((move: string) => session.packetOf(move), [session])
  const depthsAt = useCallback((at: number) => session.past().depthsAt(at), [session])
  const onPoint = useCallback((pointed: Pointed | undefined) => setPointed(session, pointed), [session])
  return (
    <Stage
      scene={session.scene()}
      cast={session.cast()}
      feed={session.feed}
      layout={scenario.layout}
      colourBy={scenario.colourBy}
      keys={session.keys()}
      words={stage}
      selection={selection?.kind === 'event' ? undefined : selection?.id}
      cone={cone}
      focus={scenario.beats[beat]?.focus ?? NOWHERE}
      chapter={`${branch?.id} ${beat}${told}`}
      marks={{ seq, tick, branch: branch?.number ?? 1 }}
      onSelect={onSelect}
      onAct={onAct}
      packetOf={packetOf}
      depthsAt={depthsAt}
      passages={session.past().passagesUpTo(seq, tick)}
      onWhy={onWhy}
      onPoint={onPoint}
    />
  )
}

const NOWHERE: readonly string[] = []

/** While somebody asks why, what had a part in it is lit; undefined while nobody asks. */
function useCone(session: Session, seq: number): ReadonlySet<string> | undefined {
  const isAsked = useStore((page) => page.tab === 'why' && page.mode !== 'playing')
  const selection = useStore((page) => page.selection)
  const names = isAsked ? conePlacesOf(session, selection, seq).join('\n') : undefined
  return useMemo(
    () => (names === undefined || names === '' ? undefined : new Set(names.split('\n'))),
    [names],
  )
}

/** What is on the stage is a place of the scene, or else a message. */
function selectionOf(session: Session, id: string | undefined): Selection | undefined {
  if (id === undefined) return undefined
  const isPlace = session.scene().places.some((place) => place.id === id)
  return { kind: isPlace ? 'place' : 'message', id }
}
