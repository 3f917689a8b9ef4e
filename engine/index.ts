/** The engine's door: the kernel and its words. The brokers have doors of their own, to be loaded when needed. */
export { assert, present } from './base/assert.ts'
export { Column } from './base/column.ts'
export { hashOf } from './base/hash.ts'
export { stepsOf, valueAt, withValueAt } from './base/path.ts'
export { lowerBound, upperBound } from './base/search.ts'
export type { Address, Transit } from './kernel/agenda.ts'
export { NO_CAUSE, type Seq, type Tick, type Ticks } from './kernel/clock.ts'
export { digestOf } from './kernel/digest.ts'
export { type Account, type Engine, type SetupChanged, WORLD } from './kernel/engine.ts'
export {
  type Guarantee,
  type GuaranteeOptions,
  type Verdict,
  type VerdictChange,
  verdictsOf,
} from './kernel/guarantee.ts'
export type { Lifecycle } from './kernel/handlers.ts'
export { type Command, inOrder, type Journal, withCommand } from './kernel/journal.ts'
export { type Measure, type Measured, measure } from './kernel/measure.ts'
export { type Fold, LawBroken, type Model, RunEndless, type Typed } from './kernel/model.ts'
export { type ApplicationAdded, type ApplicationWanted, nameBeside } from './kernel/newcomer.ts'
export { packetActionsOf } from './kernel/packet.ts'
export { fieldOf, findAll, matches, type Pattern, type Plain } from './kernel/pattern.ts'
export { PHYSICS, type Physics, type PhysicsSignal } from './kernel/physics.ts'
export { createReplay, type Replay, type Seen, seek, seekTick } from './kernel/replay.ts'
export { advance, createRun, fork, isOver, type Run } from './kernel/run.ts'
export type * from './kernel/scene.ts'
export {
  type Anchor,
  type BeatAnchor,
  type Condition,
  type LocatedBeat,
  locateBeats,
} from './kernel/story.ts'
export { createTrace, lengthAt, pastConeOf, type Trace, whyOf } from './kernel/trace.ts'
