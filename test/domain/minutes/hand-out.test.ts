// 会議録を渡す: 庶務はどの版も、委員は確定したものを、会長は送られたものを。だれがどの版を読んだかが監査に残る。
import { beforeEach, describe, expect, test } from 'vitest'
import { draftMinutes } from '../../../src/domain/minutes/draft.ts'
import { editMinutes } from '../../../src/domain/minutes/edit.ts'
import { handOutMinutes } from '../../../src/domain/minutes/hand-out.ts'
import { latestMinutes } from '../../../src/domain/minutes/read.ts'
import { confirmMinutes, sendMinutes } from '../../../src/domain/minutes/send.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { closeMeeting } from '../../../src/domain/session/open.ts'
import { MEETING, member, OFFICE, tableOf } from '../decision/table.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run, meeting } = operation
const table = tableOf(operation)

beforeEach(async () => {
  await operation.newTown()
  await table.voting(['p1', 'p2', 'p3'])
  granted(await table.closes())
  const seen = await meeting()
  granted(await run(OFFICE, (act) => closeMeeting(act, seen)))
  granted(await run(OFFICE, (act) => draftMinutes(act, { meeting: { id: MEETING }, text: '案' })))
})

const latest = async () => {
  const found = await run(OFFICE, (act) => latestMinutes(act, MEETING))
  if (!found) throw new Error('no minutes')
  return found
}
const sends = async () => {
  const [of, seen] = [await meeting(), await latest()]
  granted(await run(OFFICE, (act) => sendMinutes(act, { meeting: of, seen })))
}
const confirms = async () => {
  const [of, seen] = [await meeting(), await latest()]
  granted(await run(member('p1'), (act) => confirmMinutes(act, { meeting: of, seen })))
}
const reads = (doing: Parameters<typeof run>[0], version = 1) =>
  run(doing, (act) => handOutMinutes(act, { meetingId: MEETING, version, form: 'page' }))
const NOT = { ok: false, refusal: { kind: 'not-permitted', who: ['staff'] } }

describe('読める人', () => {
  test('案は、庶務だけ', async () => {
    expect(granted(await reads(OFFICE)).minutes.text).toBe('案')
    for (const id of ['p1', 'p2', 'w1']) expect(await reads(member(id))).toMatchObject(NOT)
  })
  test('送ったものは、送られた会長だけ', async () => {
    await sends()
    expect(granted(await reads(member('p1'))).minutes.state).toBe('sent')
    expect(await reads(member('p2'))).toMatchObject(NOT)
  })
  test('確定したものは、その会議の委員。ほかの人には出さない', async () => {
    await sends()
    await confirms()
    for (const id of ['p1', 'p2', 'p4']) expect(granted(await reads(member(id))).minutes.state).toBe('final')
    for (const id of ['w1', 'n1', 'nobody']) expect(await reads(member(id))).toMatchObject(NOT)
  })
  test('だれが、どの版を、どの形で読んだかが監査に残る', async () => {
    granted(await reads(OFFICE))
    expect(await lastAudit(operation)).toMatchObject({
      ...{ act: 'minutes.handed-out', actor: 's1', subject: MEETING },
      facts: { version: 1, form: 'page', sha256: (await latest()).sha256 },
    })
  })
})

test('古い: handOutMinutes は、送ったあとで直された文を会長に渡さず、ない版も渡さない', async () => {
  await sends()
  const seen = await latest()
  granted(await run(OFFICE, (act) => editMinutes(act, { seen, text: '直した文', reason: undefined })))
  expect(await writingNothing(operation, () => reads(member('p1')))).toMatchObject(NOT)
  expect(await writingNothing(operation, () => reads(OFFICE, 2))).toEqual(refuse({ kind: 'no-minutes' }))
})
