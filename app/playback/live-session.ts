import type { ActionView, PlaceView, Plain, Seq, Tick } from '../../engine/index.ts'
import { MAIN } from '../../scenarios/play.ts'
import { type Chosen, writePair } from '../compare/address.ts'
import { type LinkState, writeLink } from '../link.ts'
import { hashOfRoute, OWN_SCENARIO } from '../router.ts'
import type { Answer } from '../stage/props.ts'
import { openTab, select, useStore } from '../store.ts'
import { type Branch, deedTickOf } from './branches.ts'
import { readingAtSeq, readingAtTick } from './pacing.ts'
import { latestFor, packetPlaceOf } from './packets.ts'
import { type Deed, knobOf } from './recipe.ts'
import type { Session } from './session.ts'
import { SessionSteps } from './session-steps.ts'
import type { Telling } from './telling.ts'
import { signalOf } from './workshop.ts'

/** Where a session begins, when a link brought the reader here. */
export interface Beginning {
  readonly whatIfs: readonly { readonly parent: string; readonly deed: Deed }[]
  readonly branch: string
  readonly seq: Seq
  readonly tick: Tick
}

/** Where a reader left the story for a branch of their own. */
interface Departure {
  readonly branch: string
  readonly reading: number
  readonly row: number
}

const FROM_THE_START: Beginning = { whatIfs: [], branch: MAIN, seq: 0, tick: 0 }

/** The session of a scenario on screen, with the reader's hand in it: branches, knobs, links. */
export class LiveSession extends SessionSteps implements Session {
  /** Whether the scenario is none of the built-in ones: a link then carries it whole. */
  isOwn = false
  /** By what-if: those that go on from one were left for at the same place. */
  private readonly departures = new Map<string, Departure>()

  /** Runs what is to be shown first. Resolves when it can be played, or has failed. */
  async open(beginning: Beginning = FROM_THE_START): Promise<void> {
    for (const { parent, deed } of beginning.whatIfs) {
      const from = this.branches.get(parent)
      if (from !== undefined) this.branches.keep(this.branches.propose(from, deed))
    }
    await this.attempt('load', async () => {
      const main = this.branches.get(MAIN) as Branch
      const branch = this.branches.get(beginning.branch) ?? main
      await this.tell(main)
      const telling = await this.tell(branch)
      this.show(branch, telling, ...placeOfMoment(telling, beginning))
    })
  }

  packetOf(move: string): PlaceView | undefined {
    const motion = this.feed.now().moving.find(({ id }) => id === move)?.motion
    return motion === undefined ? undefined : packetPlaceOf(this.player.telling.trace, move, motion)
  }

  async act(action: ActionView, answer?: Answer): Promise<void> {
    this.player.settle()
    const { id, to } = action
    const own = this.scene().places.find(({ actions }) => actions.includes(action))?.name
    const place = own ?? action.about ?? to
    const signal = signalOf(action, answer)
    const at = latestFor(signal, this.player.telling.trace, this.deedTick())
    await this.fork({ do: 'order', at, name: id, place, to, signal })
  }

  async turnKnob(knob: string, value: Plain): Promise<void> {
    this.player.settle()
    const deed = this.deedOf(knob, value)
    if (deed !== undefined && this.knobValue(knob) !== value) await this.fork(deed)
  }

  async breakIt(): Promise<void> {
    this.player.settle()
    const { headline } = this.scenario
    if (headline === undefined) return
    const left = this.departure()
    // The hypothesis is about the run as it was meant: a branch that the story tells of has other settings,
    // and one that is broken already shows nothing new.
    const isMeant = this.current.recipe.root === MAIN && this.knobValue(headline.knob) !== headline.value
    if (!isMeant) await this.switchBranch(MAIN)
    const deed = this.deedOf(headline.knob, headline.value)
    if (deed === undefined || this.knobValue(headline.knob) === headline.value) return
    const before = this.player.telling
    if (!(await this.fork(deed, left))) return
    if (deed.do === 'set') this.player.moveTo(0)
    const { telling, seq } = this.player
    const broken = firstChange(before, telling, seq)
    if (broken === undefined) return this.playToEnd()
    this.player.playTo(readingAtSeq(telling.pacing, broken + 1), () => {
      select({ kind: 'event', id: String(broken) })
      openTab('why')
    })
  }

  async switchBranch(id: string): Promise<void> {
    const branch = this.branches.get(id)
    if (branch === undefined || branch === this.current) return
    await this.showBranch(branch, (telling) => this.placeOn(telling))
  }

  async backToStory(): Promise<void> {
    const left = this.departures.get(this.current.id)
    const branch = this.branches.get(left?.branch ?? this.current.recipe.root)
    if (this.current.kind !== 'what-if' || branch === undefined) return
    const isThere = await this.showBranch(branch, (telling) => left?.reading ?? this.placeOn(telling))
    if (isThere && left !== undefined) this.pinAt(left.row, left.reading)
  }

