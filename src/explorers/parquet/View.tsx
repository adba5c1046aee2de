import { count } from '../../domain/amounts.ts';
import { Explorer } from '../shell/Explorer.tsx';
import type { Sample } from '../shell/sample.ts';
import { useOpening } from '../shell/use-opening.ts';
import { FileView, type First } from './FileView.tsx';
import type { Session } from './session.ts';
import { Writer } from './Writer.tsx';

const startWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** The Parquet explorer: a file to open, what is in it, and a file to write. */
export function View({ samples }: { samples: readonly Sample[] }) {
  const opening = useOpening<Session, First>({
    samples,
    start: startWorker,
    label: (name) => `Reading the footer of ${name}`,
    first: async (file) => ({ overview: await file.overview, read: await file.read }),
    parameters: ['where'],
  });
  const { opened, ask, heading, take } = opening;
  return (
    <Explorer
      samples={samples}
      opening={opening}
      own="a Parquet file"
      accept=".parquet,.pq,.parq"
      said={opened ? `${opened.name} is open: ${count(opened.first.overview.rows, 'row')}.` : ''}
    >
      {opened && <FileView key={opened.key} opened={opened} ask={ask} heading={heading} />}
      <Writer start={startWorker} onOpen={(file) => take({ kind: 'file', file })} />
    </Explorer>
  );
}
