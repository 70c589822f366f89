// Whether somebody may do something, and by which article. Asked of pure functions in each noun's `may.ts`.

/** Everything somebody can be to a town. `anyone` includes people the town does not know. */
export const AUDIENCES = [
  'anyone',
  'connected',
  'member',
  'chair',
  'vice',
  'mayor',
  'proxy',
  'observer',
  'guest',
  'worker',
  'supporter',
  'director',
  'staff',
] as const
export type Audience = (typeof AUDIENCES)[number]

/** `article` is null where no article speaks and the town's custom decides; `who` says who may instead. */
export type Permission =
  | { allowed: true; article: string | null }
  | { allowed: false; article: string | null; who: Audience[] }

export type NotPermitted = { kind: 'not-permitted'; who: Audience[]; article: string | null }

export const permit = (allowed: boolean, who: Audience[], article: string | null = null): Permission =>
  allowed ? { allowed, article } : { allowed, article, who }

/** The refusal of an operation whose caller may not do it; undefined where they may. */
export const forbidden = (permission: Permission): NotPermitted | undefined =>
  permission.allowed ? undefined : { kind: 'not-permitted', who: permission.who, article: permission.article }
