import type { FactView, PlaceView, Scene } from '../../engine/index.ts'
import type { StageWords } from './props.ts'

/** The words in which a reader hears of states and quantities. */
export type Vocabulary = Pick<StageWords, 'statuses' | 'facts' | 'values'>

/** A quantity whose name is said in the reader's language; `word` is the same in every language. */
interface SpokenFact extends FactView {
  readonly word: string
}

/** A place whose state is said in the reader's language; `word` is the same in every language. */
interface SpokenPlace extends PlaceView {
  readonly word: string
  readonly facts: readonly SpokenFact[]
}

/** A scene in the reader's language. Words of the protocol are in no vocabulary and stay as they are. */
export function spokenScene(scene: Scene, words: Vocabulary): Scene {
  return { places: scene.places.map((place) => spokenPlace(place, words)), wires: scene.wires }
}

/** A place in the reader's language. */
export function spokenPlace(place: PlaceView, words: Vocabulary): PlaceView {
  const { status } = place
  const spoken: SpokenPlace = {
    ...place,
    status: inWords(words.statuses, status),
    word: status,
    facts: place.facts.map((fact) => spokenFact(fact, words)),
  }
  return spoken
}

/** The state of a place, or the name of a quantity, as the projection said it: what a rule or a test goes by. */
export function wordOf(said: PlaceView | FactView): string {
  if ('word' in said && typeof said.word === 'string') return said.word
  return 'status' in said ? said.status : said.label
}

/** It does not run because nobody started it, or because it was closed: that is no trouble. */
export function isAtRest(place: PlaceView): boolean {
  return place.health === 'down' && /^(off|stopped|closed|)$/.test(wordOf(place))
}

function spokenFact(fact: FactView, words: Vocabulary): SpokenFact {
  const { label, value } = fact
  const said = typeof value === 'string' ? inWords(words.values, value) : value
  return { ...fact, label: inWords(words.facts, label), value: said, word: label }
}

function inWords(words: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(words, word) ? (words[word] as string) : word
}
