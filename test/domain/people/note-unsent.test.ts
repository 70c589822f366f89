import { beforeEach, expect, test } from 'vitest'
import { answerInvitation } from '../../../src/domain/attendance/answer.ts'
import { noteUnsent } from '../../../src/domain/people/note-unsent.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit } from '../records.ts'
import { isRemoved } from './accounts.ts'

const operation = operations()
const { database, town, run, newTown, audited, meeting } = operation

beforeEach(() => newTown())

test('取り消したことだけが記録に残り、何と言ったかは残らない', async () => {
  const before = await audited()
  await run({ by: 'p1' }, noteUnsent)
  expect(await audited()).toEqual([...before, 'message.unsent'])
  expect(await lastAudit(operation)).toEqual({
    act: 'message.unsent',
    actor: 'p1',
    via: 'line',
    subject: 'p1',
    facts: {},
    at: NOW,
  })
})

test('古い: noteUnsent は、その間に受け付けた返事を変えない', async () => {
  const seen = await meeting()
  await run({ by: 'p1' }, (act) =>
    answerInvitation(act, { meeting: seen, seatId: 'c1', personId: 'p1' }, { answer: 'attend' }),
  )
  const answers = () => database().db.answer.findMany({ where: { townId: town() } })
  const before = await answers()
  await run({ by: 'p1' }, noteUnsent)
  expect(before).toMatchObject([{ personId: 'p1', answer: 'attend' }])
  expect(await answers()).toEqual(before)
})

test('古い: noteUnsent は、その間に名簿から消えた人を名簿に戻さない', async () => {
  await isRemoved(operation, 'n1')
  const people = () => database().db.person.findMany({ where: { townId: town() }, orderBy: { id: 'asc' } })
  const before = await people()
  await run({ by: 'n1' }, noteUnsent)
  expect(await people()).toEqual(before)
})
