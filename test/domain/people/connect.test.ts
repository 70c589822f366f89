import { beforeEach, describe, expect, test } from 'vitest'
import { triesAreUsedUp } from '../../../src/domain/people/connect.ts'
import { given, hoursLater, overlapping, take, together } from '../at-once.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import {
  accountsIn,
  connects,
  enters,
  guesses,
  isRemoved,
  issues,
  ownerOf,
  PHONE,
  redeems,
  TABLET,
  VALID_HOURS,
} from './accounts.ts'

const operation = operations()
const { database, town, run, newTown, audited } = operation
const CODE = '12345678'
const NEXT_CODE = '87654321'
const unknown = { ok: false, refusal: { kind: 'code-unknown' } }
const expired = { ok: false, refusal: { kind: 'code-expired' } }
const connections = async () => (await audited()).filter((act) => act === 'account.connected').length

beforeEach(() => newTown())

describe('コードでつながる', () => {
  test('アカウントはその人のものになり、コードは使い終わる', async () => {
    await given(operation, issues('n1', CODE))
    expect(await take(operation, redeems(CODE))).toEqual({ ok: true, value: { personId: 'n1' } })
    expect(await ownerOf(operation, PHONE)).toBe('n1')
    const [code] = await database().db.linkCode.findMany({ where: { townId: town() } })
    expect(code?.usedAt).toEqual(NOW)
    expect(await lastAudit(operation)).toMatchObject({
      act: 'account.connected',
      subject: 'n1',
      facts: { platform: 'line' },
    })
  })
  test('ほかの町では、なんの値打ちもない', async () => {
    await given(operation, issues('n1', CODE))
    await newTown()
    expect(await writingNothing(operation, () => take(operation, redeems(CODE)))).toEqual(unknown)
  })
  test('期限の最後の瞬間まで使える', async () => {
    await given(operation, issues('n1', CODE), redeems(CODE, PHONE, hoursLater(VALID_HOURS)))
  })
  test('古い: redeemCode は、その間に使われたコードではつながない', async () => {
    await given(operation, issues('n1', CODE), redeems(CODE, TABLET))
    expect(await writingNothing(operation, () => take(operation, redeems(CODE)))).toEqual(unknown)
  })
  test('古い: redeemCode は、その間に出し直されたコードではつながない', async () => {
    await given(operation, issues('n1', CODE), issues('n1', NEXT_CODE))
    expect(await writingNothing(operation, () => take(operation, redeems(CODE)))).toEqual(unknown)
    await given(operation, redeems(NEXT_CODE))
  })
  test('古い: redeemCode は、その間に期限の切れたコードではつながず、何も書かない', async () => {
    await given(operation, issues('n1', CODE))
    const late = () => take(operation, redeems(CODE, PHONE, hoursLater(VALID_HOURS + 1)))
    expect(await writingNothing(operation, late)).toEqual(expired)
  })
  test('期限の切れたコードは、何度打っても、期限が切れたと言う', async () => {
    await given(operation, issues('n1', CODE))
    const late = redeems(CODE, PHONE, hoursLater(VALID_HOURS + 1))
    expect([await take(operation, late), await take(operation, late)]).toEqual([expired, expired])
  })
  test('二度押しても、つながるのは一度', async () => {
    await given(operation, issues('n1', CODE))
    const redeemed = await together(operation, redeems(CODE), redeems(CODE))
    expect(redeemed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accountsIn(operation)).toBe(1)
    expect(await connections()).toBe(1)
  })
  test('二台で同時に打つと、つながるのは一台', async () => {
    await given(operation, issues('n1', CODE))
    const [first, second] = await overlapping(operation, redeems(CODE), redeems(CODE, TABLET))
    expect([first.ok, second]).toEqual([true, unknown])
    expect(await ownerOf(operation, TABLET)).toBeUndefined()
  })
  test('出し直しと重なると、古いコードは使えない', async () => {
    await given(operation, issues('n1', CODE))
    const [, redeemed] = await overlapping(operation, issues('n1', NEXT_CODE), redeems(CODE))
    expect(redeemed).toEqual(unknown)
    expect(await accountsIn(operation)).toBe(0)
  })
})

