// 職員に取り次ぐ(C5)。
import { beforeEach, describe, expect, test } from 'vitest'
import { endEnquiry } from '../../../src/domain/enquiry/end.ts'
import { openEnquiries, openEnquiryOf } from '../../../src/domain/enquiry/read.ts'
import { replyToEnquiry } from '../../../src/domain/enquiry/reply.ts'
import { introduce, speakToStaff } from '../../../src/domain/enquiry/speak.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { townWithOfficials } from '../meeting/towns.ts'
import { NOW, operations } from '../operation.ts'
import { auditOf, writingNothing } from '../records.ts'

const operation = operations()
const { run } = operation

const account = (mark: string) => ({ platform: 'line' as const, userId: `U${mark}` })
const spoken = (mark = 'x', personId: string | null = null) => ({
  ...{ account: account(mark), personId, locale: 'ja' as const, callback: false },
  about: { message: '駐車場はありますか' },
})
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const speak = (mark = 'x', personId: string | null = null, now = NOW) =>
  run({ by: personId ?? 'stranger', now }, (act) => speakToStaff(act, spoken(mark, personId)))
const begun = async (mark = 'x', personId: string | null = null) => {
  const outcome = await speak(mark, personId)
  if (!outcome.ok) throw new Error('refused')
  return outcome.value
}
const open = (mark = 'x') => run({ by: 'stranger' }, (act) => openEnquiryOf(act, account(mark)))

beforeEach(() => townWithOfficials(operation))

describe('話す', () => {
  test('はじめの言葉で始まり、続く言葉は同じ相談に入る', async () => {
    const written = await auditOf(operation, async () => {
      expect(await speak()).toMatchObject({
        value: { isNew: true, about: { message: '駐車場はありますか' } },
      })
      expect(await speak()).toMatchObject({ value: { isNew: false } })
    })
    expect(written).toEqual(['enquiry.begun'])
  })
  test('待つ人は待った順に、ぜんぶの数とともに', async () => {
    for (let n = 0; n < 23; n += 1) await speak(`s${n}`, null, later(n))
    const waiting = await run({ by: 's1' }, openEnquiries)
    expect(waiting).toHaveLength(20)
    expect(waiting[0]).toMatchObject({ userId: 'Us0', total: 23 })
  })
  test('同じ瞬間に二つ言っても、相談は一つ', async () => {
    const both = await Promise.all([speak(), speak()])
    expect(both.filter((one) => one.ok && one.value.isNew)).toHaveLength(1)
  })
  test('名と電話は、あとから加わる', async () => {
    const { id } = await begun()
    await run({ by: 'stranger' }, (act) => introduce(act, id, { name: '例山' }))
    await run({ by: 'stranger' }, (act) => introduce(act, id, { phone: '0267-00-0000' }))
    expect(await open()).toMatchObject({ name: '例山', phone: '0267-00-0000' })
  })
  test('登録のない人は1時間に8回まで。次の1時間にはまた話せる', async () => {
    for (let n = 0; n < 8; n += 1) expect(await speak()).toMatchObject({ ok: true })
    expect(await writingNothing(operation, () => speak())).toEqual(refuse({ kind: 'too-often' }))
    expect(await speak('x', null, later(61))).toMatchObject({ ok: true })
  })
  test('登録のない人ぜんたいで、新しい相談は1時間に30まで。登録のある人は話せる', async () => {
    for (let n = 0; n < 30; n += 1) expect(await speak(`s${n}`)).toMatchObject({ ok: true })
    expect(await speak('more')).toEqual(refuse({ kind: 'too-often' }))
    expect(await speak('member', 'p2')).toMatchObject({ ok: true })
  })
  test('古い: speakToStaff は、その間に対応が済んだ相談に加えず、新しく始める', async () => {
    const { id } = await begun()
    await run(STAFF, (act) => endEnquiry(act, id))
    const again = await begun()
    expect(again).toMatchObject({ isNew: true })
    expect(again.id).not.toBe(id)
  })
})

describe('返信する', () => {
  test('返信した時が残る。言葉は残らない', async () => {
    const { id } = await begun()
    expect(await run(STAFF, (act) => replyToEnquiry(act, id))).toMatchObject({
      value: { id, repliedAt: NOW },
    })
  })
  test('古い: replyToEnquiry は、もうない相談に返信しない', async () => {
    const outcome = await writingNothing(operation, () => run(STAFF, (act) => replyToEnquiry(act, 99)))
    expect(outcome).toEqual(refuse({ kind: 'no-such-enquiry' }))
  })
  test.each(['p1', 'p2', 'w1', 'd1', 'nobody'])('%s は返信できない', async (by) => {
    const { id } = await begun()
    const outcome = await writingNothing(operation, () => run({ by }, (act) => replyToEnquiry(act, id)))
    expect(outcome).toMatchObject({ refusal: { kind: 'not-permitted' } })
  })
})

describe('対応を終える', () => {
  test('だれが、いつ終えたかが残り、開いた相談はなくなる', async () => {
    const { id } = await begun()
    expect(await run(STAFF, (act) => endEnquiry(act, id))).toMatchObject({ value: { id, endedAt: NOW } })
    expect(await open()).toBeUndefined()
  })
  test('古い: endEnquiry は、その間に終えられた相談を二度終えない', async () => {
    const { id } = await begun()
    await run(STAFF, (act) => endEnquiry(act, id))
    const again = await writingNothing(operation, () => run(STAFF, (act) => endEnquiry(act, id)))
    expect(again).toEqual(refuse({ kind: 'enquiry-ended' }))
  })
  test.each(['p1', 'w1', 'nobody'])('%s は終えられない', async (by) => {
    const { id } = await begun()
    const outcome = await writingNothing(operation, () => run({ by }, (act) => endEnquiry(act, id)))
    expect(outcome).toMatchObject({ refusal: { kind: 'not-permitted' } })
  })
})
