// Clients and leads as tests take them, by the secretariat, on 25 November 2026.
import { type ClientChange, changeClient } from '../../../src/domain/sales/change-client.ts'
import { changeLead, type LeadChange } from '../../../src/domain/sales/change-lead.ts'
import { makeClient, type NewClient } from '../../../src/domain/sales/make-client.ts'
import { makeLead } from '../../../src/domain/sales/make-lead.ts'
import type { Lead, SeenLead } from '../../../src/domain/sales/model.ts'
import { type LeadMove, moveLead } from '../../../src/domain/sales/move-lead.ts'
import { findLead, readSteps } from '../../../src/domain/sales/read.ts'
import { remindLeads } from '../../../src/domain/sales/remind-leads.ts'
import { removeClient } from '../../../src/domain/sales/remove-client.ts'
import { takeBackStep } from '../../../src/domain/sales/take-back-step.ts'
import { winLead } from '../../../src/domain/sales/win-lead.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { type Doing, NOW } from '../operation.ts'
import type { Operations } from '../records.ts'

const ZONE = { timezone: 'Asia/Tokyo' }
export const ORDER = {
  title: '名簿入力',
  yen: 120_000,
  quantity: 40,
  unit: '件',
  dueAt: new Date('2026-12-20T17:00+09:00'),
}

type Making = { topic?: string; ownerId?: string; nextOn?: string; clientNo?: number }

export function sellingIn({ run, town }: Operations) {
  const entering = (how: Partial<NewClient> = {}, doing: Doing = STAFF) =>
    run(doing, (act) => makeClient(act, { name: '佐久商会', ...how }))
  const opening = ({ topic = '名簿の入力', clientNo = 1, ...more }: Making = {}, doing: Doing = STAFF) =>
    run(doing, (act) => makeLead(act, ZONE, { clientNo, topic, ...more }))
  return {
    entering,
    entered: async (how: Partial<NewClient> = {}) => granted(await entering(how)),
    altering: (no: number, change: ClientChange, doing: Doing = STAFF) =>
      run(doing, (act) => changeClient(act, { no, ...change })),
    removing: (no: number, doing: Doing = STAFF) => run(doing, (act) => removeClient(act, { no })),
    opening,
    opened: async (how: Making = {}) => granted(await opening(how)),
    moving: ({ no, revision }: SeenLead, move: LeadMove, doing: Doing = STAFF) =>
      run(doing, (act) => moveLead(act, ZONE, { no, revision, ...move })),
    changing: ({ no, revision }: SeenLead, change: LeadChange, doing: Doing = STAFF) =>
      run(doing, (act) => changeLead(act, { no, revision, ...change })),
    winning: ({ no, revision }: SeenLead, doing: Doing = STAFF, order = ORDER) =>
      run(doing, (act) => winLead(act, ZONE, { no, revision, order })),
    takingBack: ({ no, revision }: SeenLead, doing: Doing = STAFF) =>
      run(doing, (act) => takeBackStep(act, { no, revision })),
    lead: async (no = 1): Promise<Lead> => {
      const found = await run({ by: 'system' }, (act) => findLead(act, no))
      if (!found) throw new Error(`no lead ${no}`)
      return found
    },
    steps: async (no = 1) =>
      (await run({ by: 'system' }, (act) => readSteps(act, no))).map(({ stage }) => stage),
    reminding: async (now: Date = NOW) =>
      (
        await run({ by: 'system', via: 'clock', now }, (act) => remindLeads(act, { id: town(), ...ZONE }))
      ).map(({ lead, weeks }) => `${lead.no} +${weeks}`),
  }
}
