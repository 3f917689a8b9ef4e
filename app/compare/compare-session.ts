import { create } from 'zustand'
import type { ActionView, Plain, Scene } from '../../engine/index.ts'
import type { Beat, Narration } from '../../scenarios/index.ts'
import { type LinkState, writeLink } from '../link.ts'
import { deedTickOf } from '../playback/branches.ts'
import { type Deed, knobOf } from '../playback/recipe.ts'
import { readLink } from '../read-link.ts'
import { hashOfRoute, type Route } from '../router.ts'
import type { Answer } from '../stage/props.ts'
import { type Language, useStore } from '../store.ts'
import { readPair, writePair } from './address.ts'
import { type Asked, askedNext, type Bets, NO_BETS, withRevealed } from './bets.ts'
import { type Parting, partingOf } from './differences.ts'
import { doingsOf } from './doings.ts'
import { SIDES, type Side, sharedAt, sharedAtTick } from './pair.ts'
import { PairPlayer } from './pair-player.ts'
import { ComparedWorld } from './world.ts'

/** What React knows of it. */
interface CompareState {
  readonly session: CompareSession | undefined
  readonly loaded: number
  /** What went wrong: the address names nothing, or a run failed. */
  readonly failure: string | undefined
  readonly tick: number
  readonly shared: number
  readonly isPlaying: boolean
  readonly isBusy: boolean
  /** Why what was done to a world could not be run. */
  readonly trouble: string | undefined
  readonly speed: number
  /** What is done to one side is done to the other. */
  readonly isLinked: boolean
  readonly selection: string | undefined
  readonly narrations: Readonly<Partial<Record<Side, Narration>>>
  /** Whether the questions of both are open. */
  readonly isPredicting: boolean
  /** What was said of both before it was seen. */
  readonly bets: Bets
  readonly revision: number
}

const BLANK: CompareState = {
  session: undefined,
  loaded: 0,
  failure: undefined,
  tick: 0,
  shared: 0,
  isPlaying: false,
  isBusy: false,
  trouble: undefined,
  speed: 1,
  isLinked: true,
  selection: undefined,
  narrations: {},
  isPredicting: false,
  bets: NO_BETS,
  revision: 0,
}

/** The screen on which two worlds stand side by side. */
export const useCompare = create<CompareState>()(() => BLANK)

/** The beat that says where to look, and the places that it names. */
interface Focus {
  readonly beat: string | undefined
  readonly places: readonly string[]
}

const NOWHERE: readonly string[] = []

/** Opens what an address names; gives back how to close it. */
export function openCompare(route: Extract<Route, { screen: 'compare' }>): () => void {
  let isWanted = true
  useCompare.setState(BLANK)
  const opened = load(route, (loaded) => isWanted && useCompare.setState({ loaded }))
  opened
    .then((session) => {
      if (session === undefined) useCompare.setState({ failure: route.id })
      else if (isWanted) session.begin()
      else session.close()
    })
    .catch((thrown: unknown) => {
      if (isWanted)
        useCompare.setState({ failure: thrown instanceof Error ? thrown.message : String(thrown) })
    })
  return () => {
    isWanted = false
    useCompare.getState().session?.close()
    useCompare.setState(BLANK)
  }
}

async function load(
  { id, link }: Extract<Route, { screen: 'compare' }>,
  onProgress: (share: number) => void,
): Promise<CompareSession | undefined> {
  const pair = readPair(id)
  const read = link === undefined ? undefined : readLink(link)
  if (pair === undefined || read?.ok === false) return undefined
  const left = await ComparedWorld.open('left', pair.left, read?.state, (share) => onProgress(share / 2))
  const right = await ComparedWorld.open('right', pair.right, read?.state, (share) =>
    onProgress((1 + share) / 2),
  )
  if (left === undefined || right === undefined) return undefined
  return new CompareSession(id, { left, right }, read?.state)
}

/** Two worlds and the one playhead over them. */
export class CompareSession {
  readonly worlds: Readonly<Record<Side, ComparedWorld>>
  readonly player: PairPlayer
  private readonly id: string
  private readonly link: LinkState | undefined
  private parts: Parting | undefined

  constructor(id: string, worlds: Readonly<Record<Side, ComparedWorld>>, link: LinkState | undefined) {
    this.id = id
    this.worlds = worlds
    this.link = link
    this.player = new PairPlayer(this.tellings(), () => this.publish())
    this.findParting()
  }

  /** Puts it on the screen. */
  begin(): void {
    useCompare.setState({ session: this, loaded: 1 })
    void this.speak(useStore.getState().language)
    if (this.link === undefined) this.publish()
    else this.player.moveToTick(this.link.tick)
  }

  /** The words of both scenarios in a language. */
  async speak(language: Language): Promise<void> {
    const [left, right] = await Promise.all(SIDES.map((side) => this.worlds[side].narrationIn(language)))
    if (useCompare.getState().session !== this) return
    if (left !== undefined && right !== undefined) useCompare.setState({ narrations: { left, right } })
  }

  /** Where two runs of one scenario part; undefined for two scenarios, and for equal runs. */
  get parting(): Parting | undefined {
    return this.parts
  }

  get isSameScenario(): boolean {
    return this.worlds.left.scenario.id === this.worlds.right.scenario.id
  }

  scene(side: Side): Scene {
    const { player } = this
    return this.worlds[side].scene(player.seqOf(side), player.tick, player.isPlaying)
  }

