// What people are called by, right behind their name.

const HONORIFIC = /^ ?(?:委員|さん|様|氏|殿|君|先生|課長|係長|主事|主査|職員)/
const OFFICE = /^ ?(副会長|会長|仮議長|議長)/
const OFFICE_IN_BRACKETS = /^ ?[（(](副会長|会長|仮議長|議長)[)）]/

/** How many letters behind a name belong to it, and the office among them. */
export function calledBehind(behind: string): { length: number; office: string | undefined } | undefined {
  const office = OFFICE.exec(behind) ?? OFFICE_IN_BRACKETS.exec(behind)
  if (office) return { length: office[0].length, office: office[1] }
  const honorific = HONORIFIC.exec(behind)
  return honorific ? { length: honorific[0].length, office: undefined } : undefined
}