describe('アカウントの持ち主', () => {
  test('新しいアカウントになると、同じところの前のアカウントは外れ、ほかは残る', async () => {
    const slack = { platform: 'slack', userId: 'UN1' } as const
    await run({ by: 'n1' }, connects('n1', TABLET).work)
    await run({ by: 'n1' }, connects('n1', slack).work)
    await run({ by: 'n1' }, connects('n1').work)
    expect(await Promise.all([TABLET, PHONE, slack].map((one) => ownerOf(operation, one)))).toEqual([
      undefined,
      'n1',
      'n1',
    ])
    expect(await connections()).toBe(3)
  })
  test('人のアカウントは、コードを打った人のものに移る', async () => {
    await take(operation, connects('w1'))
    await given(operation, issues('n1', CODE), redeems(CODE))
    expect(await ownerOf(operation, PHONE)).toBe('n1')
    expect(await accountsIn(operation)).toBe(1)
  })
  test('つながると、打ち間違えた回数は消える', async () => {
    await take(operation, guesses())
    await take(operation, connects('n1'))
    expect(await database().db.linkAttempt.count({ where: { townId: town(), userId: PHONE.userId } })).toBe(0)
  })
  test('古い: connectAccount は、その間に名簿から消えた人につながず、前の持ち主から外さない', async () => {
    await take(operation, connects('w1'))
    await isRemoved(operation, 'n1')
    await writingNothing(operation, () => expect(take(operation, connects('n1'))).rejects.toThrow())
    expect(await ownerOf(operation, PHONE)).toBe('w1')
  })
  test('二人が同時に同じアカウントをつなぐと、後の人のものになる', async () => {
    await overlapping(operation, connects('w1'), connects('n1'))
    expect(await ownerOf(operation, PHONE)).toBe('n1')
    expect(await accountsIn(operation)).toBe(1)
  })
})

describe('名簿にない代理人', () => {
  const newcomers = () =>
    database().db.person.findMany({ where: { townId: town(), id: { startsWith: 'proxy-' } } })

  test('委員の書いた名で名簿に載り、つながる。役目はない', async () => {
    const id = await take(operation, enters('髙田 実'))
    expect(await newcomers()).toMatchObject([
      { id, name: '髙田 実', nameKey: '高田実', locale: 'ja', roles: [] },
    ])
    expect(await ownerOf(operation, PHONE)).toBe(id)
    expect(await lastAudit(operation)).toMatchObject({ act: 'account.connected', subject: id })
  })
  test('同じアカウントは一度だけ載り、名は初めのまま', async () => {
    const first = await take(operation, enters('髙田 実'))
    expect(await take(operation, enters('別の 名'))).toBe(first)
    expect(await newcomers()).toMatchObject([{ id: first, name: '髙田 実' }])
  })
  test('同時に二度載せても、一人', async () => {
    const [one, two] = await together(operation, enters('髙田 実'), enters('髙田 実'))
    expect(one).toBe(two)
    expect(await newcomers()).toHaveLength(1)
    expect(await accountsIn(operation)).toBe(1)
  })
  test('古い: enterNewcomer は、その間に人のものになったアカウントを取り上げない', async () => {
    await given(operation, issues('n1', CODE), redeems(CODE))
    await take(operation, enters('髙田 実')).catch(() => undefined)
    expect(await ownerOf(operation, PHONE)).toBe('n1')
    expect(await newcomers()).toEqual([])
    expect(await connections()).toBe(1)
  })
})

describe('打ち間違い', () => {
  const left = async (account = PHONE, now = NOW) => (await take(operation, guesses(account, now))).left
  const usedUp = (account = PHONE, now = NOW) =>
    writingNothing(operation, () => run({ by: 'stranger', now }, (act) => triesAreUsedUp(act, account)))
  const fiveTimes = async () => {
    for (let n = 0; n < 5; n += 1) await left()
  }

  test('1時間に5回まで。残りの回数を答える', async () => {
    const before = await audited()
    const answers = []
    for (let n = 0; n < 6; n += 1) answers.push(await usedUp(), await left())
    expect(answers).toEqual([false, 4, false, 3, false, 2, false, 1, false, 0, true, 0])
    expect(await audited()).toEqual(before)
  })
  test('ほかのアカウントは、別に数える', async () => {
    await fiveTimes()
    expect(await usedUp(TABLET)).toBe(false)
    expect(await left(TABLET)).toBe(4)
  })
  test('同時に打っても、一つも数え落とさない', async () => {
    const answers = await together(operation, ...Array.from({ length: 8 }, () => guesses()))
    expect(answers.map((answer) => answer.left).sort()).toEqual([0, 0, 0, 0, 1, 2, 3, 4])
  })
  test('古い: countWrongCode は、その間に過ぎた1時間の失敗を数えない', async () => {
    await fiveTimes()
    expect(await left(PHONE, hoursLater(1.1))).toBe(4)
  })
  test('古い: countWrongCode は、その間に使い切られた回数を戻さず、休みを延ばさない', async () => {
    await fiveTimes()
    expect(await left(PHONE, hoursLater(0.9))).toBe(0)
    expect(await usedUp(PHONE, hoursLater(0.95))).toBe(true)
    expect(await usedUp(PHONE, hoursLater(1.1))).toBe(false)
  })
  test('古い: triesAreUsedUp は、その間に過ぎた1時間の失敗で止めない', async () => {
    await fiveTimes()
    expect(await usedUp(PHONE, hoursLater(1))).toBe(false)
  })
  test('古い: triesAreUsedUp は、その間につながったアカウントを止めない', async () => {
    await fiveTimes()
    await take(operation, connects('n1'))
    expect(await usedUp()).toBe(false)
  })
})
