// One story for each kind of person, told through the real program over HTTP.
import { describe, expect, test } from 'vitest'
import { inLine, inSlack } from './people.ts'
import { nothingUnanswered, placeForFile, STRANGERS } from './place.ts'
import { daysAhead, STAFF } from './village.ts'

const [proxyPerson = '', newcomer = '', guesser = '', thief = ''] = STRANGERS
const person = (mark: string) => `U${mark.repeat(32).slice(0, 32)}`
const [chair, aiko, ken, hana] = ['1', '2', '3', '4'].map(person)
const [hayashi, mori] = ['a1', 'a2'].map(person)
const epochSeconds = (wall: string) => Math.floor(Date.parse(`${wall}+09:00`) / 1000)
const CODE = /\d{4}-\d{4}/

describe('委員の話', () => {
  const place = placeForFile()

  test('次回をたずね、出席と答え、取り消し、代理を立て、代理が引き受ける', async () => {
    const member = inLine(place(), aiko ?? '')
    const staff = inSlack(place(), STAFF)
    const proxy = inLine(place(), proxyPerson)
    const meeting = async () => (await place().town()).meetings[0]

    const next = await member.says('次の会議はいつですか', '次の会議')
    expect(next).toContain('役場 第1会議室')
    expect(next).toContain('未回答')
    const accepted = await member.presses('出席', '「出席」で受け付けました')
    expect(accepted).toContain('第3回推進会議')
    expect((await meeting())?.answers).toMatchObject([
      { seat: 'c2', person: 'p2', answer: 'attend', mode: 'in-person', by: 'p2', via: 'line' },
    ])
    expect(await member.presses('取り消し', '返事を取り消しました')).toContain('未回答')
    expect((await meeting())?.answers).toEqual([])

    await member.says('代理 佐藤花子', '代理を届け出ました')
    expect((await meeting())?.proxies).toMatchObject([{ seat: 'c2', name: '佐藤花子', state: 'named' }])
    await staff.sees('山本 愛子さんから代理の届け出：佐藤花子')
    await staff.presses('認める', '代理（佐藤花子さん）を認めました')
    const approved = await member.hears('代理の出席が認められました')
    const code = CODE.exec(approved)?.[0] ?? ''
    expect(code).toMatch(CODE)

    const offer = await proxy.says(code, '山本 愛子さんの代理としての出席をお願いします')
    expect(offer).toContain('第8条')
    await proxy.presses('上のことを守り、引き受ける', '代理出席を受け付けました')
    await member.hears('代理の佐藤花子さんが引き受けました')
    await staff.sees('代理の佐藤花子さんが引き受けました')
    const after = await meeting()
    expect(after?.proxies).toMatchObject([{ seat: 'c2', name: '佐藤花子', state: 'accepted' }])
    expect(after?.proxies[0]?.pledgedAt).not.toBeNull()
    expect(after?.answers).toMatchObject([{ seat: 'c2', answer: 'proxy' }])
    expect(after?.quorum).toMatchObject({ base: 4, required: 2, sure: 1 })
    // Replies are free: only the code and the acceptance were pushed.
    expect(place().line.quota.used).toBe(2)
  })
})

