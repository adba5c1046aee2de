import { Explorer } from '../shell/Explorer.tsx';
import type { Sample } from '../shell/sample.ts';
import { useOpening } from '../shell/use-opening.ts';
import { FileView } from './FileView.tsx';
import type { Session } from './session.ts';
import type { First } from './use-file.ts';
import { summary } from './words.ts';

/** The ORC explorer: a file to open, and what is in it. */
export function View({ samples }: { samples: readonly Sample[] }) {
  const opening = useOpening<Session, First>({
    samples,
    start: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    label: (name) => `Reading the end of ${name}`,
    first: async (file) => ({
      overview: await file.overview,
      parts: await file.parts,
      read: await file.read,
    }),
    parameters: ['stripe', 'column'],
  });
  const { opened, ask, heading } = opening;
  return (
    <Explorer
      samples={samples}
      opening={opening}
      own="an ORC file"
      accept=".orc"
      said={opened ? `${opened.name} is open: ${summary(opened.first.overview)}` : ''}
    >
      {opened && <FileView key={opened.key} opened={opened} ask={ask} heading={heading} />}
    </Explorer>
  );
}
