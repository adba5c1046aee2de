import type { JSX } from 'preact';
import { Explorer } from '../shell/Explorer.tsx';
import type { Sample } from '../shell/sample.ts';
import { useOpening } from '../shell/use-opening.ts';
import type { Session } from './session.ts';
import { TableBody } from './TableBody.tsx';
import type { First } from './use-table.ts';
import { formatNames } from './words.ts';

/** The table explorer: a table to open, and the way to its rows. */
export function View({ samples }: { samples: readonly Sample[] }): JSX.Element {
  const opening = useOpening<Session, First>({
    samples,
    start: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    label: () => 'Opening the table',
    first: async (folder) => {
      const tables = await folder.tables;
      const root = tables[0]?.root ?? '';
      return { tables, root, history: await folder.history(root) };
    },
    parameters: ['at', 'file', 'with'],
  });
  const { opened, ask, heading } = opening;
  // A published table is known by its title.
  const title = samples.find(({ id }) => id === opened?.sample)?.title;
  const name = title ?? opened?.name ?? '';
  return (
    <Explorer
      samples={samples}
      opening={opening}
      own="a table’s folder or a zip of it"
      accept=".zip"
      folders
      said={opened ? `${name} is open: ${formatNames[opened.first.history.format]} table.` : ''}
    >
      {opened && (
        <TableBody key={opened.key} opened={opened} ask={ask} name={name} heading={heading} />
      )}
    </Explorer>
  );
}
