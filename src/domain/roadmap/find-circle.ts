type Waiting = { no: number; after: readonly number[] }

/** Steps that wait for each other in a circle, in the order of waiting; undefined where every step can be reached. */
export function findCircle(all: readonly Waiting[]): number[] | undefined {
  const afterOf = new Map(all.map(({ no, after }) => [no, after]))
  const cleared = new Set<number>()
  const visit = (no: number, way: number[]): number[] | undefined => {
    if (way.includes(no)) return way.slice(way.indexOf(no))
    if (cleared.has(no)) return undefined
    for (const next of afterOf.get(no) ?? []) {
      const circle = visit(next, [...way, no])
      if (circle) return circle
    }
    cleared.add(no)
    return undefined
  }
  for (const { no } of all) {
    const circle = visit(no, [])
    if (circle) return circle
  }
  return undefined
}
