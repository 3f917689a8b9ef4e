/** A configuration value as Kafka types it; null: unset, and that is a value. */
export type ConfigValue = number | boolean | string | null | readonly string[]

/** Whose configuration it is. */
export type ConfigScope = 'consumer' | 'producer' | 'topic' | 'broker' | 'group'

/** The version has no such configuration. */
export const ABSENT = Symbol('absent')

/** Values by the name of the configuration. */
export type Defaults = Readonly<Record<string, ConfigValue | typeof ABSENT>>

/** `Integer.MAX_VALUE`. */
export const INTEGER_MAX = 2147483647

/** `Long.MAX_VALUE`, as near as a number comes: for ever, or no limit. */
export const LONG_MAX = 2 ** 63
