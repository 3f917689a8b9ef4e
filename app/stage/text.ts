/** The sizes of letters on the stage, in px at a scale of 1. None is below 12. */
export const NAME_SIZE = 14
export const SMALL_SIZE = 13
export const NOTE_SIZE = 12.5
export const CHIP_SIZE = 12.5
/** The distance of base lines. */
export const LINE_HEIGHT = 17

/** One letter of JetBrains Mono is as wide as this part of its size, whichever letter. */
const MONO_ADVANCE = 0.6
/** Classes of Inter's letters at weight 500, a little on the wide side so that nothing is cut. */
const NARROW = /[ijltfrI.,:;'|!()[\]{} ]/
const WIDE = /[mwMWЖШЩЮФЫмшщюжыф@%]/
const CAPITAL = /[A-ZА-ЯЁ0-9#&+=<>_]/

/** How wide words are in Inter, near enough to lay them out without a browser. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += advanceOf(letter)
  return width * size
}

/** How wide words are in JetBrains Mono, exactly. */
export function monoWidth(text: string, size: number): number {
  return [...text].length * MONO_ADVANCE * size
}

/** The words, cut with an ellipsis to what fits. */
export function clipText(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

function advanceOf(letter: string): number {
  if (NARROW.test(letter)) return 0.31
  if (WIDE.test(letter)) return 0.88
  if (CAPITAL.test(letter)) return 0.66
  return 0.565
}
