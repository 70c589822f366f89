import type { WaitingState } from '../../domain/waiting/model.ts'
import type { FileJob } from '../job/format.ts'
import type { Stored } from '../stored.ts'

type Waiting = {
  id?: number | undefined
  job_no: number
  person_id: string
  state: WaitingState
  offer_until?: string | undefined
}

/** The queue after the import: who stood in it keeps their place, newcomers follow; a closed job has no queue. */
export function queueRows({ no, state, waiting = [], offers = [] }: FileJob, { waits }: Stored): Waiting[] {
  const before = waits.get(no) ?? []
  if (state === 'closed')
    return before.map(({ id, personId }) => ({ id, job_no: no, person_id: personId, state: 'lapsed' }))
  const people = new Set([
    ...before.map(({ personId }) => personId),
    ...waiting,
    ...offers.map(({ worker }) => worker),
  ])
  return [...people].map((person) => {
    const known = before.find((row) => row.personId === person)
    const offer = offers.find(({ worker }) => worker === person)
    return {
      id: known?.id,
      job_no: no,
      person_id: person,
      state: offer ? 'offered' : (known?.state ?? 'waiting'),
      offer_until: offer?.until,
    }
  })
}
