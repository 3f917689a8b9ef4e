import { type ConfigScope, type ConfigValue, defaultOf, type KafkaProfile } from './config/defaults.ts'
import type { Properties } from './setup.ts'

/** Reads configurations by their own names: what is said, else the default of the profile. */
export interface Settings {
  number(name: string): number
  flag(name: string): boolean
  text(name: string): string
  textOrNull(name: string): string | null
  list(name: string): readonly string[]
}

/** The reader of one client's, broker's or topic's properties. */
export function settingsOf(
  scope: ConfigScope,
  properties: Properties | undefined,
  profile: KafkaProfile,
): Settings {
  const configured = (name: string): ConfigValue => {
    const given = properties?.[name]
    return given === undefined ? (defaultOf(scope, name, profile) ?? null) : given
  }
  return {
    number: (name) => Number(configured(name)),
    flag: (name) => String(configured(name)) === 'true',
    text: (name) => String(configured(name) ?? ''),
    textOrNull: (name) => textOrNull(configured(name)),
    list: (name) => listOf(configured(name)),
  }
}

function textOrNull(value: ConfigValue): string | null {
  return value === null || value === '' ? null : String(value)
}

/** A list may be written as one text with commas, as in a properties file. */
function listOf(value: ConfigValue): readonly string[] {
  if (Array.isArray(value)) return value
  if (value === null) return []
  return String(value)
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
