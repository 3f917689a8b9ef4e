import type { FieldValue, Table } from './methods.ts'

/** A field table without fields. */
export const EMPTY_TABLE: Table = Object.freeze({})

/** A number of whatever width, and whether it is a float: only that counts when two are compared (headers-08). */
interface Numeric {
  readonly value: number
  readonly isFloat: boolean
}

/** Whether two field values are equal; a double may equal an integer where the version says so. */
export function isSameValue(one: FieldValue, other: FieldValue, numbersMix: boolean): boolean {
  const [left, right] = [numericOf(one), numericOf(other)]
  if (left !== undefined && right !== undefined) {
    return left.value === right.value && (numbersMix || left.isFloat === right.isFloat)
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
    return one.every((value, at) => isSameValue(value, other[at], numbersMix))
  }
  return isSameTable(one as Table, other as Table, numbersMix)
}

/** Whether two field tables have the same fields with equal values, in whatever order. */
export function isSameTable(one: Table, other: Table, numbersMix = false): boolean {
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  return names.every((name) => {
    const [left, right] = [one[name], other[name]]
    return Object.hasOwn(other, name) && isSameValue(left as FieldValue, right as FieldValue, numbersMix)
  })
}

/** An AMQP type by RabbitMQ's name for it, as its error texts show it. */
export function typeNameOf(value: FieldValue | undefined): string {
  if (value === undefined) return 'none'
  if (value === null) return 'void'
  if (typeof value === 'string') return 'longstr'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? integerTypeOf(value) : 'double'
  if (Array.isArray(value)) return 'array'
  return numericOf(value)?.isFloat === true ? 'double' : 'table'
}

/** amqplib, which recorded the cases, sends the shortest of these. */
function integerTypeOf(value: number): string {
  if (value >= -128 && value < 128) return 'byte'
  if (value >= -32768 && value < 32768) return 'short'
  return value >= -2147483648 && value < 2147483648 ? 'signedint' : 'long'
}

const FLOATS = ['double', 'float', 'float32', 'float64']
const INTEGERS = ['byte', 'int8', 'short', 'int16', 'int', 'int32', 'long', 'int64']

/** What a number is worth, also one whose type is written apart; undefined for what is no number. */
export function numericOf(value: FieldValue): Numeric | undefined {
  if (typeof value === 'number') return { value, isFloat: !Number.isInteger(value) }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { '!': type, value: number } = value as Table
  if (typeof type !== 'string' || typeof number !== 'number') return undefined
  if (FLOATS.includes(type)) return { value: number, isFloat: true }
  return INTEGERS.includes(type) ? { value: number, isFloat: false } : undefined
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  D: 86_400_000,
  M: 2_592_000_000,
  Y: 31_536_000_000,
}

/** Text in which the broker looks for an age and finds no number: it does not survive that (check_max_age). */
export function isAgeWithoutNumber(value: FieldValue): boolean {
  return typeof value === 'string' && !/^[0-9]/.test(value)
}

/** An age like `7D` or `30m` in ms; undefined when it is none. */
export function ageOf(value: FieldValue | undefined): number | undefined {
  if (typeof value !== 'string') return undefined
  const [, count, unit] = /^0*([1-9][0-9]*)([YMDhms])$/.exec(value) ?? []
  return count === undefined || unit === undefined ? undefined : Number(count) * (UNITS[unit] as number)
}
