// 資料: だれが、いつまで、誓約のあとに見られるか(第8条, N6)。
import { beforeEach, describe, expect, test } from 'vitest'
import { statement } from '../../../src/db/sql.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { FILE_MOST_BYTES, TOWN_MOST_BYTES } from '../../../src/domain/papers/model.ts'
import { tellPapers } from '../../../src/domain/papers/tell.ts'
import { SYSTEM } from '../../../src/domain/people/model.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled, hasRoles, succeeded } from '../meeting/meanwhile.ts'
import { invitingIn } from '../observer/inviting.ts'
import { NOW, operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { attachingIn, PDF } from './attaching.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const papers = attachingIn(operation)
const guests = invitingIn(operation)
const proxies = proxySteps(operation)

const ENDED = refuse({ kind: 'access-ended', article: '第8条' })
const UNPLEDGED = refuse({ kind: 'pledge-missing', article: '第8条' })
const DAY_MS = 86_400_000

beforeEach(() => operation.newTown())

describe('つける', () => {
  test('会議ごとに番号がつき、ファイルは自分の内容で見分けられ、監査にはハッシュだけが残る', async () => {
    expect(granted(await papers.link())).toMatchObject({ no: 1, kind: 'link', secret: true, toldAt: null })
    const file = granted(await papers.file(PDF, { itemNo: 2, secret: false }))
    expect(file).toMatchObject({ no: 2, itemNo: 2, type: 'application/pdf', size: PDF.length, secret: false })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'paper.attached',
      facts: { paper: 2, item: 2, kind: 'file', secret: false, sha256: file.sha256 },
    })
    expect(JSON.stringify(await lastAudit(operation))).not.toContain('見積書')
  })
  test('いちどきにつけても、番号は重ならない', async () => {
    await Promise.all([papers.link(), papers.link(), papers.file()])
    const all = await database().db.paper.findMany({ where: { townId: town() }, orderBy: { no: 'asc' } })
    expect(all.map(({ no }) => no)).toEqual([1, 2, 3])
  })
  test('空、大きすぎるもの、資料でないもの、httpsでないもの、ない議題は断る', async () => {
    expect(await papers.file(new Uint8Array())).toEqual(refuse({ kind: 'file-empty' }))
    expect(await papers.file(new Uint8Array(FILE_MOST_BYTES + 1))).toEqual(
      refuse({ kind: 'file-too-large', mostBytes: FILE_MOST_BYTES }),
    )
    expect(await papers.file(new TextEncoder().encode('<html><script>alert(1)</script>'))).toEqual(
      refuse({ kind: 'file-not-taken' }),
    )
    for (const url of ['http://example.jp', 'javascript:alert(1)', 'みつもり'])
      expect(await papers.link(url)).toEqual(refuse({ kind: 'link-not-https' }))
    expect(await papers.link(undefined, { itemNo: 9 })).toEqual(refuse({ kind: 'no-such-item', item: 9 }))
    expect(await database().db.paper.count({ where: { townId: town() } })).toBe(0)
  })
  test('町の置き場がいっぱいなら断り、取り下げれば空く', async () => {
    granted(await papers.file())
    await database().sql.count(
      statement`update paper set size = ${TOWN_MOST_BYTES} where town_id = ${town()}`,
    )
    expect(await papers.file()).toEqual(refuse({ kind: 'town-full', mostBytes: TOWN_MOST_BYTES }))
    granted(await papers.withdraw())
    granted(await papers.file())
  })
})

