import { beforeEach, expect, test } from 'vitest'
import { statement } from '../../../src/db/sql.ts'
import { chooseLanguage } from '../../../src/domain/people/choose-language.ts'
import { connectAccount } from '../../../src/domain/people/connect.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { learnLanguage, mayAskLanguage } from '../../../src/domain/people/learn-language.ts'
import { loadTown } from '../../conversation.ts'
import { atOnce, hoursLater, overlapping, together, turn } from '../at-once.ts'
import { NOW, operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { connects, PHONE, TABLET } from './accounts.ts'

const operation = operations()
const { database, town, run, newTown, audited } = operation

beforeEach(async () => {
  await newTown()
  await run({ by: 'p1' }, (act) => connectAccount(act, { personId: 'p1', account: PHONE }))
})

const asks = (account = PHONE, now = NOW) => turn('system', now, (act) => mayAskLanguage(act, account))
const learns = (locale: 'ja' | 'en', account = PHONE) =>
  turn('system', NOW, (act) => learnLanguage(act, account, locale))
const chooses = (locale: 'ja' | 'en') => turn('p1', NOW, (act) => chooseLanguage(act, locale))
const ask = (account = PHONE, now = NOW) => run(asks(account, now).doing, asks(account, now).work)
const learn = (locale: 'ja' | 'en', account = PHONE) =>
  run(learns(locale, account).doing, learns(locale, account).work)
const choose = (locale: 'ja' | 'en') => run(chooses(locale).doing, chooses(locale).work)

const of = async (id = 'p1') => {
  const { locale, localeFrom } = await database().db.person.findUniqueOrThrow({
    where: { townId_id: { townId: town(), id } },
  })
  return `${locale} ${localeFrom}`
}
/** The small town's people come in by a file that says this of p1. */
const fileSays = (locale?: 'ja' | 'en') =>
  newTown((raw) => ({
    ...raw,
    people: raw.people.map((person) => (person.id === 'p1' && locale ? { ...person, locale } : person)),
  }))
/** The same town is imported again. */
const importedAgain = (person: Record<string, unknown>) =>
  loadTown(database(), { town: { id: town(), name: '見本村' }, people: [person] }, NOW)

test('だれも選んでいない言葉は、プラットフォームの言うものになり、監査には残らない', async () => {
  const before = await audited()
  expect(await of()).toBe('ja default')
  expect([await ask(), await learn('en')]).toEqual([true, true])
  expect([await of(), await of('p2')]).toEqual(['en platform', 'ja default'])
  expect(await audited()).toEqual(before)
})

test('日本語だとわかったときも、もう尋ねない', async () => {
  await learn('ja')
  expect(await of()).toBe('ja platform')
  expect([await ask(), await ask(PHONE, hoursLater(1_000))]).toEqual([false, false])
  expect(await learn('en')).toBe(false)
})

test('わからなかったときは、一日たつまで尋ねない', async () => {
  expect([await ask(), await ask(), await ask(PHONE, hoursLater(23))]).toEqual([true, false, false])
  expect([await ask(PHONE, hoursLater(25)), await ask(PHONE, hoursLater(26))]).toEqual([true, false])
})

test('二つのプログラムが同時に尋ねようとしても、尋ねるのは一方だけ', async () => {
  const tries = await together(operation, ...Array.from({ length: 8 }, () => asks()))
  expect(tries.filter(Boolean)).toHaveLength(1)
})

test('本人の選んだ言葉は、プラットフォームが何と言っても変わらない', async () => {
  await choose('ja')
  expect(await writingNothing(operation, () => learn('en'))).toBe(false)
  expect(await writingNothing(operation, () => ask())).toBe(false)
  expect(await of()).toBe('ja person')
})

test('プラットフォームの言う言葉は、本人が選べば変わる', async () => {
  await learn('en')
  await choose('ja')
  expect([await of(), await learn('en'), await of()]).toEqual(['ja person', false, 'ja person'])
})

test('本人が選ぶのと同時なら、どちらが先でも本人の言葉になる', async () => {
  await overlapping(operation, chooses('ja'), learns('en'))
  expect(await of()).toBe('ja person')
  await newTown()
  await run(connects('p1').doing, connects('p1').work)
  await overlapping(operation, learns('en'), chooses('ja'))
  expect(await of()).toBe('ja person')
  await atOnce(operation, chooses('en'), learns('ja'))
  expect(await of()).toBe('en person')
})

test('ファイルの言う言葉は、プラットフォームに尋ねない', async () => {
  await fileSays('ja')
  await run(connects('p1').doing, connects('p1').work)
  expect([await of(), await ask(), await learn('en')]).toEqual(['ja file', false, false])
  await fileSays()
  expect(await of()).toBe('ja default')
})

test('もう一度取り込むファイルは、ほかの言葉を言うときだけ決める', async () => {
  const person = { id: 'p1', name: '山本 愛子' }
  await importedAgain({ ...person, locale: 'ja' })
  expect(await of()).toBe('ja default')
  await learn('en')
  await importedAgain(person)
  await importedAgain({ ...person, locale: 'en' })
  expect(await of()).toBe('en platform')
  await importedAgain({ ...person, locale: 'ja' })
  expect(await of()).toBe('ja file')
  await choose('en')
  await importedAgain(person)
  expect(await of()).toBe('en person')
})

test('アカウントが人手に渡ると、答えはいまの持ち主のものになり、つながっていない人は尋ねない', async () => {
  await ask()
  await run(connects('p2').doing, connects('p2').work)
  await learn('en')
  expect([await of('p1'), await of('p2')]).toEqual(['ja default', 'en platform'])
  await writingNothing(operation, async () => {
    expect([await ask(TABLET), await learn('en', TABLET)]).toEqual([false, false])
  })
})

test('届かないアカウントのことは尋ねない', async () => {
  await database().sql.count(statement`update account set reachable = false where town_id = ${town()}`)
  expect(await ask()).toBe(false)
})

test('消えた人の言葉は、残らない', async () => {
  await run(connects('n1', TABLET).doing, connects('n1', TABLET).work)
  await learn('en', TABLET)
  expect(await of('n1')).toBe('en platform')
  expect(await run({ by: 'system' }, (act) => erasePerson(act, { personId: 'n1' }))).toMatchObject({
    ok: true,
  })
  expect(await of('n1')).toBe('ja default')
})
