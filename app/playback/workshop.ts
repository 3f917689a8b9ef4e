import { type ActionView, createTrace, type Typed } from '../../engine/index.ts'
import type { Scenario } from '../../scenarios/index.ts'
import type { Answer } from '../stage/props.ts'
import type { Failure } from '../store.ts'
import { type Order, RunFailed } from '../worker/client.ts'
import type { AnyJournal } from '../worker/protocol.ts'
import type { Engineroom } from '../worker/start.ts'
import { type Branch, type Branches, divergenceOf } from './branches.ts'
import { commandsOf, journalOfRecipe, orderOf } from './recipe.ts'
import type { AnyEngine, AnyTrace } from './session.ts'
import { Surveyor } from './survey.ts'
import { createTelling, type Telling } from './telling.ts'

/** Where branches become tellings: the worker runs them, the page goes through what it got. */
export class Workshop {
  private readonly scenario: Scenario
  private readonly engine: AnyEngine
  private readonly branches: Branches
  private readonly startRoom: () => Engineroom
  private room: Engineroom

  constructor(scenario: Scenario, engine: AnyEngine, branches: Branches, startRoom: () => Engineroom) {
    this.scenario = scenario
    this.engine = engine
    this.branches = branches
    this.startRoom = startRoom
    this.room = startRoom()
  }

  /** A telling of nothing yet: the set-up as it stands before its first tick. */
  blank(branch: Branch): Telling {
    const journal = journalOfRecipe(this.scenario, branch.recipe)
    return createTelling(this.scenario, this.engine, journal, this.surveyorOf(journal, createTrace()), 0)
  }

  /** Runs a branch, unless that was done before. */
  async tell(branch: Branch, onProgress: (share: number) => void): Promise<Telling> {
    if (branch.telling !== undefined) return branch.telling
    // One that was lost while nobody needed it: a journal is all that another one takes.
    if (this.room.client.isLost) this.restart()
    const order = this.orderOf(branch)
    const { journal } = order
    let surveyor: Surveyor | undefined
    const { trace, until } = await this.room.client.compute(order, (share, soFar) => {
      surveyor ??= this.surveyorOf(journal, soFar)
      surveyor.read()
      onProgress(share)
    })
    surveyor ??= this.surveyorOf(journal, trace)
    const telling = createTelling(this.scenario, this.engine, journal, surveyor, until)
    const parent = branch.parent === undefined ? undefined : this.branches.get(branch.parent)?.telling
    branch.telling = telling
    branch.divergesAt = parent === undefined ? undefined : divergenceOf(parent.trace, trace)
    return telling
  }

  /** A new worker in place of one that may be broken. */
  restart(): void {
    this.room.stop()
    this.room = this.startRoom()
  }

  close(): void {
    this.room.stop()
  }

  private surveyorOf({ setup }: AnyJournal, trace: AnyTrace): Surveyor {
    return new Surveyor(this.engine, setup, trace)
  }

  private orderOf(branch: Branch): Order {
    const { scenario } = this
    const { recipe, id: key } = branch
    const order = orderOf(scenario, key, recipe)
    const last = recipe.deeds.at(-1)
    const trace = branch.parent === undefined ? undefined : this.branches.get(branch.parent)?.telling?.trace
    if (last === undefined || last.do === 'set' || trace === undefined) return order
    return { ...order, fork: { key: branch.parent as string, trace, commands: commandsOf(scenario, last) } }
  }
}

/** What went wrong, in a form that can be shown and sent. */
export function failureOf(thrown: unknown, scenario: Scenario, branch: Branch): Failure {
  const fault = thrown instanceof RunFailed ? thrown.fault : undefined
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const stack = fault?.stack ?? (thrown instanceof Error ? thrown.stack : undefined)
  const { id, seed } = scenario
  const report = { scenario: id, seed, recipe: branch.recipe, fault: { ...fault, message, stack } }
  return {
    kind: fault?.isLost === true ? 'load' : fault?.law === undefined ? 'engine' : 'law',
    message,
    report: JSON.stringify(report satisfies Record<string, unknown>, undefined, 2),
  }
}

/** What an action orders, with what was answered where it asks for something; else with what it proposes. */
export function signalOf({ signal, asks }: ActionView, answer: Answer | undefined): Typed {
  return asks === undefined ? signal : { ...signal, [asks.field]: answer ?? asks.value }
}
