// 会議録と宿題が、書き出して読み込んでも同じで、確定した文は読み込みでも変わらないこと。
import { expect, test } from 'vitest'
import { addAction } from '../../src/domain/minutes/add-action.ts'
import { draftMinutes } from '../../src/domain/minutes/draft.ts'
import { hashOf } from '../../src/domain/minutes/model.ts'
import { confirmMinutes, sendMinutes } from '../../src/domain/minutes/send.ts'
import { closeMeeting } from '../../src/domain/session/open.ts'
import { MEETING, member, OFFICE, tableOf } from '../domain/decision/table.ts'
import { granted } from '../domain/meeting/granted.ts'
import { operations } from '../domain/operation.ts'
import { AT } from '../domain/session/sitting.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { show, take } from './towns.ts'

const operation = operations()
const { run, meeting, database } = operation
const table = tableOf(operation)

test('確定した会議録は、そのまま戻り、ちがう文では上書きできない', async () => {
  await operation.newTown()
  await table.sits('p1', 'p2')
  await table.opening()
  const seen = await meeting()
  granted(await run(OFFICE, (act) => closeMeeting(act, seen)))
  const drafted = granted(
    await run(OFFICE, (act) => draftMinutes(act, { meeting: seen, text: '# 会議録\n本文' })),
  )
  granted(await run(OFFICE, (act) => sendMinutes(act, { meeting: seen, seen: drafted })))
  granted(await run(member('p1'), (act) => confirmMinutes(act, { meeting: seen, seen: drafted })))
  const action = { meetingId: MEETING, title: '名簿', ownerId: 'p2', due: '2026-12-20', today: '2026-12-10' }
  granted(await run(OFFICE, (act) => addAction(act, action)))
  const shown = await show(database(), operation.town(), AT)
  expect(shown.meetings[0]).toMatchObject({
    minutes: [{ version: 1, state: 'final', sha256: hashOf('# 会議録\n本文'), confirmedBy: 'p1' }],
    actions: [{ title: '名簿', owner: 'p2', due: '2026-12-20', state: 'open' }],
  })
  await thereAndBack(database(), operation.town(), AT)
  await elsewhere(database(), operation.town(), AT)
  const forged = JSON.parse(JSON.stringify(shown))
  forged.meetings[0].minutes[0].text = '書き換え'
  await expect(take(database(), forged, AT)).rejects.toThrow(/is not that of the text/)
  forged.meetings[0].minutes[0].sha256 = hashOf('書き換え')
  await expect(take(database(), forged, AT)).rejects.toThrow(/is final already/)
})
