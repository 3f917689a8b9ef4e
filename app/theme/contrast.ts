/** The contrast of two colours `#rrggbb`, from 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** How bright a colour is, from 0 to 1: WCAG 2.2, "relative luminance". */
export function luminance(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map(linear) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** `part` of one colour over another, as `color-mix(in srgb, one part%, other)` gives it. */
export function mix(one: string, other: string, part: number): string {
  const below = channelsOf(other)
  const mixed = channelsOf(one).map((value, at) =>
    Math.round(value * part + (below[at] as number) * (1 - part)),
  )
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function linear(value: number): number {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