  discardBranch(id: string): void {
    const parent = this.branches.get(this.branches.get(id)?.parent ?? MAIN)
    const gone = this.branches.discard(id)
    const main = this.branches.get(MAIN) as Branch
    const heir = parent?.telling === undefined ? main : parent
    if (gone.has(this.current.id) && heir.telling !== undefined && this.stand()) {
      this.show(heir, heir.telling, this.placeOn(heir.telling))
    } else this.publishBranch()
  }

  link(): string {
    this.player.settle()
    const { language, tab } = useStore.getState()
    return this.surroundings.address() + this.routeTo(writeLink({ ...this.linkState(), language, tab }))
  }

  hashOfMoment(): string {
    const { seq, tick } = this.player
    const isPlain = !this.isOwn && this.current.kind === 'main' && this.whatIfs().length === 0
    if (isPlain && seq === 0 && tick === 0) return this.routeTo(undefined)
    return this.routeTo(writeLink(this.linkState()))
  }

  hashBeside(branch: string): string {
    const scenario = this.isOwn ? OWN_SCENARIO : this.scenario.id
    const [left, right] = [this.current.id, branch].map((id) => ({ scenario, branch: this.nameInLink(id) }))
    const id = writePair(left as Chosen, right as Chosen)
    return hashOfRoute({ screen: 'compare', id, link: writeLink(this.linkState()) })
  }

  private routeTo(link: string | undefined): string {
    return hashOfRoute({ screen: 'player', id: this.isOwn ? OWN_SCENARIO : this.scenario.id, link })
  }

  private whatIfs(): readonly Branch[] {
    return [...this.branches.all.values()].filter(({ kind }) => kind === 'what-if')
  }

  /** What-ifs are numbered anew: those that were let go leave no gap. */
  private nameInLink(id = MAIN): string {
    const row = this.whatIfs().findIndex((branch) => branch.id === id)
    return row < 0 ? id : `w${row + 1}`
  }

  private linkState(): LinkState {
    const whatIfs = this.whatIfs()
    const nameOf = (id = MAIN) => this.nameInLink(id)
    const { seq, tick } = this.player
    return {
      whatIfs: whatIfs.map(({ parent, recipe }) => ({
        parent: nameOf(parent),
        deed: recipe.deeds.at(-1) as Deed,
      })),
      branch: nameOf(this.current.id),
      seq,
      tick,
      ...(this.isOwn ? { scenario: this.scenario } : {}),
    }
  }

  /** Another future from the playhead on; the old one stays. What was playing goes on playing. */
  private async fork(deed: Deed, left = this.departure()): Promise<boolean> {
    const wasPlaying = this.player.mode === 'playing'
    const branch = this.branches.propose(this.current, deed)
    const isThere = await this.attempt(
      'fork',
      async () => {
        const telling = await this.tell(branch)
        this.branches.keep(branch)
        if (left !== undefined) this.departures.set(branch.id, left)
        const at = deed.do === 'set' ? undefined : Math.min(deed.at, telling.until)
        this.show(
          branch,
          telling,
          at === undefined ? this.placeOn(telling) : readingAtTick(telling.pacing, at),
        )
      },
      branch,
    )
    if (isThere && wasPlaying) this.play()
    return isThere
  }

  /** Where the story is left, if it is left from here. */
  private departure(): Departure | undefined {
    const { id, kind } = this.current
    if (kind === 'what-if') return this.departures.get(id)
    return { branch: id, reading: this.player.reading, row: this.beat }
  }

  private deedTick(): Tick {
    const { seq, tick, reading } = this.player
    return deedTickOf(seq, tick, reading)
  }

  private deedOf(id: string, value: Plain): Deed | undefined {
    const knob = knobOf(this.scenario, id)
    if (knob === undefined) return undefined
    if (knob.applies === 'start') return { do: 'set', knob: id, value }
    return { do: 'turn', at: this.deedTick(), knob: id, value }
  }
}

/** A moment of a link on the run that it was made of: on its tick if the tick was told, else amid it. */
function placeOfMoment(telling: Telling, { seq, tick }: Beginning): [reading: number, seq?: Seq] {
  const { pacing, trace } = telling
  const known = Math.min(seq, trace.events.length)
  if (known === 0 && tick === 0) return [0, 0]
  const isTold =
    trace.ticks.get(known) !== tick && (known === 0 || (trace.ticks.get(known - 1) as Tick) < tick)
  return isTold ? [readingAtTick(pacing, tick)] : [readingAtSeq(pacing, known), known]
}

/** The first event after `from` that breaks a promise, or changes one that ends otherwise than before. */
function firstChange(before: Telling, after: Telling, from: Seq): Seq | undefined {
  const broken = after.promises.flatMap(({ changes }) =>
    changes.filter(({ seq, verdict }) => seq >= from && verdict.holds === false).map(({ seq }) => seq),
  )
  if (broken.length > 0) return Math.min(...broken)
  const other = after.promises.flatMap(({ changes }, row) => {
    const [now, then] = [changes.at(-1), before.promises[row]?.changes.at(-1)]
    return now !== undefined && now.seq >= from && now.verdict.holds !== then?.verdict.holds ? [now.seq] : []
  })
  return other.length === 0 ? undefined : Math.min(...other)
}
