import type { Act } from '../act.ts'

/** The language somebody is spoken to in, from now on: their own choice, whatever their platform says. */
export async function chooseLanguage({ tx, town, by }: Act, locale: 'ja' | 'en'): Promise<void> {
  await tx.person.updateMany({ where: { townId: town, id: by }, data: { locale, localeFrom: 'person' } })
}
