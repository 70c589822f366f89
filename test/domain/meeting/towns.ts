// The small town, a little different.
import type { Operations } from '../records.ts'

type Change = NonNullable<Parameters<Operations['newTown']>[0]>
type Raw = Parameters<Change>[0]

/** A mayor and a director live there too; neither is of the secretariat. */
const withOfficials = (raw: Raw): Raw => ({
  ...raw,
  people: [
    ...raw.people,
    { id: 'm1', name: '町長 太郎', roles: ['mayor'] },
    { id: 'd1', name: '理事 次郎', roles: ['director'] },
  ],
})

const drafted = (raw: Raw): Raw => ({
  ...raw,
  meetings: raw.meetings.map((meeting) => ({ ...meeting, state: 'draft' })),
})

const withoutChair = (raw: Raw): Raw => ({
  ...raw,
  bodies: raw.bodies.map(({ seats, ...body }) => ({
    ...body,
    seats: seats.map(({ office: _office, ...seat }) => seat),
  })),
})

export const townWithOfficials = ({ newTown }: Operations): Promise<void> => newTown(withOfficials)

/** The meeting is a draft still. */
export const townWithDraft = ({ newTown }: Operations): Promise<void> =>
  newTown((raw) => drafted(withOfficials(raw)))

export const townWithoutChair = ({ newTown }: Operations): Promise<void> =>
  newTown((raw) => withoutChair(drafted(withOfficials(raw))))
