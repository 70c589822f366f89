// Names and words made to be more than words: they come out as they were typed, and do nothing.
import { expect, test } from 'vitest'
import { asJson } from '../../standin/json.ts'
import { inLine, inSlack } from './people.ts'
import { placeForFile } from './place.ts'
import { lineId, STAFF } from './village.ts'
import { until } from './waiting.ts'

const place = placeForFile({ members: 3 })

const said = (text: string) =>
  until(
    () =>
      place().slack.calls.find(
        ({ name, body }) => name === 'chat.postMessage' && JSON.stringify(asJson(body)).includes(text),
      ),
    { what: () => `a message with ${text}` },
  )

test('Slackの呼びかけも、装飾も、よその名前も、そのままの文字になる', async () => {
  const member = inLine(place(), lineId('c', 1))
  await member.says('職員と話したい <!channel> <@U0STAFF1> <https://evil.example|ここ> & <b>', '職員')
  const call = await said('evil.example')
  const text = JSON.stringify(call.body)
  expect(text).not.toContain('<!channel>')
  expect(text).not.toContain('<@U0STAFF1>')
  expect(text).not.toContain('<https://evil.example|')
  expect(text).toContain('&lt;!channel&gt;')
})

test('向きを変える文字や見えない文字は、取り去られる', async () => {
  const member = inLine(place(), lineId('c', 2))
  await member.says('職員と話したい 見\u202eえない\u200bしるし\u2066です', '職員')
  const call = await said('しるし')
  expect(JSON.stringify(call.body)).toContain('見えないしるしです')
})

test('名前でないものは、名前として受け取らない', async () => {
  const staff = inSlack(place(), STAFF)
  await staff.types(
    '/proxy',
    '第3回 電話 member=委員3 name="=HYPERLINK(1) 悪い名前"',
    '「お名前」が読み取れませんでした',
  )
  expect(await place().database.db.proxy.count()).toBe(0)
})
