import { MAIN } from '../../scenarios/play.ts'
import { type Interval, type Placed, useStore } from '../store.ts'
import type { Branch } from './branches.ts'
import type { Goal, ToldBeat } from './session.ts'
import { SessionCore } from './session-core.ts'
import { beatOfBet } from './showing.ts'
import { beatAfter, beatBefore } from './story.ts'
import type { Telling } from './telling.ts'

/** How a reader moves through a session: playing, steps, seeking, and bets, which stand in the way of playing. */
export class SessionSteps extends SessionCore {
  play({ untilEnd = false }: { readonly untilEnd?: boolean } = {}): void {
    this.player.settle()
    const { asked } = useStore.getState()
    if (untilEnd) this.playToEnd()
    else if (this.player.mode === 'asking' && asked !== undefined) this.revealBet(asked)
    else this.playOn()
  }

  pause(): void {
    this.player.settle()
    if (this.player.turn('pause')) this.player.moveTo(this.player.reading)
  }

  stepEvent(by: 1 | -1): void {
    this.player.stepEvent(by, this.surroundings.isMotionReduced())
  }

  stepTick(by: 1 | -1): void {
    if (this.stand()) this.player.stepTick(by)
  }

  stepBeat(by: 1 | -1): void {
    const { asked } = useStore.getState()
    if (by === 1 && asked !== undefined) this.see(asked)
    if (!this.stand()) return
    if (by === 1) this.toNextBeat()
    else this.toLastBeat()
  }

  async seek(goal: Goal): Promise<void> {
    if ('reading' in goal && this.player.mode === 'scrubbing') return this.player.moveTo(goal.reading)
    if (!this.stand()) return
    if ('seq' in goal) this.player.moveToSeq(goal.seq)
    else if ('tick' in goal) this.player.moveToTick(goal.tick)
    else if ('reading' in goal) this.player.moveTo(goal.reading)
    else {
      const beat = this.beats().find(({ id, index }) => id === goal.beat || index === goal.beat)
      if (beat !== undefined) await this.toBeat(beat)
    }
  }

  scrub(phase: 'begin' | 'end'): void {
    this.player.settle()
    this.player.turn(phase === 'begin' ? 'hold' : 'release')
  }

  setSpeed(speed: number): void {
    this.player.setSpeed(speed)
    useStore.setState({ speed })
  }

  loopOver(interval: Interval | undefined): void {
    if (this.stand()) useStore.setState({ interval })
  }

  toggleLoop(): void {
    if (useStore.getState().interval !== undefined) return this.loopOver(undefined)
    const isLooping = !useStore.getState().isLooping
    useStore.setState({ isLooping })
    this.player.loopsFrom = isLooping ? this.beatStart() : undefined
  }

  placeBet(bet: string, answer: string, confidence?: Placed['confidence']): void {
    const { bets } = useStore.getState()
    if (bets[bet]?.isRevealed === true) return
    const placed = { answer, ...(confidence === undefined ? {} : { confidence }), isRevealed: false }
    useStore.setState({ bets: { ...bets, [bet]: placed } })
  }

  revealBet(bet: string): void {
    this.see(bet)
    const beat = beatOfBet(this.scenario, this.beats(), bet)
    const isTold = beat === undefined || beat.index <= this.beat || beat.isMissing
    if (isTold) this.see(bet, true)
    else this.playOn()
  }

  /** Shows a branch, running it first if it was not; `placeOf` says where in it. */
  protected showBranch(branch: Branch, placeOf: (telling: Telling) => number): Promise<boolean> {
    if (branch.telling !== undefined && this.stand()) {
      this.show(branch, branch.telling, placeOf(branch.telling))
      return Promise.resolve(true)
    }
    return this.attempt(
      'fork',
      async () => {
        const telling = await this.tell(branch)
        this.show(branch, telling, placeOf(telling))
      },
      branch,
    )
  }

  protected playToEnd(): void {
    this.player.loopsFrom = undefined
    this.player.playTo(this.player.telling.pacing.end, () => {})
  }

  /** The playhead stands still and may be moved. */
  protected stand(): boolean {
    this.player.settle()
    if (this.player.mode !== 'paused') this.player.turn('pause')
    return this.player.mode === 'paused'
  }

