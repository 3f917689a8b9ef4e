/** The forms of a noun in Russian: 1 событие, 2 события, 5 событий. */
export type RussianForms = readonly [one: string, few: string, many: string]

/** A count with its noun in English: "1 event", "5 events". */
export function pluralEn(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A count with its noun in Russian. A fraction takes the second form: 1,5 секунды. */
export function pluralRu(count: number, forms: RussianForms): string {
  return `${numberRu(count)} ${formRu(count, forms)}`
}

/** The form of a Russian noun that goes with a count (Unicode CLDR, plural rules of `ru`). */
export function formRu(count: number, [one, few, many]: RussianForms): string {
  if (!Number.isInteger(count)) return few
  const tens = Math.abs(count) % 100
  const ones = tens % 10
  if (tens >= 11 && tens <= 14) return many
  if (ones === 1) return one
  return ones >= 2 && ones <= 4 ? few : many
}

/** A number as Russian writes it: with a comma. */
export function numberRu(value: number): string {
  return String(value).replace('.', ',')
}
