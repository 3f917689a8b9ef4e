import { BROKER_DEFAULTS } from './broker-defaults.ts'
import { CONSUMER_DEFAULTS, PRODUCER_DEFAULTS } from './client-defaults.ts'
import { ABSENT, type ConfigScope, type ConfigValue, type Defaults } from './config-value.ts'
import { DIFFERENCES_3_9 } from './differences-3-9.ts'
import { GROUP_DEFAULTS, TOPIC_DEFAULTS } from './scoped-defaults.ts'

/** A behaviour of Kafka that a world can have; 4.2 has the values of 4.3.1. */
export type KafkaProfile = '3.9' | '4.2'

const DEFAULTS: Readonly<Record<ConfigScope, Defaults>> = {
  consumer: CONSUMER_DEFAULTS,
  producer: PRODUCER_DEFAULTS,
  topic: TOPIC_DEFAULTS,
  broker: BROKER_DEFAULTS,
  group: GROUP_DEFAULTS,
}

/** The default of a configuration, by its own name; undefined: the profile knows no such configuration. */
export function defaultOf(scope: ConfigScope, name: string, profile: KafkaProfile): ConfigValue | undefined {
  const isDifferent = profile === '3.9' && Object.hasOwn(DIFFERENCES_3_9[scope], name)
  const value = (isDifferent ? DIFFERENCES_3_9 : DEFAULTS)[scope][name]
  return value === ABSENT || !Object.hasOwn(DEFAULTS[scope], name) ? undefined : value
}

/** The profile that stands for a released version: everything from 4.0 on is 4.2. */
export function profileOfVersion(version: string): KafkaProfile {
  return Number(version.split('.')[0]) < 4 ? '3.9' : '4.2'
}

/** The names a profile knows in a scope. */
export function configNames(scope: ConfigScope, profile: KafkaProfile): string[] {
  return Object.keys(DEFAULTS[scope]).filter((name) => defaultOf(scope, name, profile) !== undefined)
}

export type { ConfigScope, ConfigValue } from './config-value.ts'
