import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { foldName } from './fold-name.ts'
import { mayKeepOffice } from './may.ts'
import { nameOfPerson, readActor } from './read.ts'

export type RenameRefusal =
  | NotPermitted
  | { kind: 'no-such-person' }
  | { kind: 'name-changed'; name: string }
  | { kind: 'same-name' }

/** Writes somebody's name anew, where it still is what the caller saw. What was said before under the old name stays as it was. */
export async function renamePerson(
  act: Act,
  {
    personId,
    seenName,
    name,
    kana,
  }: { personId: string; seenName: string; name: string; kana: string | undefined },
): Promise<Outcome<null, RenameRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  if (seenName === name && kana === undefined) return refuse({ kind: 'same-name' })
  const renamed =
    await act.sql.count(statement`update person set name = ${name}, name_key = ${foldName(name)},
      kana = coalesce(${kana ?? null}, kana)
    where town_id = ${act.town} and id = ${personId} and name = ${seenName}`)
  if (renamed === 0) {
    const now = await nameOfPerson(act, personId)
    return refuse(now === undefined ? { kind: 'no-such-person' } : { kind: 'name-changed', name: now })
  }
  await audit(act, { act: 'person.renamed', subject: personId })
  return done(null)
}
