// 資料と誓約が、書き出して読み込んでも同じであること。中身は町のファイルに入らない。
import { expect, test } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { refuse } from '../../src/domain/outcome.ts'
import { openPaper } from '../../src/domain/papers/open.ts'
import { freshTown } from '../../src/domain/town/read.ts'
import { granted } from '../domain/meeting/granted.ts'
import { operations } from '../domain/operation.ts'
import { attachingIn } from '../domain/papers/attaching.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { NOW, show, take } from './towns.ts'

const operation = operations()
const papers = attachingIn(operation)
const { database } = operation

test('資料、誓約、ひらいた記録は、書き出して読み込んでも同じ', async () => {
  await operation.newTown()
  granted(await papers.link())
  const file = granted(await papers.file(undefined, { itemNo: 2, secret: false }))
  granted(await papers.file())
  granted(await papers.withdraw(3))
  await papers.pledged('p2')
  granted(await papers.open('p2'))
  granted(await papers.open('p2', { no: 2 }))
  const town = operation.town()
  const shown = await show(database(), town)
  expect(shown.meetings[0]?.papers).toMatchObject([
    { no: 1, kind: 'link', secret: true, openings: [{ person: 'p2', role: 'member' }] },
    { no: 2, kind: 'file', item: 2, secret: false, sha256: file.sha256, size: file.size },
    { no: 3, kind: 'file', withdrawnBy: 's1', openings: [] },
  ])
  expect(shown.pledges).toMatchObject([
    { body: 'council', person: 'p2', from: '2024-07-01', article: '第8条', by: 'p2', via: 'line' },
  ])
  expect(JSON.stringify(shown)).not.toMatch(/%PDF|content/)
  await thereAndBack(database(), town)
  await elsewhere(database(), town)
  const missing = await inTransaction(database().db, async (transaction) => {
    const act = { ...transaction, town: `${town}-copy`, now: NOW, by: 's1', via: 'link' as const }
    return openPaper(act, await freshTown(act), { meetingId: 'council-3', no: 2 })
  })
  expect(missing).toEqual(refuse({ kind: 'file-missing' }))
})

test('半端な資料、知らない人、ない議題、別のファイルは、読み込まずに言う', async () => {
  await operation.newTown()
  granted(await papers.file())
  const shown = JSON.parse(JSON.stringify(await show(database(), operation.town())))
  const [file] = shown.meetings[0].papers
  shown.meetings[0].papers = [
    { ...file, sha256: 'a'.repeat(64) },
    { no: 2, title: '半端', kind: 'link', item: 9, by: 'nobody' },
    { ...file, no: 2 },
  ]
  shown.pledges = [{ body: 'none', person: 'nobody', from: '2024-07-01' }]
  const taking = take(database(), shown)
  for (const problem of [
    /is another file than the one stored/,
    /a link has a url/,
    /there is no item 9/,
    /there is no person nobody/,
    /number 2 is papers\[1\] already/,
    /there is no body none/,
  ])
    await expect(taking).rejects.toThrow(problem)
})