  /** What is told of a side at the playhead. */
  beatOf(side: Side): Beat | undefined {
    return this.worlds[side].beatAt(this.player.readingOf(side))
  }

  /** Where a side is looked at: two runs of one scenario at the same places, as they stand in both. */
  focusOf(side: Side): Focus {
    const told = this.isSameScenario ? (this.beatOf('left') ?? this.beatOf('right')) : this.beatOf(side)
    return { beat: told?.id, places: told?.focus ?? NOWHERE }
  }

  /** The beats of both, as moments of both. */
  beats(): number[] {
    const { pair } = this.player
    const told = SIDES.flatMap((side) =>
      [...this.worlds[side].telling.beats.values()].map(({ reading }) => sharedAt(pair, side, reading)),
    )
    const parts = this.parts === undefined ? [] : [sharedAtTick(pair, this.parts.tick)]
    return [...new Set([...told, ...parts])].sort((one, other) => one - other)
  }

  /** Does something to one world, and to the one in the same role of the other, if both are linked. */
  async act(side: Side, action: ActionView, answer?: Answer): Promise<void> {
    await this.change(side, async (at) => {
      const scenes = { left: this.scene('left'), right: this.scene('right') }
      const { isLinked } = useCompare.getState()
      for (const doing of doingsOf(scenes, side, action, isLinked)) {
        await this.worlds[doing.side].act(doing.place, doing.action, answer, at)
      }
    })
  }

  /** Turns a knob of one world, and the same knob of the other, if both are linked. */
  async turn(side: Side, knob: string, value: Plain): Promise<void> {
    await this.change(side, async (at) => {
      for (const each of this.linkedTo(side, knob, value)) {
        const same = knobOf(this.worlds[each].scenario, knob)
        if (same !== undefined) await this.worlds[each].turn(same, value, at)
      }
    })
  }

  /** The sides on which a knob is turned, if it is turned on this one. */
  linkedTo(side: Side, knob: string, value: Plain): readonly Side[] {
    const other: Side = side === 'left' ? 'right' : 'left'
    if (!useCompare.getState().isLinked) return [side]
    const values = knobOf(this.worlds[other].scenario, knob)?.values ?? []
    return values.some((each) => JSON.stringify(each) === JSON.stringify(value)) ? [side, other] : [side]
  }

  /** What is asked next of each side. */
  asked(): readonly Asked[] {
    const { left, right } = this.worlds
    const questions = { left: left.questions(), right: right.questions() }
    return askedNext(questions, this.player.pair, this.player.shared, useCompare.getState().bets)
  }

  /** Goes to where the runs have answered what is asked of both. */
  reveal(): void {
    const asked = this.asked()
    if (asked.length === 0) return
    if (this.player.isPlaying) this.player.pause()
    useCompare.setState(({ bets }) => ({ bets: withRevealed(bets, asked) }))
    this.player.moveTo(Math.max(...asked.map(({ at }) => at)))
  }

  /** An address that shows the same worlds at the same tick, with what was done to them. */
  hash(): string {
    const { tick } = this.player
    const isPlain =
      tick === 0 && this.link === undefined && SIDES.every((side) => this.doneTo(side).length === 0)
    const done = { left: this.doneTo('left'), right: this.doneTo('right') }
    const link = isPlain ? undefined : this.linkWith(done)
    return hashOfRoute({ screen: 'compare', id: this.id, link })
  }

  /** The address with both sides exchanged. */
  swapped(): string {
    const pair = readPair(this.id)
    const id = pair === undefined ? this.id : writePair(pair.right, pair.left)
    const link = this.linkWith({ left: this.doneTo('right'), right: this.doneTo('left') })
    return hashOfRoute({ screen: 'compare', id, link })
  }

  close(): void {
    this.player.close()
    for (const side of SIDES) this.worlds[side].close()
  }

  /** Makes other worlds of these, at the same tick. What cannot be run is told; each world is as far as it came. */
  private async change(side: Side, work: (at: number) => Promise<void>): Promise<void> {
    const { player } = this
    if (useCompare.getState().isBusy) return
    player.pause()
    const at = deedTickOf(player.seqOf(side), player.tick, player.readingOf(side))
    useCompare.setState({ isBusy: true, trouble: undefined })
    try {
      await work(at)
    } catch (thrown) {
      if (useCompare.getState().session !== this) return
      useCompare.setState({ trouble: thrown instanceof Error ? thrown.message : String(thrown) })
    }
    if (useCompare.getState().session !== this) return
    this.findParting()
    player.show(this.tellings())
    useCompare.setState(({ revision }) => ({ isBusy: false, revision: revision + 1 }))
  }

  private doneTo(side: Side): readonly Deed[] {
    return this.worlds[side].done
  }

  private linkWith(done: NonNullable<LinkState['done']>): string {
    const { whatIfs = [], scenario } = this.link ?? {}
    const own = scenario === undefined ? {} : { scenario }
    const isAny = SIDES.some((side) => done[side].length > 0)
    const { tick } = this.player
    return writeLink({ whatIfs, branch: 'main', seq: 0, tick, ...(isAny && { done }), ...own })
  }

  private tellings() {
    return { left: this.worlds.left.telling, right: this.worlds.right.telling }
  }

  private findParting(): void {
    const { left, right } = this.tellings()
    this.parts = this.isSameScenario ? partingOf(left, right) : undefined
  }

  private publish(): void {
    const { tick, shared, isPlaying, speed } = this.player
    useCompare.setState({ tick, shared, isPlaying, speed })
  }
}
