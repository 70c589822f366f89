// The sign of each key, drawn with a pen two wide in a field of 24 by 24; none leans on colour.
import type { KeyId } from '../../table/menu.ts'

const person = (x: number): string =>
  `<circle cx="${x}" cy="8" r="3.5"/><path d="M${x - 5.5} 20c0-4 2.5-6 5.5-6s5.5 2 5.5 6"/>`

export const ICONS: { [Id in KeyId]: string } = {
  next: '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5"/>',
  rsvp: '<path d="M4 12.5l5.5 5.5L20 6.5"/>',
  proxy: `${person(8)}<path d="M15 10h7M19 6.5l3 3.5-3 3.5"/>`,
  status: '<path d="M5.5 4.5h13v16.5h-13zM9.5 3h5v3.5h-5zM9 13.5l2.5 2.5 4-4.5"/>',
  agenda: '<path d="M5.5 3h13v18h-13zM9 8h6M9 12h6M9 16h4"/>',
  talk: '<path d="M3.5 4.5h17V16H12l-5 4.5V16H3.5zM8 8.5h8M8 12h5"/>',
  motion: '<path d="M4 7l2 2 3.5-4M4 16l2 2 3.5-4M13 7h7M13 16h7"/>',
  ballot: '<path d="M4 11.5v9h16v-9zM7 11.5h10M9 11.5V3.5h6v8"/>',
  'my-seat': '<path d="M7 3v10.5h10M7 13.5V21M17 13.5V21M7 17.5h10"/>',
  'vote-yes': '<circle cx="12" cy="12" r="8.5"/>',
  'vote-no': '<path d="M5 5l14 14M19 5L5 19"/>',
  'vote-abstain': '<path d="M4 12h16"/>',
  'call-staff': '<path d="M6 17V11a6 6 0 0 1 12 0v6M3.5 17h17M10 20.5h4M12 5V3"/>',
  job: '<path d="M4 6h.5M9 6h11M4 12h.5M9 12h11M4 18h.5M9 18h11"/>',
  'my-jobs': '<path d="M3.5 8h17v12h-17zM9 8V4.5h6V8M3.5 13.5h17"/>',
  deliver: '<path d="M4 15v5.5h16V15M12 16V4M7 8.5L12 3.5l5 5"/>',
  progress: '<path d="M5 20v-6M12 20V9M19 20V4"/>',
  pay: '<path d="M6 4l6 8.5L18 4M12 12.5V21M7 13h10M7 17h10"/>',
  connect: '<circle cx="8" cy="16" r="4.5"/><path d="M11.5 12.5L20 4M16 8l3.5 3.5"/>',
  papers: '<path d="M8 3h11v14H8zM16 17v4H5V7h3M11.5 7.5h4M11.5 11h4"/>',
  help: '<path d="M8 8.5a4 4 0 1 1 6 3.4c-1.4.8-2 1.7-2 3.1M12 19.5v.3"/>',
  language:
    '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c4 4.5 4 13.5 0 18M12 3c-4 4.5-4 13.5 0 18"/>',
}