  private get isWhatIf(): boolean {
    return this.current.kind === 'what-if'
  }

  private next(): ToldBeat | undefined {
    return beatAfter(this.beats(), this.beat, { id: this.current.id, isWhatIf: this.isWhatIf })
  }

  private playOn(): void {
    if (!this.player.can('play')) return
    const { interval } = useStore.getState()
    if (interval !== undefined) return this.playOver(interval)
    const beat = this.next()
    if (beat === undefined) this.playToEnd()
    else if (!this.asks(beat)) void this.playToBeat(beat)
  }

  private playOver({ from, to }: Interval): void {
    const { reading } = this.player
    if (reading < from || reading >= to) this.player.moveTo(from)
    this.player.loopsFrom = from
    this.player.playTo(to, () => {})
  }

  private async playToBeat(beat: ToldBeat): Promise<void> {
    if (beat.branchId !== this.current.id && !(await this.crossTo(beat))) return
    const { reading, index } = this.beats()[beat.index] as ToldBeat
    if (reading === undefined) return this.playOn()
    this.player.loopsFrom = useStore.getState().isLooping ? this.player.reading : undefined
    this.player.playTo(reading, () => {
      this.pinAt(index, reading)
      if (!useStore.getState().stopsAtBeats) this.playOn()
    })
  }

  /** To the branch of a beat, where what is told of it begins: after its own last beat, or where it differs. */
  private crossTo(beat: ToldBeat): Promise<boolean> {
    const branch = this.branches.get(beat.branchId)
    if (branch === undefined) return Promise.resolve(false)
    return this.showBranch(branch, (telling) => {
      const { beats } = this.scenario
      const own = beats.slice(0, beat.index).filter((each) => (each.branch ?? MAIN) === branch.recipe.root)
      const told = own.flatMap(({ id }) => telling.beats.get(id)?.reading ?? [])
      const differs = branch.divergesAt === undefined ? 0 : (telling.pacing.events[branch.divergesAt] ?? 0)
      const target = telling.beats.get(beat.id)?.reading ?? 0
      return Math.min(target, told.at(-1) ?? Math.max(0, differs - 1))
    })
  }

  /** Whether there is a bet on a beat to be asked first: then the player waits. */
  private asks(beat: ToldBeat): boolean {
    const bet = this.scenario.beats[beat.index]?.bet
    if (bet === undefined || useStore.getState().bets[bet] !== undefined) return false
    if (!this.player.turn('ask')) return false
    useStore.setState({ asked: bet })
    return true
  }

  /** "Show me": the bet is not asked again. */
  private see(bet: string, isRevealed = false): void {
    const { bets } = useStore.getState()
    const known = bets[bet]
    const placed = { ...known, isRevealed: isRevealed || (known?.isRevealed ?? false) }
    useStore.setState({ bets: { ...bets, [bet]: placed } })
  }

  private toNextBeat(): void {
    const beat = this.next()
    if (beat === undefined) this.player.moveTo(this.player.telling.pacing.end)
    else if (!this.asks(beat)) void this.toBeat(beat)
  }

  /** From amid two beats to the one that was told last, else to the one before it. */
  private toLastBeat(): void {
    const here = this.beats()[this.beat]
    const isAfter = here?.reading !== undefined && here.reading < this.player.reading - 1
    const beat = isAfter
      ? here
      : beatBefore(this.beats(), this.beat, { id: this.current.id, isWhatIf: this.isWhatIf })
    if (beat === undefined) this.player.moveTo(0)
    else void this.toBeat(beat)
  }

  private async toBeat({ id, index, branchId }: ToldBeat): Promise<void> {
    const branch = this.branches.get(branchId)
    const placeOf = ({ beats }: Telling) => beats.get(id)?.reading ?? 0
    if (branch === undefined) return
    if (branch.telling === undefined) {
      if (!(await this.showBranch(branch, placeOf))) return
    } else if (branch !== this.current) this.show(branch, branch.telling, placeOf(branch.telling))
    const reading = this.beats()[index]?.reading
    if (reading !== undefined) this.pinAt(index, reading)
  }

  protected pinAt(row: number, reading: number): void {
    this.pin = { row, reading }
    this.player.moveTo(reading)
  }

  private beatStart(): number {
    return this.beats()[this.beat]?.reading ?? 0
  }
}
