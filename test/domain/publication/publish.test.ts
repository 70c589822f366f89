// 公開用の会議録は、庶務が、確定した版からだけ作る。持ち出すときは監査に残る。
import { beforeEach, describe, expect, test } from 'vitest'
import { draftMinutes } from '../../../src/domain/minutes/draft.ts'
import { editMinutes } from '../../../src/domain/minutes/edit.ts'
import { latestMinutes } from '../../../src/domain/minutes/read.ts'
import { confirmMinutes, sendMinutes } from '../../../src/domain/minutes/send.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { publishMinutes } from '../../../src/domain/publication/publish.ts'
import { closeMeeting } from '../../../src/domain/session/open.ts'
import { MEETING, member, OFFICE, tableOf } from '../decision/table.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { auditOf, lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run, meeting } = operation
const table = tableOf(operation)
const TEXT = '田中 一郎が開会した。\n山本愛子委員、庶務まもる、未接続 次郎。'
const words = {
  phone: '（電話番号略）',
  mail: '（メールアドレス略）',
  instead: ({ as, title }: { as: string; title: string | null }) => `<${as}${title ?? ''}>`,
}

beforeEach(() => operation.newTown())

const latest = async () => {
  const found = await run(OFFICE, (act) => latestMinutes(act, MEETING))
  if (!found) throw new Error('no minutes')
  return found
}
async function drafted(): Promise<void> {
  await table.voting(['p1', 'p2', 'p3'])
  granted(await table.closes())
  const seen = await meeting()
  granted(await run(OFFICE, (act) => closeMeeting(act, seen)))
  granted(await run(OFFICE, (act) => draftMinutes(act, { meeting: { id: MEETING }, text: TEXT })))
}
async function final(): Promise<void> {
  await drafted()
  const [of, seen] = [await meeting(), await latest()]
  granted(await run(OFFICE, (act) => sendMinutes(act, { meeting: of, seen })))
  granted(await run(member('p1'), (act) => confirmMinutes(act, { meeting: of, seen })))
}
const publishes = (doing: Parameters<typeof run>[0] = OFFICE, form?: string, version = 1) =>
  run(doing, (act) =>
    publishMinutes(act, { meetingId: MEETING, version, words, ...(form === undefined ? {} : { form }) }),
  )

describe('公開用', () => {
  test('席のある人は席の名に、庶務は事務局に、ほかは氏名略になる', async () => {
    await final()
    expect(granted(await publishes()).withheld).toMatchObject({
      text: '<member有識者>が開会した。\n<member商工会>、<staff>、<other>。',
      names: 4,
    })
  })
  test('見るだけでは残らず、持ち出すと、どの版をどの形でかが監査に残る', async () => {
    await final()
    expect(await auditOf(operation, () => publishes())).toEqual([])
    granted(await publishes(OFFICE, 'docx'))
    expect(await lastAudit(operation)).toMatchObject({
      ...{ act: 'minutes.published', actor: 's1', subject: MEETING },
      facts: { version: 1, form: 'docx', sha256: (await latest()).sha256 },
    })
  })
  test('庶務でない人には出さない', async () => {
    await final()
    expect(await writingNothing(operation, () => publishes(member('p1'), 'docx'))).toMatchObject({
      refusal: { kind: 'not-permitted', who: ['staff'] },
    })
  })
  test('古い: publishMinutes は、確定していない版も、ない版も出さない', async () => {
    await drafted()
    expect(await writingNothing(operation, () => publishes(OFFICE, 'md'))).toEqual(
      refuse({ kind: 'minutes-not-final' }),
    )
    expect(await writingNothing(operation, () => publishes(OFFICE, 'md', 2))).toEqual(
      refuse({ kind: 'no-minutes' }),
    )
  })
  test('訂正の案ができても、公開されるのは確定した版', async () => {
    await final()
    const seen = await latest()
    granted(await run(OFFICE, (act) => editMinutes(act, { seen, text: '訂正', reason: '誤り' })))
    expect(await publishes(OFFICE, undefined, 2)).toEqual(refuse({ kind: 'minutes-not-final' }))
    expect(granted(await publishes()).withheld.names).toBe(4)
  })
})
