// The tables a town file fills, as the bulk writer sees them: keys, columns and what stands in for a missing key.
import { Prisma } from '../db/generated/client.ts'
import { calendarDay, flag, int, json, orElse, serial, text, texts } from './columns.ts'
import type { Table } from './upsert.ts'

export const town: Table = {
  name: 'town',
  town: 'id',
  key: {},
  columns: {
    name: text,
    timezone: orElse('Asia/Tokyo'),
    line_destination: text,
    slack_team_id: text,
    staff_channel: text,
    settings: { ...json, value: Prisma.sql`coalesce(old.settings, '{}') || coalesce(g.settings, '{}')` },
  },
}

export const charters: Table = {
  name: 'charter_version',
  key: { id: text, version: int },
  columns: { name: json, effective_from: calendarDay, effective_to: calendarDay, rules: json },
}

export const organisations: Table = {
  name: 'organisation',
  key: { id: text },
  columns: { name: text, duty: text },
}

export const skills: Table = { name: 'skill', key: { id: text }, columns: { name: text, course: text } }

export const people: Table = {
  name: 'person',
  key: { id: text },
  columns: { name: text, name_key: text, kana: text, locale: orElse('ja'), roles: texts },
}

export const accounts: Table = {
  name: 'account',
  key: { platform: text, user_id: text },
  columns: { person_id: text },
}

export const bodies: Table = {
  name: 'body',
  key: { id: text },
  columns: { name: text, charter_id: text, parent_id: text, from_date: calendarDay, to_date: calendarDay },
}

export const seats: Table = {
  name: 'seat',
  key: { id: text },
  columns: {
    body_id: text,
    category: text,
    title: text,
    organisation_id: text,
    fee_eligible: flag(true),
    position: { ...int, fallback: Prisma.sql`(g.row->>'listed')::int` },
  },
}

const term = { person_id: text, to_date: calendarDay }

export const appointments: Table = {
  name: 'appointment',
  key: serial('appointment'),
  columns: { seat_id: text, body_id: text, from_date: calendarDay, ...term },
}

export const offices: Table = {
  name: 'office',
  key: { body_id: text, office: text, from_date: calendarDay },
  columns: term,
}
