import type { Seq, Tick } from '../../engine/index.ts'
import type { Scenario } from '../../scenarios/index.ts'
import { branchesOf, MAIN } from '../../scenarios/play.ts'
import type { BranchCard, Turned } from '../store.ts'
import { type Deed, forkTickOf, knobValueOf, MAIN_RECIPE, type Recipe } from './recipe.ts'
import type { AnyTrace } from './session.ts'
import type { Telling } from './telling.ts'

/** More what-ifs than this are not kept: the oldest that nothing hangs on goes. */
export const WHAT_IFS_MAX = 6

/** A branch: what makes it, and its telling once it was run. */
export interface Branch {
  readonly id: string
  readonly number: number
  readonly kind: 'main' | 'authored' | 'what-if'
  readonly parent: string | undefined
  readonly recipe: Recipe
  readonly turned: Turned | undefined
  telling: Telling | undefined
  divergesAt: Seq | undefined
}

/** All branches of an open scenario, in the order in which they came to be. */
export class Branches {
  readonly all = new Map<string, Branch>()
  private readonly scenario: Scenario
  private lastNumber = 0
  private lastWhatIf = 0

  constructor(scenario: Scenario) {
    this.scenario = scenario
    for (const id of branchesOf(scenario)) {
      const isMain = id === MAIN
      this.add({
        id,
        kind: isMain ? 'main' : 'authored',
        parent: isMain ? undefined : MAIN,
        recipe: isMain ? MAIN_RECIPE : { root: id, deeds: [] },
        turned: undefined,
      })
    }
  }

  get(id: string): Branch | undefined {
    return this.all.get(id)
  }

  /** A branch that goes on from `parent` with one deed more. It is not in the book before it is kept. */
  propose(parent: Branch, deed: Deed): Branch {
    const recipe = { root: parent.recipe.root, deeds: [...parent.recipe.deeds, deed] }
    return {
      id: `w${this.lastWhatIf + 1}`,
      number: this.lastNumber + 1,
      kind: 'what-if',
      parent: parent.id,
      recipe,
      turned: turnedBy(this.scenario, parent.recipe, deed),
      telling: undefined,
      divergesAt: undefined,
    }
  }

  /** Takes a branch in; if there are too many now, the oldest what-if that is not needed goes. */
  keep(branch: Branch): void {
    this.all.set(branch.id, branch)
    this.lastNumber++
    this.lastWhatIf++
    const whatIfs = [...this.all.values()].filter(({ kind }) => kind === 'what-if')
    if (whatIfs.length <= WHAT_IFS_MAX) return
    const parents = new Set([...this.all.values()].map(({ parent }) => parent))
    const oldest = whatIfs.find(({ id }) => id !== branch.id && !parents.has(id))
    if (oldest !== undefined) this.all.delete(oldest.id)
  }

  /** Lets a what-if go, with those that went on from it; gives back what went. */
  discard(id: string): ReadonlySet<string> {
    const gone = new Set<string>()
    if (this.all.get(id)?.kind !== 'what-if') return gone
    gone.add(id)
    for (const branch of this.all.values()) {
      if (branch.parent !== undefined && gone.has(branch.parent)) gone.add(branch.id)
    }
    for (const each of gone) this.all.delete(each)
    return gone
  }

  /** What the rail shows. */
  cards(): BranchCard[] {
    return [...this.all.values()].map(
      ({ id, number, kind, parent, recipe, turned, telling, divergesAt }) => ({
        id,
        number,
        kind,
        parent,
        forkTick: forkTickOf(recipe),
        divergesAt,
        ...(turned === undefined ? {} : { turned }),
        isRun: telling !== undefined,
      }),
    )
  }

  private add(branch: Omit<Branch, 'number' | 'telling' | 'divergesAt'>): void {
    const number = ++this.lastNumber
    this.all.set(branch.id, { ...branch, number, telling: undefined, divergesAt: undefined })
  }
}

function turnedBy(scenario: Scenario, before: Recipe, deed: Deed): Turned {
  if (deed.do === 'order') return { by: 'action', action: deed.name, place: deed.place }
  const from = knobValueOf(scenario, before, deed.knob)
  return { by: 'knob', knob: deed.knob, from, to: deed.value }
}

/** The first event in which two runs differ; undefined when they are the same. */
export function divergenceOf(one: AnyTrace, other: AnyTrace): Seq | undefined {
  const shorter = Math.min(one.events.length, other.events.length)
  for (let seq = 0; seq < shorter; seq++) {
    if (one.ticks.get(seq) !== other.ticks.get(seq)) return seq
    if (one.events[seq] === other.events[seq]) continue
    if (JSON.stringify(one.events[seq]) !== JSON.stringify(other.events[seq])) return seq
  }
  return one.events.length === other.events.length ? undefined : shorter
}

/**
 * When a command may come in, if this is the last that a reader saw: commands come before all else in a tick,
 * so one that is given amid or after a tick belongs to the next.
 */
export function deedTickOf(seq: Seq, tick: Tick, reading: number): Tick {
  return seq === 0 && tick === 0 && reading === 0 ? 0 : tick + 1
}
