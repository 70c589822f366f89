// Bodies, their seats and offices: who holds what from which day to which. A seat outlives its holders (N8).

/** Days of the town, both within the term; no `to` where the end is open. */
export type Term = { from: string; to: string | null }

export const covers = ({ from, to }: Term, day: string): boolean => from <= day && (to === null || day <= to)

export const OFFICES = ['chair', 'vice'] as const
export type Office = (typeof OFFICES)[number]
export type HeldOffice = Term & { office: Office; personId: string }

export type Body = Term & {
  id: string
  name: string
  charterId: string
  parentId: string | null
  offices: HeldOffice[]
}

export type HeldSeat = Term & { seatId: string; bodyId: string; category: string; title: string }

/** Who is chair or vice-chair of a body on a day (rule 5(1)); null where nobody is. */
export const officerOn = ({ offices }: Pick<Body, 'offices'>, office: Office, day: string): string | null =>
  offices.find((held) => held.office === office && covers(held, day))?.personId ?? null

/** The seat somebody holds in a body on a day. */
export const seatOn = (seats: HeldSeat[], bodyId: string, day: string): HeldSeat | undefined =>
  seats.find((seat) => seat.bodyId === bodyId && covers(seat, day))
