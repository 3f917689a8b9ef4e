/** What a serializer made of a key or a value: numbers from 0 to 255. */
export type Bytes = readonly number[]

const REPLACEMENT = 0x3f
const SURROGATES_FROM = 0xd800
const SURROGATES_TO = 0xdfff

/** StringSerializer: UTF-8. Half of a surrogate pair becomes a question mark, as in Java. */
export function stringBytes(text: string): Bytes {
  return [...text].flatMap((character) => utf8(character.codePointAt(0) as number))
}

/** IntegerSerializer: four bytes, the highest first. */
export function integerBytes(value: number): Bytes {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff)
}

/** LongSerializer: eight bytes, the highest first. */
export function longBytes(value: bigint): Bytes {
  const unsigned = BigInt.asUintN(64, value)
  return [...integerBytes(Number(unsigned >> 32n)), ...integerBytes(Number(unsigned & 0xffffffffn))]
}

function utf8(point: number): Bytes {
  if (point < 0x80) return [point]
  if (point < 0x800) return [0xc0 | (point >> 6), continuation(point, 0)]
  if (point >= SURROGATES_FROM && point <= SURROGATES_TO) return [REPLACEMENT]
  if (point < 0x10000) return [0xe0 | (point >> 12), continuation(point, 6), continuation(point, 0)]
  return [0xf0 | (point >> 18), continuation(point, 12), continuation(point, 6), continuation(point, 0)]
}

function continuation(point: number, shift: number): number {
  return 0x80 | ((point >> shift) & 0x3f)
}
