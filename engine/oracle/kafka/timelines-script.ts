import type { KafkaEvent } from '../../kafka/events.ts'
import type { KafkaSignal } from '../../kafka/requests.ts'
import type { ConsumerSetup, KafkaSetup } from '../../kafka/setup.ts'
import type { KafkaState } from '../../kafka/state.ts'
import { WORLD } from '../../kernel/engine.ts'
import type { Command } from '../../kernel/journal.ts'
import type { Plain } from '../../kernel/pattern.ts'
import { advance, type Run } from '../../kernel/run.ts'
import type { StoryLog } from './story-log.ts'
import { DRIVER, type StoryEvent, type StoryStep } from './timelines-case.ts'

/** A story on its way: the engine's run, what is written of it, and whose poll() is called. */
export interface StoryRun {
  readonly run: Run<KafkaState, KafkaEvent, KafkaSignal, KafkaSetup>
  readonly log: StoryLog
  readonly polling: Set<string>
  /** What each client is when it starts. */
  readonly starts: ReadonlyMap<StoryStep, ConsumerSetup>
  now: number
}

const BROKER = 'kafka-1'

/** Gives a command now and lets the engine do all that follows from it within this tick. */
export function command({ run, now }: StoryRun, to: string, signal: KafkaSignal): void {
  // Commands are given in the order of time, so the journal need not be sorted anew for each.
  const commands = run.journal.commands as Command<KafkaSignal>[]
  commands.push({ at: now, to, signal })
  advance(run, now)
}

/** Does what the driver did at one moment; what it produced there is in the logs at once. */
export function performAll(story: StoryRun, steps: readonly StoryStep[]): void {
  const produced = steps.filter((step) => step.do === 'produce')
  for (const topic of new Set(produced.map((step) => step.topic ?? ''))) {
    const ofTopic = produced.filter((step) => step.topic === topic)
    produce(
      story,
      topic,
      ofTopic.flatMap(({ partition = 0, count = 1 }) => Array(count).fill(partition)),
    )
  }
  for (const step of steps) if (step.do !== 'produce') perform(story, step)
}

