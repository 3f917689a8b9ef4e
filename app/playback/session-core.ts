import type { LineView, Measured, PlaceView, Plain, Scene, Seen, Seq, TableView } from '../../engine/index.ts'
import type { Scenario } from '../../scenarios/index.ts'
import { MAIN } from '../../scenarios/play.ts'
import type { MovingView, StageFeed } from '../stage/props.ts'
import { type Interval, type Mode, useStore } from '../store.ts'
import type { Engineroom } from '../worker/start.ts'
import { type Branch, Branches } from './branches.ts'
import type { Frames } from './clock.ts'
import { readingAtSeq, readingAtTick, seqAt, tickAt } from './pacing.ts'
import type { Past } from './past.ts'
import { Player } from './player.ts'
import { knobValueOf } from './recipe.ts'
import type { AnyEngine, AnyTrace, JudgedPromise, Lens, Mark, ToldBeat } from './session.ts'
import { beatOfBet, Showing } from './showing.ts'
import { beatReached, beatsFrom } from './story.ts'
import { hashOfTelling, type Telling } from './telling.ts'
import { failureOf, Workshop } from './workshop.ts'

/** What a session needs of the page around it. */
export interface Surroundings {
  readonly startRoom: () => Engineroom
  readonly isMotionReduced: () => boolean
  /** The address of the page, without its hash. */
  readonly address: () => string
  readonly frames?: Frames
}

/** What a session is made of, and all that can be read off it. What a reader does stands in `LiveSession`. */
export class SessionCore {
  readonly scenario: Scenario
  readonly engine: AnyEngine
  readonly feed: StageFeed
  protected readonly surroundings: Surroundings
  protected readonly branches: Branches
  protected readonly workshop: Workshop
  protected readonly player: Player
  protected current: Branch
  /** A beat that was gone to: where several are told at one moment, it is this one. */
  protected pin: { readonly row: number; readonly reading: number } | undefined
  private readonly showing: Showing
  private knownBeats: readonly ToldBeat[] = []
  private attempts = 0
  private again: (() => Promise<unknown>) | undefined

  constructor(scenario: Scenario, engine: AnyEngine, surroundings: Surroundings) {
    this.surroundings = surroundings
    this.scenario = scenario
    this.engine = engine
    this.branches = new Branches(scenario)
    this.current = this.branches.get(MAIN) as Branch
    this.showing = new Showing(engine)
    this.workshop = new Workshop(scenario, engine, this.branches, surroundings.startRoom)
    const listener = { onMoment: () => this.publishMoment(), onMode: (mode: Mode) => this.publishMode(mode) }
    this.player = new Player(this.workshop.blank(this.current), listener, surroundings.frames)
    this.feed = this.player.feed
    this.publishBranch()
  }

  drawn(): Promise<void> {
    return this.player.clock.drawn()
  }

  get seq(): Seq {
    return this.player.seq
  }

  seen(): Seen<unknown> {
    return this.showing.seen(this.player.telling, this.player.seq)
  }

  scene(): Scene {
    const { telling, seq, tick, mode } = this.player
    return this.showing.scene(telling, seq, tick, mode === 'playing' || mode === 'stepping')
  }

  tables(): readonly TableView[] {
    const { telling, seq, tick } = this.player
    return this.showing.tables(telling, seq, tick)
  }

  tablesAt(seq: Seq): readonly TableView[] {
    const { telling } = this.player
    return this.showing.tables(telling, seq, telling.trace.ticks.get(seq - 1) ?? 0)
  }

  setup(): unknown {
    return this.player.telling.journal.setup
  }

  trace(): AnyTrace {
    return this.player.telling.trace
  }

  lineOf(seq: Seq): LineView {
    return this.player.telling.survey.lines[seq] as LineView
  }

  scenesOf({ from, to }: Interval): readonly [before: Scene, after: Scene] {
    const { telling } = this.player
    const sceneAt = (reading: number) => this.showing.sceneAt(telling, seqAt(telling.pacing, reading))
    return [sceneAt(from), sceneAt(to)]
  }

  readingOf(seq: Seq): number {
    return this.player.telling.pacing.events[seq] as number
  }

  keys(): readonly string[] {
    return this.player.telling.survey.keys
  }

  beats(): readonly ToldBeat[] {
    return this.knownBeats
  }

  promises(): readonly JudgedPromise[] {
    return this.showing.promises(this.player.telling, this.player.seq)
  }

  cast(): Scene {
    return this.player.telling.survey.cast
  }

  places(): readonly PlaceView[] {
    return this.player.telling.survey.places
  }

  motions(): readonly MovingView[] {
    return this.player.telling.motions.all
  }

  past(): Past {
    return this.showing.past(this.player.telling)
  }

  lenses(): readonly Lens[] {
    return this.player.telling.pacing.lenses
  }

  marks(): readonly Mark[] {
    return this.player.telling.marks
  }

  knobValue(knob: string): Plain {
    return knobValueOf(this.scenario, this.current.recipe, knob)
  }

