import { Settings as Cog, FlaskConical, Play, RotateCw, Search } from 'lucide-react'
import { Suspense } from 'react'
import { PATHS } from '../../scenarios/curriculum/paths.ts'
import { type Card, scenarioOf, scenarios } from '../../scenarios/index.ts'
import { useWords, type Words } from '../i18n/index.ts'
import { LanguageChooser, ThemeToggle } from '../panels/Choosers.tsx'
import controls from '../panels/ui/controls.module.css'
import { later } from '../panels/ui/later.tsx'
import { openDialog, useStore } from '../store.ts'
import { CardTile } from './CardTile.tsx'
import { Filters } from './Filters.tsx'
import styles from './Gallery.module.css'
import { isShown, setGalleryFilter, TRACKS, useGalleryFilter } from './gallery-filter.ts'
import { Mark } from './Mark.tsx'
import { resumeOf, useProgress } from './progress.ts'

const SettingsDialog = later(async () => (await import('../panels/SettingsDialog.tsx')).SettingsDialog)

/** Where a first visit is sent: both brokers side by side; until that is there, the first of all. */
const START = 'shop-courier'

/** All scenarios, by track; one of them to begin with. */
export function Gallery() {
  const { gallery } = useWords().page
  return (
    <div className={styles['page']}>
      <Top />
      <main className={styles['main']} tabIndex={-1}>
        <div className={styles['hero']}>
          <div className={styles['pitch']}>
            <h1>{gallery.title}</h1>
            <p>{gallery.lead}</p>
          </div>
          <Starts />
          <Ways />
        </div>
        {scenarios.length === 0 ? (
          <p className={styles['nothing']}>{gallery.empty}</p>
        ) : (
          <div className={styles['columns']}>
            <Filters />
            <Tracks />
          </div>
        )}
      </main>
      <Settings />
    </div>
  )
}

/** Fetched when it is asked for. */
function Settings() {
  const isAsked = useStore((page) => page.dialog === 'settings')
  return <Suspense>{isAsked && <SettingsDialog />}</Suspense>
}

function Top() {
  const { product, gallery, header } = useWords().page
  const filter = useGalleryFilter()
  return (
    <header className={styles['top']}>
      <div className={styles['bar']}>
        <a className={styles['brand']} href="#/">
          <Mark />
          {product}
        </a>
        <nav className={styles['pages']} aria-label={gallery.pages}>
          {(['quiz', 'matrix', 'glossary', 'choose'] as const).map((id) => (
            <a key={id} href={`#/${id}`}>
              {gallery.page[id]}
            </a>
          ))}
        </nav>
        <label className={styles['search']}>
          <Search size={16} aria-hidden="true" />
          <input
            type="search"
            className={controls['field']}
            aria-label={gallery.search}
            placeholder={gallery.searchHint}
            value={filter.text}
            onChange={(event) => setGalleryFilter({ ...filter, text: event.target.value })}
          />
        </label>
        <div className={styles['tools']}>
          <LanguageChooser />
          <ThemeToggle />
          <button
            type="button"
            className={controls['icon']}
            aria-label={header.settings}
            title={header.settings}
            onClick={() => openDialog('settings')}
          >
            <Cog size={18} aria-hidden="true" />
          </button>
        </div>
      </div>
    </header>
  )
}

function Starts() {
  const { gallery } = useWords().page
  const language = useStore((page) => page.language)
  const book = useProgress()
  const start = startCard()
  const last = scenarioOf(resumeOf(book) ?? '')?.card
  return (
    <div className={styles['starts']}>
      {start !== undefined && (
        <a className={styles['start']} href={`#/s/${start.id}`} data-testid="start">
          <Play size={22} aria-hidden="true" />
          <small>{gallery.start}</small>
          <strong>{start.title[language]}</strong>
        </a>
      )}
      {last !== undefined && (
        <a className={`${styles['start']} ${styles['resume']}`} href={`#/s/${last.id}`}>
          <RotateCw size={20} aria-hidden="true" />
          <small>
            {gallery.resume}: {gallery.beatOf((book[last.id]?.beat ?? 0) + 1, last.beats)}
          </small>
          <strong>{last.title[language]}</strong>
        </a>
      )}
    </div>
  )
}

/** Ways through all of it: paths, and the pages about the whole. */
function Ways() {
  const { gallery } = useWords().page
  const language = useStore((page) => page.language)
  return (
    <nav className={styles['ways']} aria-label={gallery.paths}>
      <span aria-hidden="true">{gallery.paths}</span>
      {PATHS.map(({ id, title }) => (
        <a key={id} href={`#/path/${id}`}>
          {title[language]}
        </a>
      ))}
    </nav>
  )
}

function Tracks() {
  const { gallery } = useWords().page
  const filter = useGalleryFilter()
  const shown = scenarios
    .map(({ card }) => card)
    .filter((card) => isShown(card, filter, saidOf(card, gallery)))
  return (
    <div className={styles['tracks']}>
      <p className="visually-hidden" role="status">
        {gallery.found(shown.length)}
      </p>
      {shown.length === 0 && (
        <div className={styles['nothing']}>
          <p>{gallery.nothing}</p>
          <p>{gallery.nothingHint}</p>
        </div>
      )}
      {TRACKS.map((track) => (
        <Track key={track} track={track} cards={shown.filter((card) => card.track === track)} />
      ))}
      <Playgrounds />
    </div>
  )
}

/** Rules to try by hand, without a story. */
function Playgrounds() {
  const { gallery } = useWords().page
  return (
    <section className={styles['track']}>
      <header>
        <h2>{gallery.playgrounds}</h2>
      </header>
      <div className={styles['cards']}>
        {(['topic', 'hash', 'assignors', 'prefetch', 'crash'] as const).map((id) => (
          <a key={id} className={`${styles['start']} ${styles['resume']}`} href={`#/lab/${id}`}>
            <FlaskConical size={20} aria-hidden="true" />
            <strong>{gallery.playground[id].title}</strong>
            <small>{gallery.playground[id].lead}</small>
          </a>
        ))}
      </div>
    </section>
  )
}

function Track({ track, cards }: { readonly track: Card['track']; readonly cards: readonly Card[] }) {
  const { gallery } = useWords().page
  const book = useProgress()
  const start = startCard()
  if (cards.length === 0) return null
  const minutes = cards.reduce((sum, card) => sum + card.minutes, 0)
  return (
    <section className={styles['track']}>
      <header>
        <h2>{gallery.tracks[track]}</h2>
        <p className={styles['count']}>
          {gallery.scenarios(cards.length)} · {gallery.minutes(minutes)}
        </p>
      </header>
      <div className={styles['cards']}>
        {cards.map((card) => (
          <CardTile
            key={card.id}
            card={card}
            progress={book[card.id]}
            isHighlighted={card.id === start?.id && book[card.id] === undefined}
          />
        ))}
      </div>
    </section>
  )
}

function startCard(): Card | undefined {
  return (scenarioOf(START) ?? scenarios[0])?.card
}

/** Words by which a card can be found that it does not have itself. */
function saidOf(card: Card, gallery: Words['page']['gallery']): readonly string[] {
  return [
    gallery.tracks[card.track],
    gallery.levels[card.level],
    ...card.goals.map((goal) => gallery.goals[goal]),
  ]
}
