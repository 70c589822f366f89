import { Buffer } from 'node:buffer'
import { beforeEach, describe, expect, test } from 'vitest'
import { attachDeliveryFile, detachDeliveryFile } from '../../../src/domain/delivery/attach-file.ts'
import { keepFile } from '../../../src/domain/delivery/keep-file.ts'
import { deliveredName } from '../../../src/domain/delivery/model.ts'
import { openDeliveryFile } from '../../../src/domain/delivery/open-file.ts'
import { FILE_MOST_BYTES, TOWN_MOST_BYTES } from '../../../src/domain/papers/model.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { given, hoursLater, take, together, turn } from '../at-once.ts'
import { accepts } from '../inspection/inspecting.ts'
import { claims, delivers, releases, workingTown } from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { database, town, run } = operation

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
/** Another picture: what stands behind its end is passed over. */
const picture = (mark: string) => Buffer.concat([PNG, Buffer.from(mark)])

const keeps = (content: Uint8Array, personId = 'w1', by = personId) =>
  turn(by, NOW, (act) => keepFile(act, { personId, content }))
const attaches = (sha256: string, name: string | undefined = '名簿.png', personId = 'w1', by = personId) =>
  turn(by, NOW, (act) => attachDeliveryFile(act, { no: 3, personId, sha256, name }))
const detaches = (id: number, personId = 'w1', by = personId) =>
  turn(by, NOW, (act) => detachDeliveryFile(act, { no: 3, personId, id }))
const opens = (id: number, by: string) => turn(by, NOW, (act) => openDeliveryFile(act, id))

async function kept(content: Uint8Array, personId = 'w1'): Promise<string> {
  const outcome = await take(operation, keeps(content, personId))
  if (!outcome.ok) throw new Error(outcome.refusal.kind)
  return outcome.value.sha256
}
async function attached(content: Uint8Array = PNG, name = '名簿.png'): Promise<number> {
  const outcome = await take(operation, attaches(await kept(content), name))
  if (!outcome.ok) throw new Error(outcome.refusal.kind)
  return outcome.value.id
}
const storedFiles = () => database().db.storedFile.count({ where: { townId: town() } })
const refused = (kind: string) => ({ ok: false, refusal: { kind } })

