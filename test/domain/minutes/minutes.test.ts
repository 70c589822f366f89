// 会議録(N5): 記録から案、会長が承認して確定、確定したものは変わらない。
import { beforeEach, describe, expect, test } from 'vitest'
import { addAction } from '../../../src/domain/minutes/add-action.ts'
import { draftMinutes } from '../../../src/domain/minutes/draft.ts'
import { actionReminder } from '../../../src/domain/minutes/due.ts'
import { editMinutes } from '../../../src/domain/minutes/edit.ts'
import { finishAction } from '../../../src/domain/minutes/finish-action.ts'
import { hashOf, type Minutes } from '../../../src/domain/minutes/model.ts'
import { latestMinutes, readMinutes, readRecord } from '../../../src/domain/minutes/read.ts'
import { confirmMinutes, sendMinutes } from '../../../src/domain/minutes/send.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { closeMeeting } from '../../../src/domain/session/open.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { MEETING, member, OFFICE, tableOf } from '../decision/table.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { run, meeting, database } = operation
const table = tableOf(operation)

beforeEach(() => operation.newTown())

async function held(): Promise<void> {
  await table.voting(['p1', 'p2', 'p3'])
  granted(await table.votes('p1', 'yes'))
  granted(await table.closes())
  const seen = await meeting()
  granted(await run(OFFICE, (act) => closeMeeting(act, seen)))
}
async function drafted(text = '案'): Promise<Minutes> {
  await held()
  return granted(await run(OFFICE, (act) => draftMinutes(act, { meeting: { id: MEETING }, text })))
}
const latest = async () => {
  const found = await run({ by: 'system' }, (act) => latestMinutes(act, MEETING))
  if (!found) throw new Error('no minutes')
  return found
}
const edits = (seen: Minutes, text: string, reason?: string) =>
  run(OFFICE, (act) => editMinutes(act, { seen, text, reason }))
const sends = async (seen: Minutes) => {
  const of = await meeting()
  return run(OFFICE, (act) => sendMinutes(act, { meeting: of, seen }))
}
const confirms = async (seen: Minutes, person = 'p1') => {
  const of = await meeting()
  return run(member(person), (act) => confirmMinutes(act, { meeting: of, seen }))
}
async function final(): Promise<Minutes> {
  granted(await sends(await drafted()))
  return granted(await confirms(await latest()))
}

describe('会議録', () => {
  test('閉会した会議の記録には、出席、議決、議長がそろう', async () => {
    await held()
    const town = await run(OFFICE, freshTown)
    const of = await meeting()
    const record = await run(OFFICE, (act) => readRecord(act, town, of))
    expect(record.sittings.map(({ holder, sitter }) => [holder, sitter !== null])).toEqual([
      ['田中 一郎', true],
      ['山本 愛子', true],
      ['髙橋 健', true],
      ['田中 花', false],
      [null, false],
    ])
    expect(record.presided).toMatchObject([{ personId: 'p1', role: 'chair' }])
    expect(record.motions).toMatchObject([{ no: 1, result: 'rejected', counts: { yes: 1, silent: 2 } }])
    expect(record.closedAt).not.toBeNull()
  })
  test('会長が承認すると確定し、ハッシュが監査の鎖に残る', async () => {
    const done = await final()
    expect(done).toMatchObject({ state: 'final', confirmedBy: 'p1', sha256: hashOf('案') })
    const [entry] = await database().db.auditEntry.findMany({
      where: { townId: operation.town(), act: 'minutes.confirmed' },
    })
    expect(entry?.facts).toEqual({ version: 1, sha256: hashOf('案') })
  })
  test('確定した文は、データベースの中でも変えられず、消せない', async () => {
    await final()
    const where = { townId: operation.town() }
    await expect(database().db.minutes.updateMany({ where, data: { text: '別の文' } })).rejects.toThrow(
      /never change/,
    )
    await expect(database().db.minutes.deleteMany({ where })).rejects.toThrow(/never change/)
  })
  test('訂正は、理由のある次の版になり、前の版は残る', async () => {
    const done = await final()
    expect(await edits(done, '訂正')).toEqual(refuse({ kind: 'correction-needs-reason' }))
    expect(granted(await edits(done, '訂正', '日付の誤り'))).toMatchObject({ version: 2, state: 'draft' })
    const versions = await run(OFFICE, (act) => readMinutes(act, MEETING))
    expect(versions.map(({ state, text }) => [state, text])).toEqual([
      ['final', '案'],
      ['draft', '訂正'],
    ])
  })
  test('送ったあとで直すと、送り直すまで承認できない', async () => {
    granted(await sends(await drafted()))
    const sent = await latest()
    granted(await edits(sent, '直した文'))
    expect(await confirms(sent)).toEqual(refuse({ kind: 'minutes-changed' }))
    expect(await confirms(await latest())).toEqual(refuse({ kind: 'minutes-not-sent' }))
    granted(await sends(await latest()))
    expect(granted(await confirms(await latest()))).toMatchObject({ state: 'final', text: '直した文' })
  })
  test('承認できるのは会長だけ', async () => {
    granted(await sends(await drafted()))
    expect(await confirms(await latest(), 'p2')).toMatchObject({
      ok: false,
      refusal: { kind: 'not-permitted', who: ['chair'] },
    })
  })
  test('閉会していない会議の案は作らない', async () => {
    await table.voting(['p1', 'p2'])
    const outcome = await run(OFFICE, (act) => draftMinutes(act, { meeting: { id: MEETING }, text: '案' }))
    expect(outcome).toEqual(refuse({ kind: 'meeting-not-closed' }))
  })
})