  truthOf(bet: string): Measured {
    const { scenario } = this
    const named = scenario.bets.find(({ id }) => id === bet)?.branch
    const id = named ?? beatOfBet(scenario, this.beats(), bet)?.branchId ?? this.current.id
    const telling = this.branches.get(id)?.telling
    return telling === undefined ? undefined : this.showing.truth(scenario, telling, bet)
  }

  hash(): string {
    return hashOfTelling(this.player.telling)
  }

  tickAt(reading: number): number {
    return tickAt(this.player.telling.pacing, reading)
  }

  readingAtTick(tick: number): number {
    return readingAtTick(this.player.telling.pacing, tick)
  }

  /** The row of the beat that the playhead has reached. */
  protected get beat(): number {
    const { reading } = this.player
    if (this.pin?.reading === reading) return this.pin.row
    return beatReached(this.knownBeats, this.current.id, reading)
  }

  /** Shows another branch at a reading of it. */
  protected show(branch: Branch, telling: Telling, reading: number, seq?: Seq): void {
    this.current = branch
    this.pin = undefined
    useStore.setState({ interval: undefined })
    this.player.telling = telling
    this.publishBranch()
    this.player.moveTo(reading, seq)
  }

  /** The same moment on another telling: after as many events, if the runs are the same so far. */
  protected placeOn(telling: Telling): number {
    const { seq, tick, telling: before } = this.player
    const isAmid = seq > 0 && before.trace.ticks.get(seq) === before.trace.ticks.get(seq - 1)
    if (isAmid && telling.trace.events[seq - 1] === before.trace.events[seq - 1]) {
      return readingAtSeq(telling.pacing, seq)
    }
    return tick === 0 && seq === 0 ? 0 : readingAtTick(telling.pacing, Math.min(tick, telling.until))
  }

  /**
   * Does what may fail or take long. A newer attempt makes an older one void. What fails is shown, with a way
   * on, and everything that was there before is there still.
   */
  protected async attempt(
    mode: 'load' | 'fork',
    work: () => Promise<void>,
    branch = this.current,
  ): Promise<boolean> {
    if (!this.player.turn(mode)) return false
    const number = ++this.attempts
    this.again = () => this.attempt(mode, work, branch)
    useStore.setState({ loaded: 0, failure: undefined })
    try {
      await work()
    } catch (thrown) {
      if (number === this.attempts) this.fail(thrown, branch)
      return false
    }
    return number === this.attempts && this.player.turn('ready')
  }

  protected tell(branch: Branch): Promise<Telling> {
    return this.workshop.tell(branch, (loaded) => useStore.setState({ loaded }))
  }

  dismissFailure(): void {
    if (this.player.mode === 'failed' && (this.current.telling === undefined || !this.player.turn('dismiss')))
      return
    useStore.setState({ failure: undefined, mode: this.player.mode })
  }

  async retry(): Promise<void> {
    if (this.player.mode !== 'failed') return this.dismissFailure()
    this.workshop.restart()
    await this.again?.()
  }

  close(): void {
    this.attempts++
    this.workshop.close()
    this.player.close()
  }

  /** Everything that hangs on which branches there are, and which one is shown. */
  protected publishBranch(): void {
    const { telling } = this.player
    this.knownBeats = this.storyFrom(this.current, telling)
    useStore.setState(({ revision }) => ({
      branches: this.branches.cards(),
      branchId: this.current.id,
      length: telling.trace.events.length,
      readingEnd: telling.pacing.end,
      tickEnd: telling.until,
      revision: revision + 1,
    }))
  }

  private storyFrom({ id, recipe }: Branch, telling: Telling): ToldBeat[] {
    const isRun = telling === this.current.telling
    const here = { id, root: recipe.root, telling: isRun ? telling : undefined }
    return beatsFrom(this.scenario, here, (root) => {
      const branch = this.branches.get(root)
      return branch === undefined ? undefined : { id: root, root, telling: branch.telling }
    })
  }

  private publishMoment(): void {
    const { seq, tick, reading } = this.player
    const { beat } = this
    this.revealUpTo(beat)
    useStore.setState({ seq, tick, reading, beat })
  }

  private publishMode(mode: Mode): void {
    useStore.setState(mode === 'asking' ? { mode } : { mode, asked: undefined })
  }

  /** What was bet on a beat that has been reached is revealed: by the run, not by a button. */
  private revealUpTo(row: number): void {
    const { bets } = useStore.getState()
    const due = this.knownBeats.flatMap(({ index }) => {
      const bet = this.scenario.beats[index]?.bet
      return bet !== undefined && index <= row && bets[bet]?.isRevealed === false ? [bet] : []
    })
    if (due.length === 0) return
    const revealed = Object.fromEntries(due.map((bet) => [bet, { ...bets[bet], isRevealed: true }]))
    useStore.setState({ bets: { ...bets, ...revealed } })
  }

  private fail(thrown: unknown, branch: Branch): void {
    useStore.setState({ failure: failureOf(thrown, this.scenario, branch) })
    this.player.turn('fail')
  }
}
