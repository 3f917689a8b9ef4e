import type { ActionView, Measured, PlaceView, Plain, Scene, Seq, Verdict } from '../../engine/index.ts'
import {
  type Beat,
  type Bet,
  type Knob,
  type Narration,
  type Scenario,
  scenarioOf,
} from '../../scenarios/index.ts'
import { MAIN } from '../../scenarios/play.ts'
import { engineOf, vetScenario } from '../engines.ts'
import type { LinkState } from '../link.ts'
import { ownWords } from '../own-words.ts'
import { type Branch, Branches } from '../playback/branches.ts'
import { type Deed, knobOf, knobValueOf } from '../playback/recipe.ts'
import type { AnyEngine } from '../playback/session.ts'
import { Showing } from '../playback/showing.ts'
import { SAME_MS } from '../playback/story.ts'
import type { Telling } from '../playback/telling.ts'
import { signalOf, Workshop } from '../playback/workshop.ts'
import { OWN_SCENARIO } from '../router.ts'
import type { Answer } from '../stage/props.ts'
import { type BranchCard, type Language, useStore } from '../store.ts'
import { startEngineroom } from '../worker/start.ts'
import type { Chosen } from './address.ts'
import type { Side } from './pair.ts'

/** What can be asked of a world: bets with the reading at which its run answers each, and promises. */
export interface Questions {
  readonly bets: readonly { readonly bet: Bet; readonly reading: number }[]
  readonly promises: readonly string[]
}

/** One of two worlds that are looked at side by side. */
export class ComparedWorld {
  readonly scenario: Scenario
  readonly engine: AnyEngine
  readonly narrationIn: (language: Language) => Promise<Narration>
  private readonly branches: Branches
  private readonly workshop: Workshop
  private readonly showing: Showing
  /** What was done to it here, in order, from the branch on that the address names. */
  private readonly deeds: Deed[] = []
  private branch: Branch
  private told: Telling

  private constructor(source: Source, engine: AnyEngine, chosen: Chosen, link: LinkState | undefined) {
    this.scenario = source.scenario
    this.engine = engine
    this.narrationIn = source.narration
    this.branches = new Branches(source.scenario)
    this.showing = new Showing(engine)
    this.workshop = new Workshop(source.scenario, engine, this.branches, startEngineroom)
    for (const { parent, deed } of link?.whatIfs ?? []) {
      const from = this.branches.get(parent)
      if (from !== undefined) this.branches.keep(this.branches.propose(from, deed))
    }
    const main = this.branches.get(MAIN) as Branch
    this.branch = this.branches.get(chosen.branch) ?? main
    this.told = this.workshop.blank(this.branch)
  }

  /** Loads a scenario and runs the branch that was chosen, with what a link says was done to it on its side. */
  static async open(
    side: Side,
    chosen: Chosen,
    link: LinkState | undefined,
    onProgress: (share: number) => void,
  ): Promise<ComparedWorld | undefined> {
    const source = await sourceOf(chosen.scenario, link)
    if (source === undefined) return undefined
    const world = new ComparedWorld(source, await engineOf(source.scenario.model), chosen, link)
    const done = link?.done?.[side] ?? []
    if (world.branch.id !== chosen.branch || !done.every((deed) => world.knows(deed))) return undefined
    for (const deed of done) world.keep(world.branches.propose(world.branch, deed), deed)
    await world.tell(onProgress)
    return world
  }

  /** What was done to it here, for an address. */
  get done(): readonly Deed[] {
    return this.deeds
  }

  get telling(): Telling {
    return this.told
  }

  get card(): BranchCard {
    return this.branches.cards().find(({ id }) => id === this.branch.id) as BranchCard
  }

  /** The same object as long as nothing has happened. */
  scene(seq: Seq, tick: number, isMoving: boolean): Scene {
    return this.showing.scene(this.told, seq, tick, isMoving)
  }

