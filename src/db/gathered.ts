// Turns taken together: what they ask of the same statement in the same moment is asked in one go.
import { z } from 'zod'
import { type ForMany, forMany, type Sql } from './sql.ts'

type Given = Record<string, unknown>
type Asked = { given: Given; done: (found: unknown[]) => void; fail: (error: unknown) => void }
type Shape = Pick<ForMany<z.ZodType>, 'columns' | 'statement'>

/** The same way, but `each` waits until nothing else is ready to run, and asks for all who came by then. */
export function gathered(sql: Sql): Sql {
  const waiting = new Map<Shape, Asked[]>()
  const ask = async (of: Shape): Promise<void> => {
    const asked = waiting.get(of) ?? []
    waiting.delete(of)
    const given = asked.map((one) => one.given)
    try {
      const found = await forMany(sql.rows, { ...of, row: z.unknown() }, given)
      for (const [n, { done }] of asked.entries()) done(found[n] ?? [])
    } catch (error) {
      for (const { fail } of asked) fail(error)
    }
  }
  const join = (of: Shape, given: Given): Promise<unknown[]> =>
    new Promise((done, fail) => {
      const others = waiting.get(of)
      if (others) others.push({ given, done, fail })
      else {
        waiting.set(of, [{ given, done, fail }])
        setImmediate(() => {
          ask(of).catch(fail)
        })
      }
    })
  return {
    ...sql,
    each: async (of, given) => (await join(of, given)).map((row) => of.row.parse(row)),
  }
}
