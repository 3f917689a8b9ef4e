import {
  type ConfigScope,
  configNames,
  defaultOf,
  type KafkaProfile,
} from '../../engine/kafka/config/defaults.ts'
import type { KafkaSetup, Properties } from '../../engine/kafka/setup.ts'
import {
  CHOICES,
  LIMITS,
  LONG_MAX,
  PARTITIONERS,
  STRATEGIES,
  STRATEGY_NAMES,
  WITHOUT_EFFECT,
} from './kafka-limits.ts'
import { nearest } from './nearest.ts'
import type { Problem } from './problems.ts'

/** A property with all that is needed to judge it. */
interface Said {
  readonly scope: ConfigScope
  readonly profile: KafkaProfile
  readonly name: string
  readonly value: Properties[string]
  readonly path: string
}

/** Properties that Kafka does not know, and values that it does not take. */
export function configProblems(setup: KafkaSetup): readonly Problem[] {
  const { brokers, topics, producers, consumers } = setup
  const of = (scope: ConfigScope, config: Properties = {}, path: string) =>
    propertyProblems(scope, config, setup.profile, path)
  return [
    ...brokers.flatMap(({ config }, row) => of('broker', config, `/setup/brokers/${row}/config`)),
    ...topics.flatMap(({ config }, row) => of('topic', config, `/setup/topics/${row}/config`)),
    ...producers.flatMap(({ config }, row) => [
      ...of('producer', config, `/setup/producers/${row}/config`),
      ...idempotenceProblems(config, `/setup/producers/${row}/config`),
    ]),
    ...(setup.shareConsumers ?? []).flatMap(({ config }, row) =>
      of('consumer', config, `/setup/shareConsumers/${row}/config`),
    ),
    ...(setup.groups ?? []).flatMap(({ config }, row) => of('group', config, `/setup/groups/${row}/config`)),
    ...consumers.flatMap(({ config }, row) => [
      ...of('consumer', config, `/setup/consumers/${row}/config`),
      ...heartbeatProblems(config, setup.profile, `/setup/consumers/${row}/config`),
    ]),
  ]
}

/** The classic consumer does not even begin: "Heartbeat must be set lower than the session timeout". */
function heartbeatProblems(config: Properties = {}, profile: KafkaProfile, path: string): readonly Problem[] {
  const of = (name: string) => Number(config[name] ?? defaultOf('consumer', name, profile))
  const [beat, session] = [of('heartbeat.interval.ms'), of('session.timeout.ms')]
  if (config['group.protocol'] === 'consumer' || session < 1 || !(beat >= session)) return []
  const name = config['heartbeat.interval.ms'] === undefined ? 'session.timeout.ms' : 'heartbeat.interval.ms'
  const message = `heartbeats every ${beat} ms are not more often than the session of ${session} ms`
  return [
    { path: `${path}/${name}`, message, fix: 'let heartbeat.interval.ms be a third of session.timeout.ms' },
  ]
}

/**
 * The producer does not even begin (ProducerConfig.postProcessAndValidateIdempotenceConfigs): who asks for
 * idempotence, or for transactions, cannot ask for what makes them impossible. Unasked, idempotence gives way.
 */
function idempotenceProblems(config: Properties = {}, path: string): readonly Problem[] {
  const said = config['enable.idempotence']
  const isTransactional = (config['transactional.id'] ?? null) !== null
  const clash = (name: string, message: string, fix: string) => ({ path: `${path}/${name}`, message, fix })
  if (isTransactional && String(said) === 'false')
    return [clash('enable.idempotence', 'transactions need an idempotent producer', 'remove it')]
  if (!isTransactional && String(said) !== 'true') return []
  const { acks = 'all', retries = 1, 'max.in.flight.requests.per.connection': flying = 5 } = config
  const needs = 'an idempotent producer needs'
  return [
    ...(/^(all|-1)$/.test(String(acks)) ? [] : [clash('acks', `${needs} acks of all`, 'give "all"')]),
    ...(Number(retries) === 0 ? [clash('retries', `${needs} retries`, 'give 1 or more')] : []),
    ...(Number(flying) > 5
      ? [
          clash(
            'max.in.flight.requests.per.connection',
            `${needs} at most 5 requests in flight`,
            'give 5 or less',
          ),
        ]
      : []),
  ]
}

/** What is wrong with one set of properties. */
function propertyProblems(
  scope: ConfigScope,
  config: Properties,
  profile: KafkaProfile,
  path: string,
): readonly Problem[] {
  return Object.entries(config).flatMap(([name, value]) => {
    const said = { scope, profile, name, value, path: `${path}/${name}` }
    const problem = isKnown(said) ? valueProblem(said) : unknown(said)
    return problem === undefined ? [] : [problem]
  })
}