describe('職員の話', () => {
  const place = placeForFile()

  test('定足数を見て、会議の案を直して作り、会長が招集し、全員に知らせが届く', async () => {
    const staff = inSlack(place(), STAFF)
    const president = inLine(place(), chair ?? '')
    const quorum = await staff.types('/quorum', '第3回', '定足数：テレワーク推進会議 第3回推進会議')
    expect(quorum).toMatch(/ \/ 2 /)

    const form = await staff.opens('/meeting', 'new', '会議の案')
    const wanted = { place: '公民館 大ホール', items: '前回報告\n予算案' }
    await staff.submits({ ...wanted, starts: epochSeconds(daysAhead(-3)) })
    const refused = staff.form()
    expect(refused?.id).toBe(form.id)
    expect(Object.values(refused?.errors ?? {}).join()).toContain('その日時は過ぎています')
    expect((await place().town()).meetings).toHaveLength(1)
    await staff.submits({ ...wanted, starts: epochSeconds(daysAhead(60, '13:30')) })
    expect(staff.form()).toBeUndefined()
    const drafted = await staff.sees('会議の案を作りました')
    expect(drafted).toContain('第4回')
    expect((await place().town()).meetings[1]).toMatchObject({
      no: 4,
      state: 'draft',
      place: '公民館 大ホール',
      items: [{ title: '前回報告' }, { title: '予算案' }],
    })

    await staff.presses('招集する', '会長に招集をお願いしました')
    expect(await president.hears('を招集しますか')).toContain('予算案')
    await president.presses('招集する', '第4回を招集しました')
    for (const one of [chair, aiko, ken, hana]) {
      const invitation = await inLine(place(), one ?? '').hears('第4回の招集のお知らせ')
      expect(invitation).toContain('公民館 大ホール')
    }
    expect((await place().town()).meetings[1]).toMatchObject({ no: 4, state: 'convened' })
    expect((await place().town()).meetings[0]?.answers).toEqual([])
    // What the form said itself is answered: nothing is left that a later look would bring again.
    await nothingUnanswered(place())
  })

  test('電話で受けた欠席を書き、名簿を見て、接続コードを出し、仕事を募集する', async () => {
    const staff = inSlack(place(), STAFF)
    const member = inLine(place(), ken ?? '')
    await staff.types('/rsvp', '第3回 欠席 電話 高橋健', '髙橋 健さんの返事を「欠席」で記録しました')
    const told = await member.hears('「欠席」で受け付けました')
    expect(told).toContain('電話でいただいたお返事を、職員（庶務 まもる）が記録しました')
    const third = (await place().town()).meetings.find(({ no }) => no === 3)
    expect(third?.answers).toMatchObject([
      { seat: 'c3', answer: 'absent', by: 's1', via: 'staff', receivedBy: 'phone' },
    ])

    expect(await staff.types('/member', '髙橋', '髙橋 健')).toContain('社会福祉協議会')
    const issued = await staff.types('/member', 'code 未接続次郎', '未接続 次郎さんの接続コード')
    const code = CODE.exec(issued)?.[0] ?? ''
    await inLine(place(), newcomer).says(code, '未接続 次郎さん、つながりました')
    await staff.sees('未接続 次郎さんのLINEがつながりました')
    const jiro = (await place().town()).people.find(({ id }) => id === 'n1')
    expect(jiro).toMatchObject({ line: newcomer })

    await staff.opens('/job', 'new', '仕事の募集')
    const job = { title: '広報の折込', slots: '3', pay: '4500', due: epochSeconds(daysAhead(20, '17:00')) }
    await staff.submits({ ...job, skills: '茶道' })
    expect(Object.values(staff.form()?.errors ?? {}).join()).toContain('技能「茶道」は登録されていません')
    await staff.submits({ ...job, skills: 'データ入力' })
    expect(await staff.sees('4,500円')).toContain('10番「広報の折込」の募集を始めました')
    expect((await place().town()).jobs.find(({ no }) => no === 10)).toMatchObject({
      title: '広報の折込',
      slots: 3,
      payYen: 4500,
      skills: ['typing'],
      state: 'open',
      claims: [],
    })
  })
})

