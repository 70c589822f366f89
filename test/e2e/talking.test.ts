// 職員と話す: 委員も、登録のない人も。スレッドの言葉は届き、知らせは、だれがどう決めたかに書き替わる。
import { expect, test } from 'vitest'
import { statement } from '../../src/db/sql.ts'
import { inLine, inSlack } from './people.ts'
import { placeForFile, STRANGERS } from './place.ts'
import { CHANNEL, lineId, STAFF } from './village.ts'
import { until } from './waiting.ts'

const place = placeForFile({ members: 4 })
const staff = () => inSlack(place(), STAFF)
const [stranger = ''] = STRANGERS

/** The message of the channel that has these words, as it stands now. */
const standing = (words: string) =>
  until(
    () =>
      staff()
        .messages()
        .find(({ text, fromBot }) => fromBot && text.includes(words)),
    {
      what: () => `「${words}」 in the channel: ${staff().everything()}`,
    },
  )
const until0 = (what: string, look: () => boolean) =>
  until(() => (look() ? true : undefined), { what: () => `${what}; so far: ${staff().everything()}` })

test('登録のない人の言葉に、職員がスレッドで答え、対応を終えると知らせが書き替わる', async () => {
  const person = inLine(place(), stranger)
  await person.says('サテライトオフィスを借りられますか', 'お名前を送ってください')
  const notice = await standing('サテライトオフィスを借りられますか')
  await person.says('例山たろう', '折り返しのお電話番号')
  await until0('the name in the notice', () =>
    staff()
      .messages()
      .some(({ ts, text }) => ts === notice.ts && text.includes('お名前: 例山たろう')),
  )
  const sent = await place().slack.message(STAFF, CHANNEL, '来週なら空いています', notice.ts)
  expect(sent.status).toBe(200)
  await person.hears('役場の庶務 まもるからのお返事です')
  await person.says('ぜひお願いします。何時ごろがいいですか', '職員に伝えました')
  const answer = await standing('何時ごろがいいですか')
  expect(answer.threadTs).toBe(notice.ts)
  await staff().presses('対応しました', '対応済みにしました')
  await until0('the notice to say who', () =>
    staff()
      .messages()
      .some(
        ({ ts, text, blocks }) =>
          ts === notice.ts &&
          text.includes('対応しました（庶務 まもる') &&
          !JSON.stringify(blocks).includes('enquiry-done'),
      ),
  )
})

test('ほかのスレッドに書いても、だれにも届かず、何も返らない', async () => {
  const before = staff().messages().length
  const own = await place().slack.message(STAFF, CHANNEL, '今日のお昼は', '1700000000.000100')
  expect(own.status).toBe(200)
  await new Promise((done) => setTimeout(done, 800))
  expect(staff().messages().length).toBe(before + 1)
})

test('代理を認めると、知らせのボタンは消え、だれがいつ認めたかが残る', async () => {
  const member = inLine(place(), lineId('c', 1))
  await member.says('代理 県庁の見本次郎', '代理を届け出ました')
  const notice = await standing('県庁 見本次郎')
  await staff().presses('認める', '認めました')
  await member.hears('代理の出席が認められました')
  await until0('the decision in the notice', () =>
    staff()
      .messages()
      .some(
        ({ ts, text, blocks }) =>
          ts === notice.ts &&
          text.includes('認めました（庶務 まもる') &&
          !JSON.stringify(blocks).includes('proxy-approve'),
      ),
  )
})

test('決める前に取り下げられた届け出は、知らせがそう言い、押せない', async () => {
  const member = inLine(place(), lineId('c', 2))
  await member.says('代理 県庁の見本三郎', '代理を届け出ました')
  const notice = await standing('県庁 見本三郎')
  await member.says('出席', '「出席」で受け付けました')
  await until0('the notice to fall away', () =>
    staff()
      .messages()
      .some(
        ({ ts, text, blocks }) =>
          ts === notice.ts &&
          text.includes('決める必要はなくなりました') &&
          !JSON.stringify(blocks).includes('proxy-approve'),
      ),
  )
})

test('届く前に事情が変わった知らせは、届かない', async () => {
  const { database } = place()
  const to = lineId('c', 3)
  const message = (title: string, states: string[]) => ({
    ...{
      town: 'mura',
      platform: 'line',
      to: [to],
      room: 'person',
      card: { title, tone: 'plain', parts: [] },
    },
    while: { meeting: { id: 'council-3', revision: 1, states } },
  })
  for (const [title, states] of [
    ['もう違うこと', ['draft']],
    ['まだそうであること', ['convened']],
  ] as const)
    await database.boss.send('deliver', message(title, [...states]))
  const person = inLine(place(), to)
  await person.hears('まだそうであること')
  expect(person.everything()).not.toContain('もう違うこと')
  expect(
    await database.sql.count(statement`select 1 from posted where channel = ${CHANNEL}`),
  ).toBeGreaterThan(2)
})