function isKnown({ scope, profile, name }: Said): boolean {
  return (
    defaultOf(scope, name, profile) !== undefined ||
    Object.hasOwn(LIMITS[scope], name) ||
    WITHOUT_EFFECT.test(name)
  )
}

function unknown({ scope, profile, name, path }: Said): Problem {
  const message = `Kafka has no ${scope} property "${name}"`
  const other = profile === '4.2' ? '3.9' : '4.2'
  if (defaultOf(scope, name, other) !== undefined)
    return {
      path,
      message: `Kafka ${profile} has no ${scope} property "${name}"`,
      fix: `remove it, or let "profile" be "${other}"`,
    }
  const near = nearest(name, configNames(scope, profile))
  if (near !== undefined) return { path, message, fix: `did you mean "${near}"?` }
  const owner = (['consumer', 'producer', 'topic', 'broker'] as const).find(
    (one) => defaultOf(one, name, profile) !== undefined,
  )
  return {
    path,
    message,
    fix: owner === undefined ? 'remove it' : `it is a property of a ${owner}: move it there`,
  }
}

function valueProblem(said: Said): Problem | undefined {
  const { scope, profile, name, value, path } = said
  const choices = CHOICES[scope][name]
  if (choices !== undefined) return wordsProblem(said, choices)
  if (name === 'partition.assignment.strategy') return strategyProblem(said)
  if (name === 'partitioner.class') return value === null ? undefined : wordsProblem(said, PARTITIONERS)
  if (name === 'auto.offset.reset') return resetProblem(said)
  if (value === null) return undefined
  const standard = defaultOf(scope, name, profile)
  if (typeof standard === 'boolean' && !/^(true|false)$/.test(String(value)))
    return { path, message: `${shown(value)} is neither true nor false`, fix: 'give true or false' }
  const isNumber = typeof standard === 'number' || Object.hasOwn(LIMITS[scope], name)
  return isNumber ? numberProblem(said, typeof standard === 'number' ? standard : 0) : undefined
}

/** In a properties file everything is a text: "45000" is a number, too. */
function numberProblem({ scope, name, value, path }: Said, standard: number): Problem | undefined {
  const [least, most = LONG_MAX] = LIMITS[scope][name] ?? [Math.min(0, standard)]
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number))
    return { path, message: `${shown(value)} is no number`, fix: `give a number, as ${standard}` }
  const isRatio = most === 1 || !Number.isInteger(standard)
  if (!isRatio && !Number.isInteger(number))
    return { path, message: `${number} is not whole`, fix: `give a whole number, as ${Math.round(number)}` }
  if (number < least)
    return {
      path,
      message: `${number} is less than Kafka takes`,
      fix: `give ${least} or more; Kafka's own is ${standard}`,
    }
  if (number > most)
    return {
      path,
      message: `${number} is more than Kafka takes`,
      fix: `give ${most} or less; Kafka's own is ${standard}`,
    }
  return undefined
}

function wordsProblem({ name, value, path }: Said, choices: readonly string[]): Problem | undefined {
  const wrong = wordsOf(value).find((word) => !choices.includes(word))
  if (wrong === undefined) return undefined
  return { path, message: `"${wrong}" is no ${name}`, fix: hint(wrong, choices) }
}

function strategyProblem({ value, path }: Said): Problem | undefined {
  const words = wordsOf(value)
  if (words.length === 0) return { path, message: 'no assignor is named', fix: hint('', STRATEGIES) }
  const short = STRATEGIES.map((name) => name.slice(name.lastIndexOf('.') + 1))
  const known = [...STRATEGIES, ...short, ...STRATEGY_NAMES]
  const wrong = words.find((word) => !known.includes(word))
  if (wrong === undefined) return undefined
  const near = nearest(wrong, known)
  const fix = near === undefined ? hint('', STRATEGIES) : `did you mean "${near}"? ${hint('', STRATEGIES)}`
  return { path, message: `there is no assignor "${wrong}"`, fix }
}

function resetProblem(said: Said): Problem | undefined {
  if (/^by_duration:P(?!$)/.test(String(said.value))) return undefined
  return wordsProblem(said, ['earliest', 'latest', 'none', 'by_duration:PT1H'])
}

function hint(wrong: string, choices: readonly string[]): string {
  const near = wrong === '' ? undefined : nearest(wrong, choices)
  const list = `give one of: ${choices.join(', ')}`
  return near === undefined ? list : `did you mean "${near}"? ${list}`
}

/** A list may be written as one text with commas, as in a properties file. */
function wordsOf(value: Properties[string]): readonly string[] {
  const words = Array.isArray(value) ? value : String(value).split(',')
  return words.map((word) => word.trim()).filter((word) => word !== '')
}

function shown(value: unknown): string {
  return JSON.stringify(value)
}
