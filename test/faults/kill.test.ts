// kill -9 in the middle of the work: what was acknowledged is there, nothing happened twice, and the chain is whole.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealTown } from '../../src/bot/clock/clock.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { verifyAudit } from '../../src/domain/audit/seal.ts'
import { botLines, spoken } from '../e2e/people.ts'
import { openPlace, type Place } from '../e2e/place.ts'
import { ROOT } from '../e2e/program.ts'
import { lineId, TOWN } from '../e2e/village.ts'
import { sideBySide, until } from '../e2e/waiting.ts'

const MEMBERS = 100
const AT_ONCE = 20
const KILLED_AFTER = 40
/** The other instance looks after twenty seconds for answers that nobody has reported as brought. */
const BROUGHT_WITHIN_MS = 45_000

let opened: Place | undefined
const place = (): Place => {
  if (!opened) throw new Error('The place is open only inside tests')
  return opened
}
beforeAll(async () => {
  opened = await openPlace({ members: MEMBERS })
})
afterAll(() => opened?.close())

const members = Array.from({ length: MEMBERS }, (_, index) => ({
  id: `m${index + 1}`,
  userId: lineId('c', index + 1),
  ...(index % 2 === 0 ? { text: '出席', answer: 'attend' } : { text: '欠席', answer: 'absent' }),
}))

test('100人の返事のさなかに止められても、受け取ったと言った返事は残り、二度は効かない', {
  timeout: 90_000,
}, async () => {
  const { database, line, program } = place()
  let acknowledged = 0
  let killed: Promise<void> | undefined
  const results = await sideBySide(members, AT_ONCE, async ({ userId, text }) => {
    const result = await line.say(userId, text)
    if (result.status === 200) acknowledged += 1
    if (acknowledged >= KILLED_AFTER) killed ??= program.kill()
    return result
  })
  await killed
  const lost = results.filter(({ status }) => status !== 200)
  expect(acknowledged).toBeGreaterThanOrEqual(KILLED_AFTER)
  expect(lost.length).toBeGreaterThan(0)

  place().point(await place().another())
  await sideBySide(lost, AT_ONCE, (result) =>
    until(async () => ((await line.redeliver(result)).status === 200 ? true : undefined), {
      what: () => 'a lost event to be taken',
      withinMs: 30_000,
    }),
  )
  await until(() => members.every(({ userId }) => botLines(place(), userId).length > 0) || undefined, {
    what: () => 'an answer for everybody',
    withinMs: BROUGHT_WITHIN_MS,
  })

  const answers = await database.db.answer.findMany()
  expect(answers).toHaveLength(MEMBERS)
  for (const { id, userId, text, answer } of members) {
    expect(answers.find(({ personId }) => personId === id)).toMatchObject({ answer, previous: null })
    for (const entry of botLines(place(), userId))
      expect(spoken(entry)).toContain(`「${text}」で受け付けました`)
  }
  const entries = await database.db.auditEntry.findMany({ where: { act: 'answer.given' } })
  expect(entries).toHaveLength(MEMBERS)
  expect(new Set(entries.map(({ actor }) => actor)).size).toBe(MEMBERS)
  expect(await database.db.storedEvent.count()).toBe(0)

  await sealTown(database, TOWN.id)
  expect(
    await inTransaction(database.db, (transaction) => verifyAudit({ ...transaction, town: TOWN.id })),
  ).toMatchObject({
    intact: true,
    unsealed: 0,
  })
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli.ts', 'audit', 'verify', '--json'],
    { cwd: ROOT, env: { PATH: process.env.PATH, DATABASE_URL: database.url } },
  )
  expect(JSON.parse(stdout)).toMatchObject({ intact: true })
})

test('SIGTERMで止めると、届いた言葉に答え終えてから0で終わる', { timeout: 40_000 }, async () => {
  const { line } = place()
  const program = await place().another()
  place().point(program)
  const [someone] = members
  const before = botLines(place(), someone?.userId ?? '').length
  const said = line.say(someone?.userId ?? '', '次回')
  const code = said.then(() => program.stop())
  expect((await said).status).toBe(200)
  expect(await code).toBe(0)
  expect(botLines(place(), someone?.userId ?? '').length).toBe(before + 1)
})
