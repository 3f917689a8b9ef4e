/** A place in a case where what was computed is not what the real code did. */
export interface Difference {
  readonly path: string
  readonly expected: unknown
  readonly got: unknown
}

/** Compares plain data of JSON; the order of keys does not matter, that of lists does. */
export function differencesBetween(expected: unknown, got: unknown, path = ''): Difference[] {
  if (Array.isArray(expected) && Array.isArray(got) && expected.length === got.length) {
    return expected.flatMap((value, index) => differencesBetween(value, got[index], `${path}[${index}]`))
  }
  if (isObject(expected) && isObject(got)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])]
    return keys.flatMap((key) =>
      differencesBetween(expected[key], got[key], path === '' ? key : `${path}.${key}`),
    )
  }
  return Object.is(expected, got) ? [] : [{ path, expected, got }]
}

/** Compares the fields of `got` with the fields of the same names of the case; others are not looked at. */
export function compareFields(oracleCase: object, got: Readonly<Record<string, unknown>>): Difference[] {
  const expected = oracleCase as Readonly<Record<string, unknown>>
  return Object.keys(got).flatMap((key) => differencesBetween(expected[key], got[key], key))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
