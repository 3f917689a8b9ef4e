import type { ActionView } from '../../../engine/index.ts'
import { scenarios } from '../../../scenarios/index.ts'
import { wordsOf } from '../../i18n/index.ts'
import { toggle } from '../../keyboard.ts'
import { branchName } from '../../panels/branch-name.ts'
import { chooseLanguage } from '../../panels/Choosers.tsx'
import { knobValueWords } from '../../panels/knob-words.ts'
import type { Session } from '../../playback/session.ts'
import { hashOfRoute } from '../../router.ts'
import {
  openDialog,
  openState,
  openTab,
  type PageState,
  select,
  showAudience,
  toggleTime,
  useStore,
} from '../../store.ts'
import type { ThemeChoice } from '../../theme/theme.ts'
import { en } from '../words/en.ts'
import type { ToolWords } from '../words/index.ts'
import { ru } from '../words/ru.ts'
import type { Command } from './find.ts'

/** What the page can do by itself, by its name in the words of both languages; with its keys. */
type Deed = keyof ToolWords['palette']['deeds']

const DEEDS: Readonly<Record<Deed, readonly [keys: string, run: (session: Session) => void]>> = {
  play: ['Space', toggle],
  beatNext: ['PgDn', (session) => session.stepBeat(1)],
  beatBack: ['PgUp', (session) => session.stepBeat(-1)],
  start: ['Home', (session) => void session.seek({ reading: 0 })],
  end: ['End', (session) => void session.seek({ reading: useStore.getState().readingEnd })],
  loop: ['', (session) => session.toggleLoop()],
  breakIt: ['K', (session) => void session.breakIt()],
  story: ['', () => openTab('story')],
  why: ['W', () => openTab('why')],
  tables: ['S', () => openState('tables')],
  charts: ['', () => openState('charts')],
  lives: ['', () => openState('lives')],
  log: ['', () => openTab('log')],
  time: ['T', toggleTime],
  share: ['L', () => openDialog('share')],
  exports: ['', () => openDialog('export')],
  storyboard: ['', () => openDialog('storyboard')],
  present: ['', () => showAudience(true)],
  glossary: ['', () => openDialog('glossary')],
  keys: ['?', () => openDialog('keys')],
  settings: ['', () => openDialog('settings')],
  gallery: ['', () => void location.assign('#/')],
}

/** Everything that can be done now or gone to, by name: what the page does first, other scenarios last. */
export function commandsOf(session: Session, page: PageState): readonly Command[] {
  return [
    ...deeds(session, page),
    ...beats(session, page),
    ...places(session, page),
    ...knobs(session, page),
    ...branches(session, page),
    ...looks(page),
    ...others(page),
  ]
}

function wordsFor({ language }: PageState): ToolWords['palette'] {
  return (language === 'ru' ? ru : en).palette
}

function deeds(session: Session, page: PageState): Command[] {
  const words = wordsFor(page)
  const other = (page.language === 'ru' ? en : ru).palette
  return (Object.keys(DEEDS) as Deed[]).map((deed) => ({
    id: `deed ${deed}`,
    group: words.groups.deeds,
    name: words.deeds[deed],
    also: other.deeds[deed],
    keys: DEEDS[deed][0],
    run: () => DEEDS[deed][1](session),
  }))
}

function beats(session: Session, page: PageState): Command[] {
  const { groups, beat } = wordsFor(page)
  return session.scenario.beats.map(({ id }, row) => ({
    id: `beat ${id}`,
    group: groups.beats,
    name: beat(row + 1, page.narration?.beats[id]?.title ?? id),
    also: id,
    run: () => void session.seek({ beat: row }),
  }))
}

/** Each place, and what may be done to it: a branch, as from its menu. */
function places(session: Session, page: PageState): Command[] {
  const { stage } = wordsOf(page.language)
  const { groups } = wordsFor(page)
  const all = session.scene().places
  const found = all.map(({ id, kind, name }) => ({
    id: `place ${id}`,
    group: groups.places,
    name: `${stage.kinds[kind] ?? kind} ${name}`,
    also: id,
    run: () => {
      select({ kind: 'place', id })
      document.querySelector<HTMLElement>('[data-testid="stage"] [tabindex="0"]')?.focus()
    },
  }))
  const acts = all.flatMap(({ id, name, actions }) =>
    actions.map((action, row) => ({
      id: `act ${id} ${action.id} ${row}`,
      group: groups.actions,
      name: `${stage.actions[action.id] ?? action.id}: ${name}`,
      also: action.id,
      run: () => act(session, action),
    })),
  )
  return [...found, ...acts, ...packets(session, page)]
}

/** What is on its way now, and may be lost there. */
function packets(session: Session, page: PageState): Command[] {
  const { stage } = wordsOf(page.language)
  const { groups } = wordsFor(page)
  return session.feed.now().moving.flatMap(({ id }) =>
    (session.packetOf(id)?.actions ?? []).map((action) => ({
      id: `act ${id} ${action.id}`,
      group: groups.actions,
      name: `${stage.actions[action.id] ?? action.id}: ${action.about ?? id}`,
      also: action.id,
      run: () => act(session, action),
    })),
  )
}

/** What asks for a number first gets the one that its menu would propose. */
function act(session: Session, action: ActionView): void {
  void session.act(action, action.asks?.value)
}

function knobs(session: Session, page: PageState): Command[] {
  const { groups } = wordsFor(page)
  const { language, narration } = page
  return session.scenario.knobs.flatMap(({ id, unit, values }) => {
    const knob = narration?.knobs[id]
    const said = { language, words: wordsOf(language), knob }
    return values
      .filter((value) => value !== session.knobValue(id))
      .map((value) => ({
        id: `knob ${id} ${String(value)}`,
        group: groups.knobs,
        name: `${knob?.label ?? id} → ${knobValueWords(unit === undefined ? {} : { unit }, value, said)}`,
        also: id,
        run: () => void session.turnKnob(id, value),
      }))
  })
}

function branches(session: Session, page: PageState): Command[] {
  const { language, narration, branchId } = page
  const { groups } = wordsFor(page)
  const speech = { narration, language, words: wordsOf(language) }
  return page.branches
    .filter(({ id }) => id !== branchId)
    .map((card) => ({
      id: `branch ${card.id}`,
      group: groups.branches,
      name: branchName(card, speech, session.scenario.knobs),
      also: card.id,
      run: () => void session.switchBranch(card.id),
    }))
}

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'projector']

function looks(page: PageState): Command[] {
  const { theme, language } = wordsOf(page.language).page
  const { groups } = wordsFor(page)
  const themes = THEMES.map((name) => ({
    id: `theme ${name}`,
    group: groups.looks,
    name: `${theme.label}: ${theme.names[name]}`,
    also: `theme ${name}`,
    run: () => useStore.setState({ theme: name }),
  }))
  const languages = (['en', 'ru'] as const).map((name) => ({
    id: `language ${name}`,
    group: groups.looks,
    name: `${language.label}: ${language.names[name]}`,
    also: 'language язык',
    run: () => void chooseLanguage(name),
  }))
  return [...themes, ...languages]
}

function others(page: PageState): Command[] {
  const { groups } = wordsFor(page)
  return scenarios
    .filter(({ card }) => card.id !== page.scenarioId)
    .map(({ card: { id, number, title } }) => ({
      id: `scenario ${id}`,
      group: groups.scenarios,
      name: `${number} ${title[page.language]}`,
      also: `${id} ${title.en} ${title.ru}`,
      run: () => void location.assign(hashOfRoute({ screen: 'player', id, link: undefined })),
    }))
}
