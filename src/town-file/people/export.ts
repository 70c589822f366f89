// People in the export, with their chat accounts, and their entries as workers.
import type { Reader } from '../../domain/act.ts'
import { exportSupporters } from '../supporter/export.ts'
import { iso } from '../values.ts'

export async function exportPeople({ tx, town }: Reader) {
  const people = await tx.person.findMany({
    where: { townId: town },
    orderBy: { id: 'asc' },
    include: { accounts: true },
  })
  return people.map(({ id, name, kana, locale, phone, roles, accounts }) => {
    const account = (platform: string) => accounts.find((row) => row.platform === platform)?.userId
    const [line, slack] = [account('line'), account('slack')]
    const reached = { ...(phone && { phone }), ...(line && { line }), ...(slack && { slack }) }
    return { id, name, kana, locale, roles, ...reached }
  })
}

export async function exportWorkers(reader: Reader) {
  const { tx, town } = reader
  const supporters = await exportSupporters(reader)
  const workers = await tx.worker.findMany({ where: { townId: town }, orderBy: { personId: 'asc' } })
  return workers.map(({ personId, state, skills, claimLimit, hours, wishes, invoiceNo, ...row }) => ({
    person: personId,
    state,
    skills,
    claimLimit,
    appliedAt: iso(row.appliedAt),
    consentAt: iso(row.consentAt),
    orientedAt: iso(row.orientedAt),
    hours,
    wishes,
    invoiceNo,
    leftAt: iso(row.leftAt),
    supporters: supporters(personId),
  }))
}
