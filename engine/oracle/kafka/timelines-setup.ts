import type { ConsumerSetup, KafkaSetup, Properties } from '../../kafka/setup.ts'
import type { KafkaState } from '../../kafka/state.ts'
import { DRIVEN_CONFIG, DRIVER, STORY_GROUP, type StoryStep, type TimelineCase } from './timelines-case.ts'

/** The world of a story: one broker, no latency, and clients whose poll() the driver calls. */
export function setupOf(story: TimelineCase): KafkaSetup {
  return {
    profile: '4.2',
    brokers: [{ id: 1, config: story.brokerConfig }],
    topics: story.topics.split(/[,\s]+/).map((text) => {
      const [name = '', partitions = '1'] = text.split(':')
      return { name, partitions: Number(partitions) }
    }),
    producers: [{ name: DRIVER, config: { acks: '1', 'enable.idempotence': false, 'linger.ms': 0 } }],
    consumers: consumersOf(story),
    network: { latency: { least: 0, most: 0 } },
  }
}

function consumersOf(story: TimelineCase): ConsumerSetup[] {
  const consumers = new Map<string, ConsumerSetup>()
  for (const said of startsOf(story).values()) {
    // Who starts a second time may be another by then: the driver says so before it starts.
    if (!consumers.has(said.name)) consumers.set(said.name, said)
  }
  return [...consumers.values()]
}

/** Where the numbers in member ids begin: other ids have other hashes. 0: as ever. */
export function countIdsFrom({ memberIds }: KafkaState, story: TimelineCase, ids: number): void {
  if (ids === 0) return
  const names = [...startsOf(story).values()].flatMap(({ name, config = {} }) => {
    return [name, String(config['group.instance.id'] ?? name)]
  })
  for (const [place, name] of [...new Set(names)].entries()) memberIds.set(name, (ids * (2 * place + 3)) % 41)
}

/** What each client is, every time that it starts. */
export function startsOf({ script, clientConfig }: TimelineCase): Map<StoryStep, ConsumerSetup> {
  const starts = new Map<StoryStep, ConsumerSetup>()
  let forAll: Properties = {}
  for (const step of script.toSorted((one, other) => one.t - other.t)) {
    if (step.do === 'config') forAll = { ...forAll, ...step.all }
    if (step.do !== 'start' || step.client === undefined) continue
    const config = { ...DRIVEN_CONFIG, ...clientConfig, ...forAll, ...step.config }
    starts.set(step, {
      name: step.client,
      group: STORY_GROUP,
      topics: step.subscribe ?? [],
      config: withoutNulls(config),
      starts: null,
      pollTimeout: null,
    })
  }
  return starts
}

/** null takes a setting back: the client's own default holds. */
function withoutNulls(config: Properties): Properties {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null))
}