describe('宿題', () => {
  const given = (due: string) =>
    run(OFFICE, (act) =>
      addAction(act, { meetingId: MEETING, title: '名簿', ownerId: 'p2', due, today: '2026-12-10' }),
    )
  test('期日の3日前、当日、過ぎたあとに一度ずつ', () => {
    expect(
      ['2026-12-16', '2026-12-17', '2026-12-20', '2026-12-21'].map((day) =>
        actionReminder('2026-12-20', day),
      ),
    ).toEqual([undefined, 'action-soon', 'action-due', 'action-late'])
  })
  test('担当の人と職員だけが、終わったと言える', async () => {
    const { id } = granted(await given('2026-12-20'))
    expect(await run(member('p3'), (act) => finishAction(act, { id }))).toMatchObject({
      refusal: { kind: 'not-permitted' },
    })
    expect(granted(await run(member('p2'), (act) => finishAction(act, { id })))).toEqual({ title: '名簿' })
  })
  test('古い: addAction は、過ぎた期日も、ない会議も残さない', async () => {
    expect(await writingNothing(operation, () => given('2026-12-09'))).toEqual(
      refuse({ kind: 'due-in-the-past' }),
    )
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) =>
        addAction(act, {
          meetingId: 'none-1',
          title: '名簿',
          ownerId: 'p2',
          due: '2026-12-20',
          today: '2026-12-10',
        }),
      ),
    )
    expect(outcome).toEqual(refuse({ kind: 'no-such-meeting' }))
  })
  test('古い: finishAction は、終わったものをもう一度終えない', async () => {
    const { id } = granted(await given('2026-12-20'))
    granted(await run(member('p2'), (act) => finishAction(act, { id })))
    const outcome = await writingNothing(operation, () =>
      run(member('p2'), (act) => finishAction(act, { id })),
    )
    expect(outcome).toEqual(refuse({ kind: 'action-done' }))
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: draftMinutes は、あるものを作り直さない', async () => {
    await drafted()
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => draftMinutes(act, { meeting: { id: MEETING }, text: '別の案' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'drafted-already' }))
  })
  test('古い: editMinutes は、ほかの人が直した文を上書きしない', async () => {
    const seen = await drafted()
    granted(await edits(seen, 'ほかの人の文'))
    expect(await writingNothing(operation, () => edits(seen, '自分の文'))).toEqual(
      refuse({ kind: 'minutes-changed' }),
    )
  })
  test('古い: sendMinutes は、読んだあとで直された文を送らない', async () => {
    const seen = await drafted()
    granted(await edits(seen, '直した文'))
    expect(await writingNothing(operation, () => sends(seen))).toEqual(refuse({ kind: 'minutes-changed' }))
  })
  test('古い: confirmMinutes は、確定したものをもう一度確定しない', async () => {
    const done = await final()
    expect(await writingNothing(operation, () => confirms(done))).toEqual(refuse({ kind: 'minutes-final' }))
  })
})