function perform(story: StoryRun, step: StoryStep): void {
  const { client = '' } = step
  const [verb = ''] = step.do.split(/[\s(:]/)
  switch (verb) {
    case 'config':
      return
    case 'grow-topic':
      grow(story, step)
      return
    case 'retention':
      retain(story, step.do)
      return
    case 'start':
      configure(story, step)
      write(story, client, linesOf(story, step, verb))
      act(story, step, verb, client)
      return
    default:
      write(story, client, linesOf(story, step, verb))
      act(story, step, verb, client)
  }
}

/** A client that starts again may have another configuration, or read other topics. */
function configure(story: StoryRun, step: StoryStep): void {
  const said = story.starts.get(step)
  const known = story.run.world.state.consumers.get(step.client ?? '')?.setup
  if (said === undefined || known === undefined || known.config === said.config) return
  for (const field of ['config', 'topics'] as const) {
    const text = JSON.stringify(said[field] ?? {})
    if (text === JSON.stringify(known[field] ?? {})) continue
    const value = JSON.parse(text) as Plain
    command(story, WORLD, { type: 'setup.changed', path: `/consumers/${said.name}/${field}`, value })
  }
}

function act(story: StoryRun, step: StoryStep, verb: string, client: string): void {
  const { polling } = story
  switch (verb) {
    case 'start':
      polling.add(client)
      command(story, client, { type: 'start' })
      return
    case 'stop-polling':
      polling.delete(client)
      return
    case 'resume-polling':
      polling.add(client)
      return
    case 'crash':
      polling.delete(client)
      command(story, client, { type: 'crash' })
      return
    case 'close': {
      polling.delete(client)
      // The driver closes also what an exception has stopped.
      if (story.run.world.state.consumers.get(client)?.hung === true)
        command(story, client, { type: 'unhang' })
      const operation = /LEAVE_GROUP|REMAIN_IN_GROUP/.exec(JSON.stringify(step))?.[0]
      if (operation === undefined) command(story, client, { type: 'close' })
      else
        command(story, client, { type: 'close', operation: operation as 'LEAVE_GROUP' | 'REMAIN_IN_GROUP' })
      return
    }
    case 'unsubscribe':
      polling.delete(client)
      command(story, client, { type: 'unsubscribe' })
      return
    default:
      call(story, step, verb, client)
  }
}

/** What the driver called on a consumer. */
function call(story: StoryRun, step: StoryStep, verb: string, client: string): void {
  const offsets = offsetsIn(step)
  const [said] = offsets ?? []
  if (verb.startsWith('commit')) story.log.labels.set(client, step.do)
  switch (verb) {
    case 'commit':
    case 'commitSync':
      command(story, client, offsets === undefined ? { type: 'commitSync' } : { type: 'commitSync', offsets })
      return
    case 'commitAsync':
      command(
        story,
        client,
        offsets === undefined ? { type: 'commitAsync' } : { type: 'commitAsync', offsets },
      )
      return
    case 'seek':
      if (said !== undefined) command(story, client, { type: 'seek', ...said })
      return
    case 'seekToBeginning':
      command(story, client, { type: 'seekToBeginning' })
      return
    case 'seekToEnd':
      command(story, client, { type: 'seekToEnd' })
      return
    case 'pause':
    case 'resume':
      command(story, client, { type: verb, partitions: step.do.split(/\s+/).slice(1) })
      return
    case 'subscribe':
      command(story, client, { type: 'subscribe', topics: step.subscribe ?? [] })
      return
    default:
      throw new Error(`"${step.do}" is not known`)
  }
}

/** `orders-0 to 1`, `(orders-0=4)`, `4 for orders-0`; or in fields of the step. */
function offsetsIn(step: StoryStep): { partition: string; offset: number }[] | undefined {
  if (step.offsets !== undefined) {
    return Object.entries(step.offsets).map(([partition, offset]) => ({ partition, offset }))
  }
  const [partition = ''] = /[A-Za-z][\w.]*-\d+/.exec(step.do) ?? []
  const number = /\d+/.exec(step.do.replace(partition, ''))?.[0] ?? step.offset
  const name = partition === '' ? `${step.topic ?? 'orders'}-${step.partition ?? 0}` : partition
  return number === undefined ? undefined : [{ partition: name, offset: Number(number) }]
}

/** What the driver wrote when it did something itself. */
function linesOf({ run }: StoryRun, step: StoryStep, verb: string): readonly Omit<StoryEvent, 't' | 'who'>[] {
  switch (verb) {
    case 'start': {
      const consumer = run.world.state.consumers.get(step.client ?? '')
      return [{ ev: 'start', protocol: consumer?.config.groupProtocol ?? 'classic' }]
    }
    case 'crash':
      return [{ ev: 'CRASH (network cut, no LeaveGroup)' }]
    case 'stop-polling':
      return [{ ev: 'STOPS POLLING (still alive)' }]
    case 'resume-polling':
      return [{ ev: 'RESUMES POLLING' }]
    case 'close':
      return [{ ev: 'close() called' }]
    case 'unsubscribe':
      return [{ ev: 'unsubscribe' }]
    case 'commit':
    case 'commitSync':
      // The outcome is written when it is there.
      return []
    default:
      return [{ ev: step.do, outcome: 'ok' }]
  }
}

function write({ log, now }: StoryRun, who: string, lines: readonly Omit<StoryEvent, 't' | 'who'>[]): void {
  for (const line of lines) log.lines.push({ t: now, who, ...line } as StoryEvent)
}

function produce(story: StoryRun, topic: string, partitions: readonly number[]): void {
  const records = partitions.map((partition) => ({ value: 'v', partition }))
  command(story, DRIVER, { type: 'send', topic, records })
}

/** `retention: log start offset of orders-0 := 15 (20 records)`. */
function retain(story: StoryRun, text: string): void {
  const [, topic = '', number = '0', offset = '0', total] =
    /of (\S+)-(\d+) := (\d+)(?: \((\d+) records\))?/.exec(text) ?? []
  const partition = `${topic}-${number}`
  const end = story.run.world.state.brokers.get(BROKER)?.logs.get(partition)?.endOffset ?? 0
  const missing = Math.max(Number(total ?? offset), Number(offset)) - end
  if (missing > 0) produce(story, topic, Array(missing).fill(Number(number)))
  command(story, BROKER, { type: 'DeleteRecords', partition, offset: Number(offset) })
}

/** The clients refresh their metadata at the same moment. */
function grow(story: StoryRun, { topic = '', partitions = 0 }: StoryStep): void {
  story.log.lines.push({ t: story.now, who: 'admin', ev: 'grow-topic', topic, partitions })
  command(story, BROKER, { type: 'CreatePartitions', topic, partitions })
  for (const client of story.polling) command(story, client, { type: 'refreshMetadata' })
}