describe('ワーカーの話', () => {
  const place = placeForFile()

  test('最後の一枠を二人で争い、待ち、辞退が次の人に回り、納品して報酬を確かめる', async () => {
    const staff = inSlack(place(), STAFF)
    const job = async () => (await place().town()).jobs.find(({ no }) => no === 3)
    const both = [hayashi, mori].map((userId) => inLine(place(), userId ?? ''))
    for (const worker of both) {
      const list = await worker.says('仕事一覧', '募集中の仕事')
      expect(list).toContain('名簿入力')
      expect(list).not.toContain('古い仕事')
    }

    await Promise.all(both.map(({ userId }) => place().line.say(userId, '応募 3')))
    const winner = (await job())?.claims[0]?.worker === 'w1' ? both[0] : both[1]
    const other = both.find((one) => one !== winner)
    if (!winner || !other) throw new Error('nobody got the slot')
    expect(await winner.hears('3番「名簿入力」をお願いしました')).toContain('3,000円')
    expect(await other.hears('3番は埋まりました')).toContain('封入')
    await other.presses('順番を待つ', '3番の順番待ちに入りました（1番目）')
    expect(await job()).toMatchObject({ state: 'full', slots: 1 })
    expect((await job())?.claims).toHaveLength(1)
    expect((await job())?.waiting).toHaveLength(1)

    await winner.says('進捗 3 50%', '3番の進み具合を記録しました')
    expect(await winner.says('自分の仕事', 'あなたの仕事')).toContain('50%')
    await winner.says('辞退 3', '3番「名簿入力」を辞退しますか')
    expect((await job())?.claims).toMatchObject([{ state: 'working', percent: 50 }])
    await winner.presses('辞退する', '3番の辞退を受け付けました')
    await staff.sees('が3番を辞退しました')
    await other.hears('3番「名簿入力」に空きが出ました')
    // The freed slot is kept for whoever waited: the one who gave it back cannot slip in again.
    await winner.says('応募 3', '3番は埋まりました')
    await other.presses('受ける', '3番「名簿入力」をお願いしました')

    await other.says('納品 3 https://example.com/meibo.xlsx', '3番「名簿入力」の納品を受け付けました')
    expect(await staff.sees('が3番を納品しました')).toContain('https://example.com/meibo.xlsx')
    const pay = await other.says('報酬', '3番 名簿入力：3,000円')
    expect(pay).toContain('60日以内')
    const after = await job()
    expect(after?.claims.map(({ state }) => state).toSorted()).toEqual(['delivered', 'released'])
    expect(after).toMatchObject({ state: 'full', waiting: [] })
    const [row] = await place().database.db.job.findMany({ where: { no: 3 } })
    expect(row?.taken).toBe(1)
  })
})

describe('見知らぬ人の話', () => {
  const place = placeForFile()

  test('何も知らされず、まちがったコードは数回まで、正しいコードは一度だけ使える', async () => {
    const staff = inSlack(place(), STAFF)
    const stranger = inLine(place(), guesser)
    for (const text of ['次回', '仕事一覧', '名簿', '/quorum 第3回', '委員は誰ですか'])
      await stranger.says(text, 'はじめまして、寄合です')
    expect(stranger.everything()).not.toMatch(/推進会議|名簿入力|田中|役場 第1会議室|山本/)

    const issued = await staff.types('/member', 'code 未接続次郎', '未接続 次郎さんの接続コード')
    const code = CODE.exec(issued)?.[0] ?? ''
    for (const left of [4, 3, 2, 1]) {
      const wrong = `0000-000${left}`
      expect(await stranger.says(wrong, 'そのコードは使えません')).toContain(`あと${left}回`)
    }
    await stranger.says('0000-0000', 'しばらくお待ちください')
    await stranger.says(code, 'しばらくお待ちください')
    expect((await place().town()).people.find(({ id }) => id === 'n1')).not.toHaveProperty('line')

    const jiro = inLine(place(), newcomer)
    // Full width digits and a space, as phones type them.
    const wide = code
      .replace('-', '　')
      .replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
    await jiro.says(wide, '未接続 次郎さん、つながりました')
    await inLine(place(), thief).says(code, 'そのコードは使えません')
    const linked = (await place().town()).people.filter(
      (one) => 'line' in one && STRANGERS.includes(`${one.line}`),
    )
    expect(linked).toMatchObject([{ id: 'n1', line: newcomer }])
  })
})
