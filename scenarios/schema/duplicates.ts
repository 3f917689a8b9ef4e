import type { Problem } from './problems.ts'

/** Names that stand twice in a list where each names one thing; `taken` are those that are there anyway. */
export function duplicates(
  names: readonly string[],
  pathOf: (row: number) => string,
  what: string,
  taken: readonly string[] = [],
): readonly Problem[] {
  const seen = new Set(taken)
  return names.flatMap((name, row) => {
    const isTaken = seen.has(name)
    seen.add(name)
    if (!isTaken) return []
    const message = `the ${what} "${name}" is taken`
    const fix = taken.includes(name)
      ? `it is there without being declared: use another ${what}`
      : `there is another one above: remove one, or give it another ${what}`
    return [{ path: pathOf(row), message, fix }]
  })
}

/** Lengths whose least is more than their most, anywhere in a set-up. */
export function inOrder(data: unknown, path: string): readonly Problem[] {
  if (typeof data !== 'object' || data === null) return []
  const { least, most } = data as { readonly least?: unknown; readonly most?: unknown }
  if (typeof least === 'number' && typeof most === 'number' && least > most) {
    const fix = `exchange them: {"least": ${most}, "most": ${least}}`
    return [{ path, message: `"least" (${least}) is more than "most" (${most})`, fix }]
  }
  return Object.entries(data).flatMap(([key, inner]) => inOrder(inner, `${path}/${key}`))
}
