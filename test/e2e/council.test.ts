// A council's day through the running program: seats taken, officers elected by run-off and lot, a tie and the casting vote, a
// proxy kept from an urgent item, the quorum lost and regained, minutes final, and all of it in the export.
import { expect, test } from 'vitest'
import { drawnByLot } from '../../src/domain/election/lot.ts'
import { beginsIn, withBoard } from './boards.ts'
import { inLine, inSlack } from './people.ts'
import { placeForFile, STRANGERS } from './place.ts'
import { lineId, STAFF } from './village.ts'

const place = placeForFile({ members: 2 })
const CODE = /\d{4}-\d{4}/
const [proxyPerson = ''] = STRANGERS
const person = (mark: string) => inLine(place(), `U${mark.repeat(32).slice(0, 32)}`)

test('会議の一日', { timeout: 90_000 }, async () => {
  const [chair, aiko, ken, hana] = ['1', '2', '3', '4'].map(person)
  const [first, second] = [1, 2].map((n) => inLine(place(), lineId('c', n)))
  const proxy = inLine(place(), proxyPerson)
  if (!chair || !aiko || !ken || !hana || !first || !second) throw new Error('nobody is here')
  await beginsIn(place(), 30)
  const office = await withBoard(place())

  // 代理: 認められ、引き受け、着席する
  await ken.says('代理 佐藤花子', '代理を届け出ました')
  await inSlack(place(), STAFF).presses('認める', '代理（佐藤花子さん）を認めました')
  const code = CODE.exec(await ken.hears('代理の出席が認められました'))?.[0] ?? ''
  await proxy.says(code, '代理としての出席をお願いします')
  await proxy.presses('上のことを守り、引き受ける', '代理出席を受け付けました')
  await office.sits('p1')
  expect(await office.doing('/meeting', 'open meeting=3', '定足数に足りない')).toContain('定足数に足りない')
  await office.sits('p2', 'm1', 'm2')
  await office.doing('/meeting', 'present meeting=3 member=佐藤花子', '着席を記録しました')
  await office.opens()

  // 副会長の互選: 同数、決選投票も同数、くじ
  await office.doing('/election', 'new meeting=3 office=vice', '副会長の互選を始めます')
  for (const member of ['m1', 'm2'])
    await office.doing('/election', `candidate meeting=3 office=vice member=${member}`, '候補者に加えました')
  for (const again of ['副会長の投票を始めました', '副会長の決選投票を始めました']) {
    await office.doing('/election', 'open meeting=3 office=vice', again)
    await chair.says('投票 委員1', '票を')
    await first.says('投票 委員1', '票を')
    await aiko.says('投票 委員2', '票を')
    await second.says('投票 委員2', '票を')
    await office.doing('/election', 'close meeting=3 office=vice', '同数')
  }
  await office.doing('/election', 'draw meeting=3 office=vice', 'くじにより')

  // 可否同数と裁決
  const motion = await office.puts('会費の額')
  await chair.says('反対', '受け付けました')
  await first.says('反対', '受け付けました')
  await aiko.says('賛成', '受け付けました')
  await second.says('賛成します', '受け付けました')
  await proxy.says('棄権', '受け付けました')
  await office.closes(motion, '可否同数')
  await aiko.says('裁決 賛成', '裁決ができるのは')
  await chair.hears('可否同数です')
  await chair.says('裁決 賛成', '可決になりました')

  // 緊急動議: 代理の方は加われない
  await office.doing('/motion', 'urgent meeting=3 title="防災の件"', '作りました')
  await office.doing('/motion', 'open meeting=3 motion=2', '採決を始めました')
  await proxy.says('賛成', '通知になかった議題なので')
  await chair.says('賛成', '受け付けました')
  await office.closes('2', '否決')

  // 定足数を割ると採決は始められず、戻れば始められる
  for (const member of ['m1', 'm2', '佐藤花子'])
    await office.doing('/meeting', `left meeting=3 member=${member}`, '退席を記録しました')
  await office.doing('/motion', 'new meeting=3 item=2 title="予算"', '作りました')
  expect(await office.doing('/motion', 'open meeting=3 motion=3', '定足数に足りない')).toContain('第6条第3項')
  await office.sits('p4')
  await office.doing('/motion', 'open meeting=3 motion=3', '採決を始めました')
  await hana.says('賛成', '受け付けました')
  await aiko.says('賛成', '受け付けました')
  await office.closes('3', '可決')
  await office.doing('/meeting', 'close meeting=3', '閉会しました')

  // 会議録: 会長の承認で確定
  const drafted = await office.doing('/minutes', 'meeting=3', '第1版・案')
  expect(drafted).toContain('くじで決した')
  await office.doing('/minutes', 'send meeting=3', '送りました')
  await chair.hears('会議録のご確認をお願いします')
  await chair.says('議事録承認 第3回', '会議録を承認しました')

  const { meetings, fees } = await place().town()
  const [meeting] = meetings
  expect(meeting).toMatchObject({
    state: 'closed',
    elections: [{ office: 'vice', state: 'decided', drawn: true }],
    motions: [
      { no: 1, result: 'passed', yes: 2, no_: 2, abstain: 1, decidedBy: 'p1', article: '第6条第4項' },
      { no: 2, result: 'rejected', yes: 1 },
      { no: 3, result: 'passed', yes: 2 },
    ],
    minutes: [{ version: 1, state: 'final' }],
    presiding: [{ person: 'p1', role: 'chair' }],
  })
  const [election] = meeting?.elections ?? []
  expect(election?.elected).toBe(
    drawnByLot(election?.seed ?? '', { meetingId: 'council-3', office: 'vice', among: ['m1', 'm2'] }),
  )
  expect(fees.map((one) => one.person).toSorted()).toEqual(['m1', 'm2', 'p1', 'p2', 'p4'])
})
