// Papers as the secretariat attaches them, and as people open them.
import { attachFile, attachLink } from '../../../src/domain/papers/attach.ts'
import { openPaper } from '../../../src/domain/papers/open.ts'
import { withdrawPaper } from '../../../src/domain/papers/withdraw.ts'
import { takePledge } from '../../../src/domain/pledge/take.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { NOW } from '../operation.ts'
import type { Operations } from '../records.ts'

/** What a small PDF begins with. */
export const PDF = new TextEncoder().encode(
  '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

const ABOUT = { meetingId: 'council-3', itemNo: null, title: '見積書', secret: true }
type About = { meetingId?: string; itemNo?: number | null; title?: string; secret?: boolean }

export function attachingIn({ run, database, town }: Operations) {
  return {
    file: (content: Uint8Array = PDF, more: About = {}) =>
      run(STAFF, (act) => attachFile(act, { ...ABOUT, ...more, content })),
    link: (url = 'https://example.jp/a', more: About = {}) =>
      run(STAFF, (act) => attachLink(act, { ...ABOUT, ...more, url })),
    withdraw: (no = 1) => run(STAFF, (act) => withdrawPaper(act, { meetingId: 'council-3', no })),
    open: (by: string, { no = 1, now = NOW }: { no?: number; now?: Date } = {}) =>
      run({ by, via: 'link', now }, async (act) =>
        openPaper(act, await freshTown(act), { meetingId: 'council-3', no }),
      ),
    pledge: (by: string, now = NOW) => run({ by, now }, (act) => takePledge(act, { meetingId: 'council-3' })),
    pledged: async (by: string) =>
      granted(await run({ by }, (act) => takePledge(act, { meetingId: 'council-3' }))),
    openings: () =>
      database().db.paperOpening.findMany({
        where: { townId: town() },
        orderBy: { id: 'asc' },
        select: { no: true, personId: true, role: true },
      }),
  }
}