/** w1 holds job 3; w2 holds job 5. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3), claims('w2', 5))
})

describe('ファイルを受け取る', () => {
  test('中身のとおりの種類で、一つの中身は一度だけ置かれる', async () => {
    const one = await kept(PNG)
    expect(await kept(PNG, 'w2')).toBe(one)
    expect(await storedFiles()).toBe(1)
    expect(await take(operation, attaches(one, '名簿.exe'))).toMatchObject({
      ok: true,
      value: { name: '名簿.png', type: 'image/png', size: PNG.byteLength, sha256: one },
    })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'job.file-added',
      subject: 'job-3',
      facts: { worker: 'w1', sha256: one },
    })
  })
  test.each([
    ['空のもの', Buffer.alloc(0), 'file-empty'],
    ['プログラム', Buffer.from('MZ\u0090\u0000 this program'), 'file-not-taken'],
    ['ホームページ', Buffer.from('<html><script>alert(1)</script>'), 'file-not-taken'],
    [
      'スクリプトのある図',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      'file-not-taken',
    ],
    ['zip', Buffer.from('504b0304140000000000', 'hex'), 'file-not-taken'],
    ['大きすぎるもの', Buffer.concat([PNG, Buffer.alloc(FILE_MOST_BYTES)]), 'file-too-large'],
  ])('%s は受け取らない', async (_, content, kind) => {
    expect(await writingNothing(operation, () => take(operation, keeps(content)))).toMatchObject(
      refused(kind),
    )
  })
  test('町の保管場所がいっぱいなら、受け取らない', async () => {
    await database().db.paper.create({
      data: {
        ...{
          townId: town(),
          meetingId: 'council-3',
          no: 1,
          title: '資料',
          kind: 'file',
          type: 'application/pdf',
        },
        ...{ size: TOWN_MOST_BYTES, sha256: '0'.repeat(64), byId: 's1', via: 'slack', at: NOW },
      },
    })
    expect(await writingNothing(operation, () => take(operation, keeps(PNG)))).toEqual(refused('town-full'))
  })
  test('受けている仕事のない人のものは、置かない', async () => {
    expect(await writingNothing(operation, () => take(operation, keeps(PNG, 'w4')))).toEqual(
      refused('none-held'),
    )
  })
  test('名前は、置ける名前になり、終わりは中身のとおり', () => {
    expect(deliveredName('../../etc/passwd\n.png', 'png')).toBe('_.._etc_passwd_.png')
    expect(deliveredName('報告書.v2.PDF', 'pdf')).toBe('報告書.v2.pdf')
    expect(deliveredName('...', 'jpg')).toBe('file.jpg')
    expect(deliveredName(undefined, 'jpg')).toBe('file.jpg')
    expect(deliveredName('あ'.repeat(200), 'pdf')).toHaveLength(84)
  })
})

describe('仕事につける', () => {
  test('同じものを二度つけても、一つ', async () => {
    const sha256 = await kept(PNG)
    await together(operation, attaches(sha256), attaches(sha256))
    expect(await database().db.deliveryFile.count({ where: { townId: town() } })).toBe(1)
  })
  test('納品したあとでも、検収の前なら加えられる', async () => {
    await given(operation, delivers('w1', 3))
    expect(await attached()).toBeGreaterThan(0)
  })
  test('数には限りがある', async () => {
    for (let n = 0; n < 30; n += 1) await attached(picture(`${n}`))
    const more = attaches(await kept(picture('more')))
    expect(await writingNothing(operation, () => take(operation, more))).toEqual({
      ok: false,
      refusal: { kind: 'too-many-files', most: 30 },
    })
  })
  test.each(['w2', 's1', 'd1', 'system'])('%s は、ほかの人の仕事につけない', async (by) => {
    const sha256 = await kept(PNG)
    expect(
      await writingNothing(operation, () => take(operation, attaches(sha256, 'x', 'w1', by))),
    ).toMatchObject(refused('not-permitted'))
    expect(await writingNothing(operation, () => take(operation, keeps(PNG, 'w1', by)))).toMatchObject(
      refused('not-permitted'),
    )
    expect(await writingNothing(operation, () => take(operation, detaches(1, 'w1', by)))).toMatchObject(
      refused('not-permitted'),
    )
  })
})

describe('読んだときは正しかった', () => {
  test('古い: keepFile は、その間に仕事を返した人のものを置かない', async () => {
    await given(operation, releases('w1', 3))
    expect(await writingNothing(operation, () => take(operation, keeps(PNG)))).toEqual(refused('none-held'))
  })
  test('古い: attachDeliveryFile は、返した仕事や検収の済んだ仕事、消されたファイルではつけない', async () => {
    const sha256 = await kept(PNG)
    await database().db.storedFile.deleteMany({ where: { townId: town() } })
    expect(await writingNothing(operation, () => take(operation, attaches(sha256)))).toEqual(
      refused('file-gone'),
    )
    await kept(PNG)
    await given(operation, delivers('w1', 3), accepts())
    expect(await writingNothing(operation, () => take(operation, attaches(sha256)))).toEqual(
      refused('already-inspected'),
    )
    await database().db.claim.updateMany({ where: { townId: town() }, data: { state: 'released' } })
    expect(await writingNothing(operation, () => take(operation, attaches(sha256)))).toEqual(
      refused('not-held'),
    )
  })
  test('古い: detachDeliveryFile は、検収の済んだもの、もう外したものを外さない', async () => {
    const id = await attached()
    await given(operation, detaches(id))
    expect(await storedFiles()).toBe(0)
    expect(await writingNothing(operation, () => take(operation, detaches(id)))).toEqual(
      refused('no-such-file'),
    )
    const again = await attached()
    await given(operation, delivers('w1', 3), accepts())
    expect(await writingNothing(operation, () => take(operation, detaches(again)))).toEqual(
      refused('already-inspected'),
    )
  })
  test('古い: openDeliveryFile は、その間に外したファイルを渡さない', async () => {
    const id = await attached()
    await given(operation, detaches(id))
    expect(await writingNothing(operation, () => take(operation, opens(id, 's1')))).toEqual(
      refused('no-such-file'),
    )
  })
  test('ほかの人もつけた中身は、外しても残る', async () => {
    const id = await attached()
    const sha256 = await kept(PNG, 'w2')
    await run({ by: 'w2' }, (act) => attachDeliveryFile(act, { no: 5, personId: 'w2', sha256, name: 'x' }))
    await given(operation, detaches(id))
    expect(await storedFiles()).toBe(1)
  })
})

describe('ひらく', () => {
  test.each(['w1', 's1', 'd1'])('%s はひらける', async (by) => {
    const id = await attached()
    const opened = await take(operation, opens(id, by))
    if (!opened.ok) throw new Error(opened.refusal.kind)
    expect(Buffer.from(opened.value.content)).toEqual(PNG)
    expect(await lastAudit(operation)).toMatchObject({
      act: 'job.file-opened',
      actor: by,
      facts: { file: id },
    })
  })
  test.each(['w2', 'p1', 'n1'])('%s には、ない', async (by) => {
    const id = await attached()
    expect(await writingNothing(operation, () => take(operation, opens(id, by)))).toEqual(
      refused('no-such-file'),
    )
  })
  test('中身を持たない町では、ないと言う', async () => {
    const id = await attached()
    await database().db.storedFile.deleteMany({ where: { townId: town() } })
    expect(await take(operation, opens(id, 's1'))).toEqual(refused('file-missing'))
  })
})

test('消してほしいと言った人のファイルは、消える', async () => {
  await attached()
  await given(operation, delivers('w1', 3, hoursLater(1)), accepts('d1', { now: hoursLater(2) }))
  await database().db.inspection.updateMany({ where: { townId: town() }, data: { reason: '林さんの件' } })
  expect(await run({ by: 's1' }, (act) => erasePerson(act, { personId: 'w1' }))).toMatchObject({ ok: true })
  expect(await storedFiles()).toBe(0)
  expect(await database().db.deliveryFile.count({ where: { townId: town() } })).toBe(0)
  expect(await database().db.inspection.findMany({ where: { townId: town() } })).toMatchObject([
    { reason: null },
  ])
})
