import type { ChainFile } from '../../readers/table/model.ts';

const LONGEST = 26;

/** A file's name for a card: of a UUID or a long number only what tells it from its neighbours. */
export function shortName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const short = name
    .replace(
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
      (uuid) => `${uuid.slice(0, 4)}…`,
    )
    .replace(/\d{17,}/g, (digits) => shortNumber(digits));
  if (short.length <= LONGEST) return short;
  return `${short.slice(0, 12)}…${short.slice(-13)}`;
}

/** `00000000000000000003` is `…0003`: the log's names are numbers filled up with zeros. */
function shortNumber(digits: string): string {
  return `…${digits.slice(-4)}`;
}

/** `24 Nov 2026, 23:00:34 UTC` */
export function timeText(time: number | null): string {
  if (time === null || !Number.isFinite(time) || Math.abs(time) > 8.64e15) return 'time not known';
  return `${times.format(time)} UTC`;
}

const times = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});

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