describe('ひらく', () => {
  test('委員は、誓約してからひらき、だれがひらいたかが残る', async () => {
    granted(await papers.file())
    expect(await writingNothing(operation, () => papers.open('p2'))).toEqual(UNPLEDGED)
    await papers.pledged('p2')
    expect(granted(await papers.open('p2'))).toMatchObject({ kind: 'file', content: Buffer.from(PDF) })
    expect(await papers.openings()).toEqual([{ no: 1, personId: 'p2', role: 'member' }])
    expect(await lastAudit(operation)).toMatchObject({
      act: 'paper.opened',
      actor: 'p2',
      facts: { paper: 1, person: 'p2', role: 'member' },
    })
  })
  test('秘密でない資料は、誓約がなくてもひらける。庶務は、誓約なしでひらける', async () => {
    granted(await papers.link(undefined, { secret: false }))
    granted(await papers.open('p2'))
    granted(await papers.link())
    expect(granted(await papers.open('s1', { no: 2 }))).toEqual({ kind: 'link', url: 'https://example.jp/a' })
  })
  test('関係のない人、任期の終わった人には、もう見せない', async () => {
    granted(await papers.link())
    await papers.pledged('p2')
    granted(await papers.open('p2'))
    expect(await writingNothing(operation, () => papers.open('w1'))).toEqual(ENDED)
    await database().db.appointment.updateMany({
      where: { townId: town(), personId: 'p2' },
      data: { to: new Date('2026-12-10') },
    })
    granted(await papers.open('p2', { now: new Date('2026-12-10T20:00+09:00') }))
    const after = new Date('2026-12-11T09:00+09:00')
    expect(await writingNothing(operation, () => papers.open('p2', { now: after }))).toEqual(ENDED)
  })
  test('会議の前に席を継いだ人が見られ、退いた人は見られない。再任なら、改めて誓約する', async () => {
    granted(await papers.link())
    await papers.pledged('p2')
    await succeeded(operation, { seatId: 'c2' })
    const later = new Date('2026-12-02T10:00+09:00')
    expect(await papers.open('p2', { now: later })).toEqual(ENDED)
    expect(await papers.open('n1', { now: later })).toEqual(UNPLEDGED)
    await database().db.appointment.deleteMany({ where: { townId: town(), personId: 'n1' } })
    await database().db.appointment.create({
      data: { townId: town(), seatId: 'c2', bodyId: 'council', personId: 'p2', from: new Date('2026-12-01') },
    })
    expect(await papers.open('p2', { now: later })).toEqual(UNPLEDGED)
    granted(await papers.pledge('p2', later))
    granted(await papers.open('p2', { now: later }))
  })
  test('引き受けた代理は、その会議のあいだだけ見られる', async () => {
    granted(await papers.link())
    await proxies.name()
    expect(await papers.open('w1')).toEqual(ENDED)
    await proxies.accepted()
    granted(await papers.open('w1'))
    expect(await papers.openings()).toEqual([{ no: 1, personId: 'w1', role: 'proxy' }])
    const over = new Date((await meeting()).endsAt.getTime() + 1)
    expect(await papers.open('w1', { now: over })).toEqual(ENDED)
  })
  test('客は、招かれた議題の資料だけを見られる(N6)', async () => {
    const { id, personId } = await guests.accepted()
    granted(await papers.link(undefined, { itemNo: 2 }))
    granted(await papers.link(undefined, { itemNo: 1 }))
    granted(await papers.link())
    granted(await papers.open(personId))
    expect(await papers.open(personId, { no: 2 })).toEqual(ENDED)
    expect(await papers.open(personId, { no: 3 })).toEqual(ENDED)
    granted(await guests.withdraw(id))
    expect(await papers.open(personId)).toEqual(ENDED)
  })
  test('規則が誓約を求めない会議体では、誓約なしで見られ、誓約もいらない', async () => {
    await database().sql.count(statement`update charter_version set rules = jsonb_set(rules, '{secrecy,required}', 'false')
      where town_id = ${town()}`)
    granted(await papers.link())
    granted(await papers.open('p2'))
    expect(await papers.pledge('p2')).toEqual(refuse({ kind: 'no-duty', article: '第8条' }))
  })
  test('規則に定めのない会議体の秘密の資料は、誓約してから見せる', async () => {
    await database().sql.count(
      statement`update charter_version set rules = rules - 'secrecy' where town_id = ${town()}`,
    )
    granted(await papers.link())
    expect(await papers.open('p2')).toEqual(refuse({ kind: 'pledge-missing', article: null }))
  })
  test('ほかの町の資料は、同じ番号でもひらけない', async () => {
    granted(await papers.link())
    await operation.newTown()
    expect(await papers.open('s1')).toEqual(refuse({ kind: 'no-such-paper' }))
  })
})

