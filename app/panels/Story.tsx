import { Play, Undo2 } from 'lucide-react'
import type { Beat } from '../../scenarios/index.ts'
import { scenarioOf } from '../../scenarios/index.ts'
import { useWords } from '../i18n/index.ts'
import { currentSession, useSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import { Bet } from './bet/Bet.tsx'
import { Revealed } from './bet/Revealed.tsx'
import { branchName } from './branch-name.ts'
import styles from './Story.module.css'
import { Takeaway } from './Takeaway.tsx'
import controls from './ui/controls.module.css'
import { keptFocus } from './ui/kept-focus.ts'
import { Rich } from './ui/Rich.tsx'
import { type BeatState, lastBeatOf, missingAfter, useBeatStates } from './use-story.ts'

/** What is told at the playhead: the beat, what to notice, and the question before the next one. */
export function Story() {
  const beat = useStore((page) => page.beat)
  const asked = useStore((page) => page.asked)
  const states = useBeatStates()
  const scenario = currentSession()?.scenario
  const told = scenario?.beats[beat]
  const { isTried, isElsewhere } = useWhereTold(told)
  if (scenario === undefined) return null
  const bet = scenario.bets.find(({ id }) => id === asked)
  const isOver = !isElsewhere && beat >= 0 && beat === lastBeatOf(states)
  return (
    <div ref={keptFocus} className={styles['story']} data-testid="story" id="told" tabIndex={-1}>
      <Where states={states} beats={scenario.beats} />
      {told !== undefined && !(isTried && isElsewhere) ? (
        <Told beat={told} key={told.id} />
      ) : (
        <Before isAsked={bet !== undefined} isTried={isTried} />
      )}
      {missingAfter(states, beat).map((at) => (
        <Missing key={at} id={scenario.beats[at]?.id ?? ''} />
      ))}
      {bet !== undefined && <Bet bet={bet} key={bet.id} />}
      {isTried && <WayBack />}
      {isOver && bet === undefined && <Takeaway />}
    </div>
  )
}

function Where({
  states,
  beats,
}: {
  readonly states: readonly BeatState[]
  readonly beats: readonly Beat[]
}) {
  const { story } = useWords().player
  const { label, name } = { label: story.beats, name: useStore((page) => page.narration?.beats) }
  const beat = useStore((page) => page.beat)
  if (beats.length === 0) return null
  return (
    <div className={styles['where']}>
      <p className={styles['count']}>{beat < 0 ? story.before : story.beatOf(beat + 1, beats.length)}</p>
      <nav aria-label={label} className={styles['dots']}>
        {beats.map(({ id, bet }, at) => {
          const signs = [bet === undefined ? '' : story.asks, states[at] === 'missing' ? story.missing : '']
          const extra = signs.filter((sign) => sign !== '').join(', ')
          const said = `${at + 1}. ${name?.[id]?.title ?? id}${extra === '' ? '' : ` (${extra})`}`
          return (
            <button
              key={id}
              type="button"
              className={styles['dot']}
              aria-label={said}
              title={said}
              aria-current={at === beat ? 'step' : undefined}
              data-told={at < beat || undefined}
              data-asks={bet === undefined ? undefined : true}
              data-missing={states[at] === 'missing' || undefined}
              onClick={() => void currentSession()?.seek({ beat: at })}
            >
              <i />
            </button>
          )
        })}
      </nav>
    </div>
  )
}

/** Before the first beat: what it will be about; on a branch of the reader's own, what is tried there. */
function Before({ isAsked, isTried }: { readonly isAsked: boolean; readonly isTried: boolean }) {
  return isTried ? <Tried /> : <Intro isAsked={isAsked} />
}

/** The branch on which a beat is told, whether another one is on screen, and whether that is the reader's own. */
function useWhereTold(beat: Beat | undefined) {
  const here = useStore((page) => page.branchId)
  const isTried = useStore((page) => page.branches.find(({ id }) => id === here)?.kind === 'what-if')
  const where = useSession((session) => session.beats().find(({ id }) => id === beat?.id)?.branchId)
  return { where, isTried, isElsewhere: where !== undefined && where !== here }
}

/** A branch of the reader's own is a digression: the story waits where they left it. */
function WayBack() {
  const { story } = useWords().player
  const isAtEnd = useStore((page) => page.reading >= page.readingEnd)
  return (
    <p>
      <button
        type="button"
        className={controls[isAtEnd ? 'primary' : 'button']}
        data-testid="back-to-story"
        onClick={() => void currentSession()?.backToStory()}
      >
        <Undo2 size={16} aria-hidden="true" />
        {story.back}
      </button>
    </p>
  )
}

function Tried() {
  const words = useWords()
  const { story } = words.player
  const name = useStore(({ branches, branchId, narration, language }) => {
    const card = branches.find(({ id }) => id === branchId)
    const knobs = currentSession()?.scenario.knobs ?? []
    return card === undefined ? '' : branchName(card, { narration, language, words }, knobs)
  })
  const hypothesis = useHypothesis()
  return (
    <>
      <p className={styles['branch']}>{story.onBranch(name)}</p>
      <h2 className={styles['title']}>{story.tried}</h2>
      {hypothesis !== undefined && (
        <p className={styles['say']}>
          <Rich text={hypothesis} />
        </p>
      )}
    </>
  )
}

/** What the headline knob is turned for, on a branch that was made by turning it. */
function useHypothesis(): string | undefined {
  return useStore(({ branches, branchId, narration }) => {
    const turned = branches.find(({ id }) => id === branchId)?.turned
    const headline = currentSession()?.scenario.headline
    const isHeadline = turned?.by === 'knob' && turned.knob === headline?.knob && turned.to === headline.value
    return isHeadline ? narration?.breakIt : undefined
  })
}

function Intro({ isAsked }: { readonly isAsked: boolean }) {
  const { story } = useWords().player
  const title = useStore((page) => page.narration?.title ?? page.scenarioId)
  const language = useStore((page) => page.language)
  const thesis = useStore((page) => scenarioOf(page.scenarioId ?? '')?.card.thesis[language])
  const hasBeats = (currentSession()?.scenario.beats.length ?? 0) > 0
  return (
    <>
      <h2 className={styles['title']}>{title}</h2>
      {thesis !== undefined && (
        <p className={`${styles['say']} ${styles['thesis']}`}>
          <Rich text={thesis} />
        </p>
      )}
      {!isAsked && (
        <>
          <p className={styles['say']}>{hasBeats ? story.intro : story.introAlone}</p>
          <p>
            <button type="button" className={controls['primary']} onClick={() => currentSession()?.play()}>
              <Play size={16} aria-hidden="true" />
              {story.begin}
            </button>
          </p>
        </>
      )}
    </>
  )
}

function Told({ beat }: { readonly beat: Beat }) {
  const { story } = useWords().player
  const words = useStore((page) => page.narration?.beats[beat.id])
  const told = useBranchOf(beat)
  const holds = useSession((session) => session.beats().find(({ id }) => id === beat.id)?.holds) ?? true
  const isRevealed = useStore((page) => page.bets[beat.bet ?? '']?.isRevealed === true)
  const bet = currentSession()?.scenario.bets.find(({ id }) => id === beat.bet)
  return (
    <>
      {told !== undefined && (
        <p className={`${styles['branch']} ${told.isElsewhere ? styles['elsewhere'] : ''}`}>
          {told.isElsewhere ? story.elsewhere(told.name) : story.onBranch(told.name)}
        </p>
      )}
      {holds ? <Said beat={beat} /> : <Missing id={beat.id} says={words?.differs ?? story.wentOtherwise} />}
      {bet !== undefined && isRevealed && <Revealed bet={bet} />}
    </>
  )
}

/** What the beat was written to say: it is so on this branch. */
function Said({ beat }: { readonly beat: Beat }) {
  const { story } = useWords().player
  const words = useStore((page) => page.narration?.beats[beat.id])
  return (
    <>
      <h2 className={styles['title']}>
        <Rich text={words?.title ?? beat.id} />
      </h2>
      {words !== undefined && (
        <p className={styles['say']}>
          <Rich text={words.say} />
        </p>
      )}
      {words !== undefined && words.notice !== '' && (
        <p className={styles['notice']}>
          <strong>{story.notice}</strong>
          <Rich text={words.notice} />
        </p>
      )}
      <Erratum id={beat.erratum} />
    </>
  )
}

/** A belief that the run has just corrected. */
function Erratum({ id }: { readonly id: string | undefined }) {
  const { story } = useWords().player
  const erratum = useStore((page) => page.narration?.errata?.[id ?? ''])
  if (erratum === undefined) return null
  return (
    <dl className={styles['erratum']}>
      <div>
        <dt>{story.inTheNotes}</dt>
        <dd>
          <Rich text={erratum.notes} />
        </dd>
      </div>
      <div>
        <dt>{story.shown}</dt>
        <dd>
          <Rich text={erratum.shown} />
        </dd>
      </div>
    </dl>
  )
}

/** The branch of a beat, where it has to be said: it is not main, or not the one that is shown. */
function useBranchOf(beat: Beat): { readonly name: string; readonly isElsewhere: boolean } | undefined {
  const words = useWords()
  const { where, isElsewhere } = useWhereTold(beat)
  const name = useStore(({ branches, narration, language }) => {
    const card = branches.find((each) => each.id === where)
    if (card === undefined) return beat.branch
    return branchName(card, { narration, language, words }, currentSession()?.scenario.knobs ?? [])
  })
  if (name === undefined || (!isElsewhere && (where ?? 'main') === 'main')) return undefined
  return { name, isElsewhere }
}

/** A beat whose words are not so here: it did not happen, or it came with another meaning. */
function Missing({ id, says }: { readonly id: string; readonly says?: string }) {
  const { story } = useWords().player
  const words = useStore((page) => page.narration?.beats[id])
  return (
    <section className={styles['missing']}>
      <h3>
        <del>{words?.title ?? id}</del>
      </h3>
      <p>
        <Rich text={says ?? words?.otherwise ?? story.didNotHappen} />
      </p>
    </section>
  )
}
