import type { ChainFile } from '../../readers/table/model.ts';

const LONGEST = 32;
const HEAD = 14;
/** With the dot: `.parquet`. */
const LONGEST_ENDING = 9;

/** A file's name for a card: of a UUID or a long number only what tells it from its neighbours. */
export function shortName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const short = shortIds(name);
  // What is no file has a name in words.
  if (short.length <= LONGEST || name.includes(' ')) return short;
  const ending = short.slice(short.lastIndexOf('.'));
  const head = short.slice(0, HEAD).replace(/…$/, '');
  return `${head}…${ending.length <= LONGEST_ENDING ? ending : short.slice(1 - HEAD)}`;
}

/** A text with its UUIDs cut short, and its long numbers: `00000000000000000003` is `…0003`. */
export function shortIds(text: string): string {
  return text
    .replace(UUID, (uuid) => `${uuid.slice(0, 4)}…`)
    .replace(/\d{17,}/g, (digits) => `…${digits.slice(-4)}`);
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** `24 Nov 2026, 23:00:34 UTC`; without the zone where it is not known. */
export function timeText(time: number | null, isUtc = true): string {
  if (time === null || !Number.isFinite(time) || Math.abs(time) > 8.64e15) return 'time not known';
  // Made when a table is open: making it takes long, and the page is shown before.
  times ??= new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'UTC',
  });
  return times.format(time) + (isUtc ? ' UTC' : '');
}

let times: Intl.DateTimeFormat | undefined;

/** What a card says below the name, where it fits: the fact that matters most. */
export function cardFact({ facts, role }: ChainFile): string {
  const of = (name: string) => facts.find((fact) => fact.name === name)?.value;
  switch (role) {
    case 'data':
    case 'position-deletes':
    case 'equality-deletes': {
      const rows = of('rows') ?? of('records') ?? of('records written');
      const level = of('level');
      const parts = [
        ...(rows === undefined ? [] : [`${rows} ${rows === '1' ? 'row' : 'rows'}`]),
        ...(level === undefined ? [] : [`level ${level}`]),
      ];
      return parts.join(', ');
    }
    case 'manifest': {
      const what = of('lists') === 'delete files' ? 'deletes: ' : '';
      const counts = ['added', 'existing', 'deleted'].flatMap((name) => {
        const count = of(name);
        return count === undefined || count === '0' ? [] : [`${count} ${name}`];
      });
      return what + counts.join(', ');
    }
    case 'manifest-list':
      return of('list') ?? '';
    case 'instant':
      return of('state') ?? '';
    case 'commit':
    case 'checkpoint':
      return `version ${of('version') ?? ''}`;
    case 'deletion-vector': {
      const count = of('rows deleted') ?? of('rows');
      return count === undefined ? '' : `${count} deleted`;
    }
    default:
      return '';
  }
}

/** What became of a stored row in the snapshot. */
export function fateText(gone: string | null): string {
  return gone === null ? 'is there' : shortIds(gone);
}