describe('知らせる', () => {
  const news = (now: Date) =>
    run({ by: SYSTEM, now, via: 'clock' }, async (act) =>
      tellPapers(act, await freshTown(act), await meeting()),
    )
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

  test('続けて加わった資料は、しばらくしてから、まとめて一度だけ知らせる', async () => {
    granted(await papers.link())
    granted(await papers.link(undefined, { itemNo: 2 }))
    expect(await news(later(9))).toEqual([])
    expect(await news(later(10))).toEqual([{ people: ['p1', 'p2', 'p3', 'p4'], papers: 2 }])
    expect(await news(later(11))).toEqual([])
  })
  test('客には、招かれた議題の資料だけを知らせる', async () => {
    const { personId } = await guests.accepted()
    granted(await papers.link())
    expect(await news(later(10))).toEqual([{ people: ['p1', 'p2', 'p3', 'p4'], papers: 1 }])
    granted(await papers.link(undefined, { itemNo: 2 }))
    expect(await news(later(20))).toEqual([
      { people: ['p1', 'p2', 'p3', 'p4'], papers: 1 },
      { people: [personId], papers: 1 },
    ])
  })
})

describe('その間に変わったとき', () => {
  test('古い: attachLink は、その間に中止になった会議や、庶務でなくなった人には応じない', async () => {
    await cancelled(operation)
    expect(await writingNothing(operation, () => papers.link())).toEqual(
      refuse({ kind: 'meeting-cancelled' }),
    )
    await hasRoles(operation, 's1', ['director'])
    expect(await writingNothing(operation, () => papers.link())).toMatchObject({
      ok: false,
      refusal: { kind: 'not-permitted' },
    })
  })
  test('古い: attachFile は、その間に中止になった会議や、庶務でなくなった人には応じない', async () => {
    await cancelled(operation)
    expect(await writingNothing(operation, () => papers.file())).toEqual(
      refuse({ kind: 'meeting-cancelled' }),
    )
    await hasRoles(operation, 's1', ['director'])
    expect(await writingNothing(operation, () => papers.file())).toMatchObject({
      ok: false,
      refusal: { kind: 'not-permitted' },
    })
  })
  test('古い: withdrawPaper は、その間に取り下げられた資料を、もう一度は取り下げない', async () => {
    granted(await papers.file())
    granted(await papers.withdraw())
    expect(await database().db.paperFile.count({ where: { townId: town() } })).toBe(0)
    expect(await writingNothing(operation, () => papers.withdraw())).toEqual(
      refuse({ kind: 'withdrawn-already', at: NOW }),
    )
    expect(await papers.withdraw(9)).toEqual(refuse({ kind: 'no-such-paper' }))
  })
  test('古い: openPaper は、その間に取り下げられた資料をひらかず、何も残さない', async () => {
    granted(await papers.file())
    granted(await papers.withdraw())
    expect(await writingNothing(operation, () => papers.open('s1'))).toEqual(
      refuse({ kind: 'paper-withdrawn' }),
    )
  })
  test('古い: takePledge は、その間に任期の終わった人や、関係のない人の誓約を受けず、二度は記さない', async () => {
    await papers.pledged('p2')
    expect(granted(await writingNothing(operation, () => papers.pledge('p2')))).toMatchObject({ again: true })
    expect(await writingNothing(operation, () => papers.pledge('w1'))).toEqual(refuse({ kind: 'no-part' }))
    await succeeded(operation, { seatId: 'c3' })
    expect(
      await writingNothing(operation, () => papers.pledge('p3', new Date(NOW.getTime() + 10 * DAY_MS))),
    ).toEqual(refuse({ kind: 'no-part' }))
  })
})