  /** The beat that is told at a reading: the last that was reached, unless this run is not as it says. */
  beatAt(reading: number): Beat | undefined {
    const { root } = this.branch.recipe
    const placeOf = ({ id }: Beat) => this.told.beats.get(id)
    const reached = this.scenario.beats.findLast((beat) => {
      const place = placeOf(beat)
      return (beat.branch ?? MAIN) === root && place !== undefined && place.reading <= reading + SAME_MS
    })
    return reached !== undefined && placeOf(reached)?.holds === true ? reached : undefined
  }

  /** What can be asked of it: the bets of its branch in the order of its story, and how its promises end. */
  questions(): Questions {
    const { beats, bets, guarantees } = this.scenario
    const { root } = this.branch.recipe
    const asked = beats.flatMap(({ id, bet: name, branch = MAIN }) => {
      const bet = bets.find((each) => each.id === name)
      if (bet === undefined || (bet.branch ?? branch) !== root) return []
      // What does not happen here is known when the run is over.
      return { bet, reading: this.told.beats.get(id)?.reading ?? this.told.pacing.end }
    })
    return { bets: asked, promises: guarantees.map(({ id }) => id) }
  }

  /** What this run answers to a bet. */
  truthOf(bet: string): Measured {
    return this.showing.truth(this.scenario, this.told, bet)
  }

  /** What can be said of a promise when the run is over. */
  endOf(promise: string): Verdict['holds'] {
    const ends = this.promises(this.told.trace.events.length)
    return ends.find(({ id }) => id === promise)?.verdict.holds ?? 'open'
  }

  promises(seq: Seq) {
    return this.showing.promises(this.told, seq)
  }

  /** Does something to this world from a tick on: it goes another way from there. */
  async act(place: PlaceView, action: ActionView, answer: Answer | undefined, at: number): Promise<void> {
    const { id: name, to } = action
    const signal = signalOf(action, answer)
    await this.follow({ do: 'order', at, name, place: place.name, to, signal })
  }

  /** The value that a knob has here. */
  knobValue(knob: string): Plain {
    return knobValueOf(this.scenario, this.branch.recipe, knob)
  }

  /** Turns a knob: from a tick on, or from the start of the run, as the knob says. */
  async turn(knob: Knob, value: Plain, at: number): Promise<void> {
    if (JSON.stringify(this.knobValue(knob.id)) === JSON.stringify(value)) return
    const { id } = knob
    await this.follow(
      knob.applies === 'start' ? { do: 'set', knob: id, value } : { do: 'turn', at, knob: id, value },
    )
  }

  close(): void {
    this.workshop.close()
  }

  /** Goes on with what a deed makes of this world; if that cannot be run, with the world as it is. */
  private async follow(deed: Deed): Promise<void> {
    const branch = this.branches.propose(this.branch, deed)
    this.told = await this.workshop.tell(branch, () => {})
    this.keep(branch, deed)
  }

  private keep(branch: Branch, deed: Deed): void {
    this.branches.keep(branch)
    this.branch = branch
    this.deeds.push(deed)
  }

  private knows(deed: Deed): boolean {
    return deed.do === 'order' || knobOf(this.scenario, deed.knob) !== undefined
  }

  private async tell(onProgress: (share: number) => void): Promise<void> {
    // A fork is run from what its parent has come to.
    const way: Branch[] = []
    for (
      let at: Branch | undefined = this.branch;
      at !== undefined;
      at = this.branches.get(at.parent ?? '')
    ) {
      way.unshift(at)
    }
    for (const branch of way) this.told = await this.workshop.tell(branch, onProgress)
  }
}

interface Source {
  readonly scenario: Scenario
  narration(language: Language): Promise<Narration>
}

async function sourceOf(id: string, link: LinkState | undefined): Promise<Source | undefined> {
  const entry = scenarioOf(id)
  if (entry !== undefined) {
    const scenario = (await entry.scenario()).default
    return { scenario, narration: async (language) => (await entry.words[language]()).default }
  }
  if (id !== OWN_SCENARIO) return undefined
  const parsed = await vetScenario(link?.scenario)
  if (!parsed.ok) return undefined
  const { scenario } = parsed
  return { scenario, narration: async (language) => ownWords(scenario, language) }
}

/** The language that the page speaks now. */
export function languageNow(): Language {
  return useStore.getState().language
}
