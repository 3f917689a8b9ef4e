import { useEffect, useState } from 'react'
import { durationOf } from '../../i18n/index.ts'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Segmented } from '../../panels/ui/Segmented.tsx'
import { useStore } from '../../store.ts'
import { settingsInAddress, writeAddress } from '../address.ts'
import page from '../Lab.module.css'
import { useAnswer } from '../use-answer.ts'
import { useLabWords } from '../words/index.ts'
import { Curve } from './Curve.tsx'
import { Gantt } from './Gantt.tsx'
import styles from './Prefetch.module.css'
import { bestOf, NO_LIMIT, PREFETCHES, type PrefetchRun, type PrefetchWorld } from './sweep.ts'
import { WorldFields } from './WorldFields.tsx'
import { linkOfWorld, WORLD_NAMES, worldInLink, worldOf } from './worlds.ts'

/** Too little starves, too much hoards: a world is run with every prefetch there is to choose. */
export function PrefetchLab() {
  const { noEngine, prefetch: words } = useLabWords()
  const [world, setWorld] = useState(() => worldInLink(settingsInAddress()))
  const [place, setPlace] = useState(0)
  const [bet, setBet] = useState<number>()
  const { value: runs, hasFailed } = useAnswer('prefetch', world)
  useEffect(() => writeAddress('prefetch', linkOfWorld(world)), [world])
  const change = (changed: PrefetchWorld) => {
    setWorld(changed)
    setBet(undefined)
  }
  const named = WORLD_NAMES.find((name) => JSON.stringify(worldOf(name)) === JSON.stringify(world))
  return (
    <>
      <p className={reading['lead']}>{words.lead}</p>
      <section className={reading['card']}>
        <Segmented
          label={words.world}
          value={named}
          options={WORLD_NAMES.map((value) => ({ value, label: words.worlds[value] }))}
          onChange={(name) => change(worldOf(name))}
        />
        <WorldFields world={world} onChange={change} />
      </section>
      {hasFailed && <p role="alert">{noEngine}</p>}
      {runs === undefined ? (
        <p role="status">{words.running}</p>
      ) : (
        <Runs
          world={world}
          runs={runs}
          place={place}
          bet={bet}
          onPlace={setPlace}
          onBet={() => setBet(place)}
        />
      )}
    </>
  )
}

interface RunsProps {
  readonly world: PrefetchWorld
  readonly runs: readonly PrefetchRun[]
  /** Row of the run that is shown. */
  readonly place: number
  readonly bet: number | undefined
  onPlace(place: number): void
  onBet(): void
}

function Runs({ world, runs, place, bet, onPlace, onBet }: RunsProps) {
  const { prefetch: words } = useLabWords()
  const language = useStore((state) => state.language)
  const name = (at: number) => (PREFETCHES[at] === NO_LIMIT ? words.noLimit : `${PREFETCHES[at]}`)
  const run = runs[place]
  if (run === undefined) return null
  return (
    <>
      <section className={reading['card']}>
        <p>{words.bet}</p>
        <label className={page['settings']}>
          {words.prefetch}
          <input
            type="range"
            className={styles['slider']}
            aria-label={words.prefetch}
            aria-valuetext={name(place)}
            min={0}
            max={PREFETCHES.length - 1}
            value={place}
            onChange={(event) => onPlace(Number(event.target.value))}
          />
          <output>{name(place)}</output>
        </label>
        <h2>
          {words.gantt}: <span data-testid="finish">{words.finish(durationOf(run.finish, language))}</span>
        </h2>
        <Gantt run={run} workers={world.workers.map((worker) => worker.name)} />
        {bet === undefined && (
          <p>
            <button type="button" className={controls['primary']} onClick={onBet}>
              {words.runAll}
            </button>
          </p>
        )}
      </section>
      {bet !== undefined && (
        <section className={reading['card']} data-testid="curve">
          <h2>{words.curve}</h2>
          <Verdict runs={runs} bet={bet} nameOf={name} />
          <Curve runs={runs} place={place} bet={bet} nameOf={name} />
          <p className={reading['hint']}>{words.rule(enoughOf(world))}</p>
        </section>
      )}
    </>
  )
}

/** What one worker needs so that the next message is there when it is done with one; of several, the first. */
function enoughOf({ roundTrip, workers }: PrefetchWorld): number {
  const work = Math.max(1, workers[0]?.work ?? 1)
  return Math.ceil((roundTrip + work) / work)
}

interface VerdictProps {
  readonly runs: readonly PrefetchRun[]
  readonly bet: number
  nameOf(place: number): string
}

function Verdict({ runs, bet, nameOf }: VerdictProps) {
  const { prefetch: words } = useLabWords()
  const language = useStore((state) => state.language)
  const best = bestOf(runs)
  const own = runs[bet]
  if (best === undefined || own === undefined) return null
  const isBest = own.finish === best.finish
  const isOther = own.prefetch !== best.prefetch
  return (
    <p role="status" data-testid="verdict">
      {words.betSaid(nameOf(bet), durationOf(own.finish, language))}{' '}
      {words.best(nameOf(runs.indexOf(best)), durationOf(best.finish, language))}{' '}
      {isBest && isOther && words.tie(nameOf(bet))}
    </p>
  )
}
